/** Which cases of a repository a sweep has looked at, and when: what changed unheard, and what nobody waits for. */
import { DAY } from "./calendar/zone.ts";
import type { Duration, Instant } from "./model/case.ts";
import { CASE_LABEL, meaningOf } from "./workflow/labels.ts";

/** An issue as GitHub's list shows it. */
export interface Listed {
  number: number;
  labels: string[];
  /** How many comments it has. */
  comments: number;
}

/** What a sweep saw of a repository. */
export interface Swept {
  /** The open issues with the label `case`. */
  open: readonly Listed[];
  /** Everything that changed since all was heard: open or closed, a case or not. */
  changed: readonly Listed[];
  /** Those of them in which somebody asks for adoption. */
  adopting: ReadonlySet<number>;
}

/** What the queue knows of an issue. */
export interface Known {
  number: number;
  /** Whether it waits for a moment; else there was none when the case was looked at last. */
  waits: boolean;
}

/** Until when everything of a repository was heard. */
export interface Heard {
  /** Null: nobody knows. */
  until: Instant | null;
  /** It was closed to the app since: what was to be looked at may have been given up. */
  closed: boolean;
}

/** A case to be looked at. */
export interface Found {
  number: number;
  /** For the queue: the lower, the sooner. The grade's; as important while it has none, as in decide.ts. */
  rank: number;
  why: "changed" | "not known" | "left alone";
  known: boolean;
}

/** GitHub sends again what failed in the last 3 days (github-facts.md, "webhook answer"). */
export const SENT_AGAIN: Duration = 3 * DAY;

/** Lists may lag behind what happened. */
const OVERLAP: Duration = 2 * 60_000;

/** Since when changes are to be looked for. Where nobody knows, in all cases that could be reopened. */
export function changedSince({ until }: Heard, now: Instant, reopening: Duration): Instant {
  return until === null ? now - reopening : Math.min(until, now) - OVERLAP;
}

/**
 * Which of the cases that the queue knows need no look unless they changed. After a complete sweep, all: each waits, or
 * had no moment. Not where that sweep is so long ago that lost webhooks cannot be sent again; where it was not complete,
 * or the repository was closed, only those that wait.
 */
function attended(known: readonly Known[], { until, closed }: Heard, now: Instant): Set<number> {
  const isLong = until !== null && now - until > SENT_AGAIN;
  const isComplete = until !== null && !closed;
  return new Set(known.filter(({ waits }) => !isLong && (isComplete || waits)).map(({ number }) => number));
}

export interface Acquaintance {
  known: readonly Known[];
  heard: Heard;
  now: Instant;
}

/** The most urgent first; of the same rank what changed before what did not, then the newest. */
export function planSweep({ open, changed, adopting }: Swept, { known, heard, now }: Acquaintance): Found[] {
  const numbers = new Set(known.map(({ number }) => number));
  const good = attended(known, heard, now);
  const found = new Map<number, Found>();
  const add = ({ number, labels }: Listed, why: Found["why"]) =>
    found.set(number, { number, rank: rankOf(labels), why, known: numbers.has(number) });
  for (const issue of open) {
    if (!good.has(issue.number)) add(issue, numbers.has(issue.number) ? "left alone" : "not known");
  }
  for (const issue of changed) {
    // A case that lost all its labels is known by its row or its record.
    if (isOfCase(issue) || numbers.has(issue.number) || adopting.has(issue.number)) add(issue, "changed");
  }
  return [...found.values()].toSorted(byUrgency);
}

/** The open cases in the order in which they are looked at. */
export function allOf(open: readonly Listed[]): Found[] {
  const nothing: Acquaintance = { known: [], heard: { until: null, closed: false }, now: 0 };
  return planSweep({ open, changed: [], adopting: new Set() }, nothing);
}

/** Whether an ordinary issue may hold a wish for adoption. */
export function mayAdopt(issue: Listed): boolean {
  return issue.comments > 0 && !isOfCase(issue);
}

/** A case that has just lost its label `case` is known by the others. */
function isOfCase({ labels }: Listed): boolean {
  return labels.some((label) => meaningOf(label) !== null);
}

/** Whether it is listed as a case. */
export function isLabelled({ labels }: Listed): boolean {
  return labels.includes(CASE_LABEL);
}

function rankOf(labels: readonly string[]): number {
  const grades = labels
    .map((label) => meaningOf(label))
    .map((meaning) => (meaning?.kind === "grade" ? meaning.grade : null));
  return grades.find((grade) => grade !== null) ?? 2;
}

function byUrgency(one: Found, other: Found): number {
  return one.rank - other.rank || Number(isStill(one)) - Number(isStill(other)) || other.number - one.number;
}

function isStill({ why }: Found): boolean {
  return why !== "changed";
}

/** So many at once, and then one each so many milliseconds: about half of what GitHub allows in an hour is left for events. */
const AT_ONCE = 200;
const STEP: Duration = 2_500;

/** How long after the first the one at `place` (from 0) is looked at, when many are to be and nobody waits for them. */
export function pace(place: number): Duration {
  return Math.max(0, place + 1 - AT_ONCE) * STEP;
}
