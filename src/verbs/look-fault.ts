/** What a failed look means for the queue (architecture.md, "Queue": a pause of the whole installation is no try). */
import type { Duration, Instant } from "../core/model/case.ts";
import type { Fault } from "../github/client/fault.ts";

/** What is to become of the row. */
export type Verdict =
  /** Tried again after the back-off of its own; in the end it is parked. */
  | { do: "fail" }
  /** The whole installation waits: it is not the case's fault. */
  | { do: "pause"; until: Instant }
  /** No row: only an event, or the next sweep, can change anything. */
  | { do: "rest" };

/** How an installation fares; all of it is known to one process only, and forgotten with the first look that goes well. */
export interface Trouble {
  /** How many looks in a row found GitHub away. */
  away: number;
  /** How long the last pause was. */
  length: Duration;
  /** When it ends. */
  until: Instant;
}

/** An installation whose last look went well. */
export const NO_TROUBLE: Trouble = { away: 0, length: 0, until: 0 };

/** How long the first pause is and, as each is twice as long as the one before, how long the longest, in milliseconds. */
interface Growth {
  first: Duration;
  longest: Duration;
}

/** A limit that does not say how long it holds: GitHub wants a minute at least, and more when it goes on. */
const LIMITED: Growth = { first: 60_000, longest: 60 * 60_000 };

/** After an outage of days everything goes on within ten minutes. */
const AWAY: Growth = { first: 30_000, longest: 10 * 60_000 };

/** Suspended, or the app's key is wrong: somebody has to do something, which is noticed within a quarter of an hour. */
const UNKNOWN: Growth = { first: 60_000, longest: 15 * 60_000 };

/** So many looks in a row that found GitHub away are an outage, not a case with a fault of its own. */
const OUTAGE = 5;

/** What the fault of one look means, and how its installation fares then. `isCase`: the row names one. */
export function judge(fault: Fault, before: Trouble, { now, isCase }: Row): { verdict: Verdict; trouble: Trouble } {
  const { kind } = fault;
  if (kind === "bug" || (!isCase && LEFT.includes(kind))) return { verdict: { do: "fail" }, trouble: before };
  if (LEFT.includes(kind)) return { verdict: { do: "rest" }, trouble: before };
  if (kind === "unauthorised") return pause(before, UNKNOWN, { now, retryIn: null });
  if (kind === "limited") return pause(before, LIMITED, { now, retryIn: fault.retryIn });
  const trouble = { ...before, away: before.away + 1 };
  if (trouble.away < OUTAGE && fault.retryIn === null) return { verdict: { do: "fail" }, trouble };
  return pause(trouble, AWAY, { now, retryIn: fault.retryIn });
}

/** The thing itself is gone, or closed to the app. */
const LEFT: readonly Fault["kind"][] = ["gone", "forbidden"];

interface Row {
  now: Instant;
  isCase: boolean;
}

/** Several looks at a time find the same fault: while a pause holds, it does not grow. */
function pause(before: Trouble, { first, longest }: Growth, { now, retryIn }: Asked) {
  if (now < before.until && retryIn === null) return paused(before);
  const length = retryIn ?? Math.min(Math.max(2 * before.length, first), longest);
  return paused({ ...before, length, until: Math.max(before.until, now + Math.max(length, LEAST)) });
}

interface Asked {
  now: Instant;
  retryIn: Duration | null;
}

/** GitHub's times are whole seconds. */
const LEAST: Duration = 1000;

function paused(trouble: Trouble): { verdict: Verdict; trouble: Trouble } {
  return { verdict: { do: "pause", until: trouble.until }, trouble };
}
