/** What a clock is (sla.md). */
import type { Duration, Grade, Instant } from "../model/case.ts";
import type { Span } from "./meter.ts";
import type { Threshold } from "../model/policy.ts";

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
  /** Its life from start to end, or to now: what the explanation is made of (stretches.ts). */
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
