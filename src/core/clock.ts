/**
 * Time promises: history + policy + now → clocks (sla.md). Nothing is counted up anywhere: whoever computes it again from
 * the same history gets the same answer.
 */
import type { Duration, Grade, Instant } from "./case.ts";
import type { ClockEvent } from "./clock-history.ts";
import type { Span } from "./clock-meter.ts";
import { nextChange } from "./clock-next.ts";
import { readRound, roundsOf } from "./clock-round.ts";
import { isClosed, tellStory } from "./clock-story.ts";
import type { Moment } from "./clock-story.ts";
import type { Policy, Threshold } from "./policy.ts";

export type ClockState = "no-target" | "running" | "at-risk" | "paused" | "met" | "met-late" | "breached" | "void";
export type ClockKind = "response" | "resolution" | "update";

export interface Clock {
  kind: ClockKind;
  state: ClockState;
  /** Null without a grade. */
  target: Duration | null;
  /** Null before the clock starts. */
  start: Instant | null;
  /** When the target is, was, or would have been used up; null without a target, while paused and unbroken, and when void. */
  due: Instant | null;
  /** When the promise was fulfilled, late or not. */
  met: Instant | null;
  spent: Duration;
  /** Target less spent: negative once it is broken. */
  margin: Duration | null;
  /** Whether time stands still at present; a broken clock may be paused, too. */
  paused: boolean;
  /** Name of the calendar it is measured by. */
  calendar: string;
  /** Its life from start to end, or to now: what the explanation is made of (clock-stretches.ts). */
  spans: readonly Span[];
  /** By per cent, ascending. */
  points: readonly Point[];
  /** Which promise this is, among those of its kind for the case: people are warned once in each. */
  turn: string;
}

/** A warning threshold of a clock. */
export interface Point extends Threshold {
  /** When more than that was spent or, if nothing changes, will be; null while it will not. */
  passedAt: Instant | null;
}

/** The clocks of one round. */
export interface Round {
  response: Clock;
  resolution: Clock;
  /** Null unless the grade promises updates. */
  update: Clock | null;
}

export interface Clocks extends Round {
  now: Instant;
  grade: Grade | null;
  /** Outcomes of the rounds before, oldest first, when a reopening starts the clocks again (`sla.reopen: restart`). */
  earlier: readonly Round[];
  /** Since when the case lacks a grade or a handler; null when it has both, or is closed. */
  grading: Grading | null;
  /** The next instant, in whole seconds, at which anything of this changes with no new event; null if never. */
  nextChangeAt: Instant | null;
}

/** The time to grading, which has a warning of its own (rule 1). */
export interface Grading {
  /** From this instant on the supervisors are to be told of it. */
  warnAt: Instant;
  /** As of a clock. */
  turn: string;
}

/** The part of a policy that clocks are computed from. */
export type ClockPolicy = Pick<Policy, "calendars" | "grades" | "sla">;

/**
 * The clocks of a case at an instant (sla.md). Entries after `now` are not looked at; entries in any order are taken by
 * their instants. A history without its opening has clocks that have not started.
 */
export function readClocks(history: readonly ClockEvent[], policy: ClockPolicy, now: Instant): Clocks {
  const moments = tellStory(history, now);
  const rounds = roundsOf(moments, policy, now).map((round) => readRound(round, policy));
  const last = rounds.at(-1) ?? readRound({ moments: [], from: null, until: now }, policy);
  const state = { ...last, now, grade: moments.at(-1)?.after.grade ?? null, grading: gradingOf(moments, policy) };
  return { ...state, earlier: rounds.slice(0, -1), nextChangeAt: nextChange(state, policy) };
}

/** Each time that the case comes to lack one of both is a turn of its own. */
function gradingOf(moments: readonly Moment[], { sla }: ClockPolicy): Grading | null {
  const opened = moments.find(({ event }) => event.event === "opened");
  const lacking = moments.map(({ after }) => !isClosed(after) && (after.grade === null || !after.assigned));
  if (opened === undefined || lacking.at(-1) !== true) return null;
  const since = moments[lacking.lastIndexOf(false) + 1] ?? opened;
  const turn = lacking.filter((lacks, index) => lacks && lacking[index - 1] !== true).length;
  return { warnAt: Math.max(since.event.at, opened.event.at) + sla.ungraded, turn: String(turn) };
}
