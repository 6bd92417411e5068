/** What a failed look means for the queue (architecture.md, "Queue": a pause of the whole installation is no try). */
import type { Duration, Instant } from "../core/model/case.ts";
import type { Fault } from "../github/client/fault.ts";

/** What is to become of the row. */
export type Verdict =
  /** Tried again after the back-off of its own; in the end it is parked. */
  | { do: "fail" }
  /** The whole installation waits: it is not the case's fault. */
  | { do: "pause"; until: Instant }
  /** Only this row waits, which is no try: nobody can say yet whose fault it is. */
  | { do: "wait"; until: Instant }
  /** No row: only an event, or the next sweep, can change anything. */
  | { do: "rest" };

/** How an installation fares; all of it is known to one process only, and forgotten with the first look that goes well. */
export interface Trouble extends Pause {
  /** The rows whose looks found GitHub away. */
  away: ReadonlyMap<string, Away>;
}

interface Pause {
  /** How long the last one was. */
  length: Duration;
  /** When it ends. */
  until: Instant;
}

interface Away extends Pause {
  /** How many looks in a row. */
  looks: number;
}

const NO_PAUSE: Pause = { length: 0, until: 0 };

/** An installation whose last look went well. */
export const NO_TROUBLE: Trouble = { ...NO_PAUSE, away: new Map() };

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

/** So many rows that found GitHub away, and none that did not, are an outage, not a case with a fault of its own. */
const OUTAGE = 5;

/**
 * After so many looks in a row a row that found GitHub away may be one of few in an outage, and waits without being
 * parked in the end. When another's look goes well meanwhile it begins anew, and so a fault of its own is reported.
 */
const OWN_TRIES = 4;

/** What the fault of one look means, and how its installation fares then. */
export function judge(fault: Fault, before: Trouble, row: Row): { verdict: Verdict; trouble: Trouble } {
  const { kind, retryIn } = fault;
  if (kind === "bug" || (!row.isCase && LEFT.includes(kind))) return { verdict: { do: "fail" }, trouble: before };
  if (LEFT.includes(kind)) return { verdict: { do: "rest" }, trouble: before };
  if (kind === "unauthorised") return pauseAll(before, UNKNOWN, { now: row.now, retryIn: null });
  if (kind === "limited") return pauseAll(before, LIMITED, { now: row.now, retryIn });
  return judgeAway(before, row, retryIn);
}

function judgeAway(before: Trouble, { key, now }: Row, retryIn: Duration | null) {
  const own = before.away.get(key) ?? { ...NO_PAUSE, looks: 0 };
  const looks = own.looks + 1;
  const isTry = looks <= OWN_TRIES;
  const next = isTry ? own : longer(own, AWAY, { now, retryIn: null });
  const trouble = { ...before, away: new Map(before.away).set(key, { ...next, looks }) };
  if (retryIn !== null || trouble.away.size >= OUTAGE) return pauseAll(trouble, AWAY, { now, retryIn });
  const verdict: Verdict = isTry ? { do: "fail" } : { do: "wait", until: next.until };
  return { verdict, trouble };
}

/** The thing itself is gone, or closed to the app. */
const LEFT: readonly Fault["kind"][] = ["gone", "forbidden"];

interface Row {
  key: string;
  /** Whether it names one. */
  isCase: boolean;
  now: Instant;
}

function pauseAll(before: Trouble, growth: Growth, asked: Asked): { verdict: Verdict; trouble: Trouble } {
  const trouble = { ...before, ...longer(before, growth, asked) };
  return { verdict: { do: "pause", until: trouble.until }, trouble };
}

/**
 * Several looks at a time find the same fault: while a pause holds, it does not grow. One that would hold longer than it
 * is long began before the clock was set back.
 */
function longer(before: Pause, { first, longest }: Growth, { now, retryIn }: Asked): Pause {
  const until = before.until - now > Math.max(before.length, LEAST) ? 0 : before.until;
  if (now < until && retryIn === null) return { length: before.length, until };
  const length = Math.min(retryIn ?? Math.max(2 * before.length, first), retryIn === null ? longest : MOST_HEEDED);
  return { length, until: Math.max(until, now + Math.max(length, LEAST)) };
}

interface Asked {
  now: Instant;
  retryIn: Duration | null;
}

/** GitHub counts by the hour: it is asked again after one, whatever it said, and the queue holds no pause much longer. */
const MOST_HEEDED: Duration = 60 * 60_000;

/** GitHub's times are whole seconds. */
const LEAST: Duration = 1000;
