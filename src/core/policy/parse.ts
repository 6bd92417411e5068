/** Reads the text of a policy file: each complaint with its line. */
import type { Instant } from "../model/case.ts";
import type { Flaw } from "./flaw.ts";
import { placeOf, stands } from "./place.ts";
import { examine, readingOf } from "./read.ts";
import type { PolicyReading } from "./read.ts";
import { complaintOf } from "./complaint.ts";
import type { Complaint } from "./complaint.ts";
import { isMap } from "./merge.ts";
import { EXTENDS } from "./schema.ts";
import { readText } from "./text.ts";
import type { Fault, PolicyText } from "./text.ts";

export interface ParseOptions {
  /** The present: without it nothing is said of what is past. */
  now?: Instant;
  /** The text of the file that it extends. Without it, names that may stand there are only warned about. */
  base?: string;
}

/** Reads a policy file's text. Never throws. */
export function parsePolicy(text: string, { now, base }: ParseOptions = {}): PolicyReading {
  const own = readText(text);
  const under = base === undefined ? null : readText(base);
  const faults = [...own.faults.map(complaintOfFault), ...(under?.faults ?? []).map(complaintOfBase)];
  if (own.value === undefined || (under !== null && under.value === undefined))
    return { complaints: bounded(faults, faults.length) };
  const context = { ...(now === undefined ? {} : { now }), ...(under === null ? {} : { base: under.value }) };
  const { policy, flaws } = examine(own.value, context);
  const complaints = flaws.slice(0, MOST).map((flaw) => complaintIn(own, under, flaw));
  return readingOf(policy, bounded([...faults, ...complaints], faults.length + flaws.length));
}

/** The repository whose policy this one extends, as it is written there; null when it extends none that can be. */
export function extendsOf(text: string): string | null {
  const { value } = readText(text);
  const name = isMap(value) ? value["_extends"] : null;
  return typeof name === "string" && EXTENDS.test(name) ? name : null;
}

/** How many complaints are told: with more, something else is wrong. */
const MOST = 100;

/** In the order of the file; what is left out is counted, and is an error so that nobody takes the rest for all. */
function bounded(complaints: readonly Complaint[], all: number): Complaint[] {
  const told = complaints.toSorted(byPlace).slice(0, MOST);
  if (all <= told.length) return told;
  const expected = `${all - told.length} more complaints are left out`;
  return [...told, { line: null, column: null, path: "", expected, severity: "error" }];
}

function complaintOfFault({ sentence, severity, place }: Fault): Complaint {
  return { ...place, path: "", expected: sentence, severity };
}

function complaintOfBase({ sentence, severity, place }: Fault): Complaint {
  const expected = `in the file it extends, line ${place.line}: ${sentence}`;
  return { line: null, column: null, path: "_extends", expected, severity };
}

/** A flaw that stands in the base has no line here. */
function complaintIn(own: PolicyText, base: PolicyText | null, flaw: Flaw): Complaint {
  const inBase = base !== null && !stands(own.document, flaw.path) && stands(base.document, flaw.path);
  if (!inBase) return complaintOf(flaw, placeOf(own, flaw));
  const sentence = `in the file it extends, line ${placeOf(base, flaw).line}: ${flaw.sentence}`;
  return complaintOf({ ...flaw, sentence }, null);
}

/** Where what has no line comes. */
const LAST = Number.MAX_SAFE_INTEGER;

function byPlace(one: Complaint, other: Complaint): number {
  return (one.line ?? LAST) - (other.line ?? LAST) || (one.column ?? 0) - (other.column ?? 0);
}
