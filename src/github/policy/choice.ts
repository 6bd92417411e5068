/** Which policy holds: the one that is written, or another as long as that is wrong. */
import type { Instant, Problem } from "../../core/model/case.ts";
import { parsePolicy } from "../../core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../core/policy/read.ts";
import type { PolicyReading } from "../../core/policy/read.ts";
import type { Complaint } from "../../core/policy/complaint.ts";
import { POLICY_PATH } from "../../core/model/policy.ts";
import type { Policy } from "../../core/model/policy.ts";
import type { PolicyFile } from "./file.ts";

/** The policy to work by, and what is to be said on the card when it is not the one that is written. */
export interface InForce {
  policy: Policy;
  problems: Problem[];
}

/** A repository's file and the one it extends. */
export interface Files {
  own: PolicyFile;
  /** `file`: null when there is none, or when it is of another owner and was not read. */
  base: { file: PolicyFile | null; foreign: boolean } | null;
}

/** What is written if that is good, else the last good policy, else what can be used of what is written, else the defaults. */
export function choose(files: Files, last: Policy | undefined, now: Instant): InForce {
  const { policy, why } = judge(files, now);
  if (policy !== null && why === null) return { policy, problems: [] };
  const [chosen, which] = substitute(policy, last);
  return { policy: chosen, problems: [{ about: "policy", why: `${why ?? ""} Until it is mended, ${which} holds.` }] };
}

function substitute(alone: Policy | null, last: Policy | undefined): [Policy, string] {
  if (last !== undefined) return [last, "the last good policy"];
  return alone === null ? [DEFAULT_POLICY, "the default policy"] : [alone, "this file alone"];
}

/** Everything that is said of a file with what it extends; that this is not there is an error among the others. */
export function readingOfFiles(files: Files, now: Instant): PolicyReading {
  const { reading, missing } = read(files, now);
  if (missing === null) return reading;
  const others = "policy" in reading ? reading.warnings : reading.complaints;
  const error = { line: null, column: null, path: "_extends", expected: missing, severity: "error" as const };
  return { complaints: [...others, error] };
}

/** What the file says, and why what it extends is missing; null: it is not. */
function read({ own, base }: Files, now: Instant): { reading: PolicyReading; missing: string | null } {
  const reading = parsePolicy(own.text, base === null ? { now } : { now, base: base.file?.text ?? "" });
  return { reading, missing: base === null || base.file !== null ? null : whyMissing(own, base) };
}

/** What the file says, as far as it can be used, and what is wrong with it. */
function judge(files: Files, now: Instant): { policy: Policy | null; why: string | null } {
  const { reading, missing } = read(files, now);
  if ("policy" in reading) return { policy: reading.policy, why: missing };
  return { policy: null, why: missing ?? summaryOf(reading.complaints) };
}

function whyMissing(own: PolicyFile, { foreign }: { foreign: boolean }): string {
  const extending = `${POLICY_PATH} extends ${own.base ?? ""}`;
  if (foreign) return `${extending}: expected a repository of the same owner.`;
  return `${extending}, but the app finds no ${POLICY_PATH} there.`;
}

/** The first error with its line, and how many more there are. */
function summaryOf(complaints: readonly Complaint[]): string {
  const [first, ...more] = complaints.filter(({ severity }) => severity === "error");
  if (first === undefined) return "";
  const { line, path, expected } = first;
  const place = line === null ? POLICY_PATH : `${POLICY_PATH}, line ${line}`;
  const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return `${[place, path, expected].filter((part) => part !== "").join(": ")}${others}.`;
}
