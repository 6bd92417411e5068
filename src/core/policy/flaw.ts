/** What is wrong with a value, in a sentence of our own: from what zod found. */
import type { z } from "zod";
import { nearest } from "../text/nearest.ts";

/** Keys of maps and numbers of list items, from the top of the file. */
export type Path = readonly PropertyKey[];

/** One thing that is wrong, not yet with its line. */
export interface Flaw {
  path: Path;
  /** What is wrong and what was expected. */
  sentence: string;
  severity: "error" | "warning";
  /** Whether the key is meant, not what it holds. */
  key?: boolean;
  /** Other places that it follows from. */
  from?: readonly Path[];
}

/** Where something stands in a text, from 1. */
export interface Place {
  line: number;
  column: number;
}

type Issue = z.core.$ZodIssue;

/** The flaws of one issue: each unknown key is one. The schema says what was expected (schema-values.ts). */
export function flawsOf(issue: Issue, above: Path = []): Flaw[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...path, key], issue.message.split(", ")));
  }
  if (issue.code === "invalid_key") {
    return [{ path, sentence: sentenceOf(issue.issues[0] ?? issue), severity: "error", key: true }];
  }
  const meant = issue.code === "invalid_union" ? likeliest(issue.errors) : undefined;
  return meant?.flatMap((inner) => flawsOf(inner, path)) ?? [{ path, sentence: sentenceOf(issue), severity: "error" }];
}

/** Of the kinds a value may be, the one it was meant to be: it fits as a whole, and its keys fit best. */
function likeliest(kinds: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const within = ({ path, code }: Issue): boolean => path.length > 0 || code === "unrecognized_keys";
  return kinds.filter((issues) => issues.every(within)).toSorted((a, b) => strangeness(a) - strangeness(b))[0];
}

/** How many keys are unknown or missing. */
function strangeness(issues: readonly Issue[]): number {
  return issues
    .map((issue) => (issue.code === "unrecognized_keys" ? issue.keys.length : Number(issue.input === undefined)))
    .reduce((sum, count) => sum + count, 0);
}

function unknownKey(path: Path, known: readonly string[]): Flaw {
  const key = String(path.at(-1));
  const near = key.length > LONGEST ? null : nearest(key, known);
  const hint = near === null ? `known here: ${known.join(", ")}` : `probably ${near} is meant`;
  return { path, sentence: `there is no key ${show(key)} here; ${hint}`, severity: "error", key: true };
}

function sentenceOf({ code, message, input, path }: Issue): string {
  if (code === "custom") return message;
  if (input === undefined && path.length > 0) return `is missing: expected ${message}`;
  return `expected ${message}; found ${show(input)}`;
}

/** How much of what a person wrote is said again. */
const LONGEST = 40;

function show(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  if (typeof value !== "string")
    return typeof value === "number" || typeof value === "boolean" ? `${value}` : typeof value;
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}
