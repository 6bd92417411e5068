/** Reads the text of a policy file: each complaint with its line. */
import type { Instant } from "./case.ts";
import type { Flaw } from "./policy-flaw.ts";
import { placeOf, stands } from "./policy-place.ts";
import { complaintOf, examine, readingOf } from "./policy-read.ts";
import type { Complaint, PolicyReading } from "./policy-read.ts";
import { isMap } from "./policy-merge.ts";
import { EXTENDS } from "./policy-schema.ts";
import { readText } from "./policy-text.ts";
import type { Fault, PolicyText } from "./policy-text.ts";

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
  if (own.value === undefined || (under !== null && under.value === undefined)) return { complaints: faults };
  const context = { ...(now === undefined ? {} : { now }), ...(under === null ? {} : { base: under.value }) };
  const { policy, flaws } = examine(own.value, context);
  const complaints = flaws.slice(0, MOST).map((flaw) => complaintIn(own, under, flaw));
  return readingOf(policy, [...faults, ...complaints, ...more(flaws.length - MOST)].toSorted(byPlace));
}

/** The repository whose policy this one extends, as it is written there; null when it extends none that can be. */
export function extendsOf(text: string): string | null {
  const { value } = readText(text);
  const name = isMap(value) ? value["_extends"] : null;
  return typeof name === "string" && EXTENDS.test(name) ? name : null;
}

/** How many complaints are told: with more, something else is wrong. */
const MOST = 100;

function more(count: number): Complaint[] {
  if (count <= 0) return [];
  return [{ line: null, column: null, path: "", expected: `and ${count} more`, severity: "error" }];
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
  if (stands(own.document, flaw.path) || !stands(base?.document ?? null, flaw.path)) {
    return complaintOf(flaw, placeOf(own, flaw));
  }
  const line = base === null ? null : (placeOf(base, flaw)?.line ?? null);
  return complaintOf({ ...flaw, sentence: `in the file it extends, line ${line ?? 1}: ${flaw.sentence}` }, null);
}

function byPlace(one: Complaint, other: Complaint): number {
  return (one.line ?? Infinity) - (other.line ?? Infinity) || (one.column ?? 0) - (other.column ?? 0) || 0;
}
