/** Reads a policy: parse → normalise → check laws. All complaints at once, each with its place and what was expected. */
import type { Instant } from "../model/case.ts";
import { complaintOf } from "./complaint.ts";
import type { Complaint } from "./complaint.ts";
import { complete } from "./complete.ts";
import { flawsOf } from "./flaw.ts";
import type { Flaw, Path } from "./flaw.ts";
import { breachesOf } from "./laws.ts";
import type { Breach } from "./law.ts";
import { isMap, merge } from "./merge.ts";
import { normalise } from "./normalise.ts";
import { withoutFlaws } from "./prune.ts";
import { policySchema } from "./schema.ts";
import type { Policy } from "../model/policy.ts";

/** A policy that can be used, or all that is wrong (errors, with the warnings between them). */
export type PolicyReading = { policy: Policy; warnings: Complaint[] } | { complaints: Complaint[] };

export interface Context {
  /** The present: without it nothing is said of what is past. */
  now?: Instant;
  /** What stands in the file that this one extends. */
  base?: unknown;
}

/** The policy without a file. */
export const DEFAULT_POLICY: Policy = normalise(policySchema.parse({}));

/** Reads a policy that is already a value, e.g. a part of another file. */
export function readPolicy(value: unknown, context: Context = {}): PolicyReading {
  const { policy, flaws } = examine(value, context);
  return readingOf(
    policy,
    flaws.map((flaw) => complaintOf(flaw, null)),
  );
}

export interface Examined {
  policy: Policy | null;
  flaws: Flaw[];
}

/** What the value says where it can be understood, and everything that is wrong with it. */
export function examine(value: unknown, { now, base }: Context): Examined {
  const completed = complete(base === undefined ? value : merge(withoutExtends(base), value));
  const { read, issues } = withoutFlaws(completed.value, (input) =>
    policySchema.safeParse(input, { reportInput: true }),
  );
  const flaws = issues.flatMap((issue) => flawsOf(issue));
  if (read === null) return { policy: null, flaws };
  const policy = normalise(read);
  const extending = base === undefined && isMap(value) && "_extends" in value;
  const breaches = breachesOf(policy, now ?? null).filter((breach) => !followsFrom(breach, flaws));
  const notes = extending ? [UNREAD] : completed.flaws;
  return { policy, flaws: [...flaws, ...notes, ...breaches.map((breach) => softened(breach, extending))] };
}

const UNREAD: Flaw = {
  path: ["_extends"],
  sentence: "the file it extends is not read here: what stands there is missing below",
  severity: "warning",
};

/** One level only: what the base itself extends is not followed. */
function withoutExtends(base: unknown): unknown {
  if (!isMap(base)) return base;
  const { _extends: _, ...own } = base;
  return own;
}

/** What leads nowhere may be led somewhere by a base that is not at hand. */
function softened(breach: Breach, extending: boolean): Flaw {
  const { dangling = false, ...flaw } = breach;
  if (!dangling || !extending) return flaw;
  return { ...flaw, sentence: `${flaw.sentence}; the file it extends may have it`, severity: "warning" };
}

/** Whether the breach is only there because something else is flawed. */
function followsFrom({ path, from = [] }: Breach, flaws: readonly Flaw[]): boolean {
  return [path, ...from].some((place) =>
    flaws.some((flaw) => isWithin(flaw.path, place) || isWithin(place, flaw.path)),
  );
}

function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((part, index) => String(part) === String(inner[index]));
}

/** The policy counts only when nothing is an error. */
export function readingOf(policy: Policy | null, complaints: Complaint[]): PolicyReading {
  const broken = policy === null || complaints.some(({ severity }) => severity === "error");
  return broken ? { complaints } : { policy, warnings: complaints };
}
