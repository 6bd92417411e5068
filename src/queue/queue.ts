import type { Log } from "./log.ts";

/**
 * One row per case: when to look at it next. Inbox, timers, retries and the sweep are this one thing
 * (architecture.md "Queue").
 *
 * A row is in one of three states:
 *
 * - **waiting**: it has a moment. From that moment on it is due. After a failed look it waits for its back-off.
 * - **in work**: it was taken. Puts from now on are remembered with it.
 * - **parked**: its looks failed too often. It has no moment; only a put or a release brings it back.
 *
 * The laws, which every implementation keeps (test/queue/laws.ts):
 *
 * 1. What was acknowledged is stored: a promise of a put resolves after the row is on disk, and rejects otherwise.
 * 2. No case is given twice at a time, and none before its moment.
 * 3. Due rows are given lowest rank first, then oldest moment first.
 * 4. A put of a waiting or parked row makes it due now and forgets its tries; a row that is due already keeps its place.
 * 5. A put of a row in work makes it be looked at once more afterwards, however that work ends.
 * 6. After `settle` the next moment is the earlier of `lookAgainAt` and any put since; with neither there is no row.
 * 7. After `fail` the next moment is the earlier of the back-off and any put since; after the last try, and no put
 *    since, the row is parked. No row is ever dropped by failing.
 * 8. A pause is no try: a row given back by `pause` has the tries it had. It holds back the rows of its hint that are
 *    no more urgent than it says, and nobody else.
 * 9. A worker that died gives its rows back: they are due again within 30 seconds.
 *
 * All moments are milliseconds since 1970, as whole numbers; anything else is a `RangeError`. Time is handed in.
 */
export interface Queue {
  /** Look at this case now. Resolves when that is stored; rejects when it is not (disk full, database gone, closed). */
  put(key: string, options?: PutOptions): Promise<void>;

  /**
   * Look at this case at `at`, or before: for sweeps and reminders. A new row waits for `at`; a row that waits longer
   * is pulled forward; backing-off and parked rows stay as they are, and so do rank and hint of a known row.
   */
  putLater(key: string, at: number, options?: PutOptions): Promise<void>;

  /** The next due row, now in work; null when none is due. */
  take(): Promise<Job | null>;

  /** The look went well: look again at `lookAgainAt`, or never (null) unless asked. `rank` is the rank from now on. */
  settle(job: Job, lookAgainAt: number | null, rank?: number): Promise<void>;

  /**
   * The look failed: try again after a back-off that grows, with jitter, to at most an hour; in the end, park it.
   * `last`: there is no use in trying again, so it is parked at once.
   */
  fail(job: Job, error: unknown, last?: boolean): Promise<Failure>;

  /**
   * The look could not be tried (rate limit, GitHub away): give the row back, due at `until`, and hold back every row
   * with the same hint until then; with `rank`, which is the row's rank from now on, only those of that rank and less
   * urgent ones. Puts are stored meanwhile and given after it. What is more than two hours ahead holds back nobody else:
   * such a pause was begun before the clock was set back.
   */
  pause(job: Job, until: number, rank?: number): Promise<void>;

  /** The moment from which `take` has something to give (it may be past); null when nothing waits. */
  nextDue(): Promise<number | null>;

  /** The rows that are parked, by key: somebody must look into them. */
  parked(): Promise<Parked[]>;

  /** Makes a parked row due now with its tries forgotten. False when the row is not parked. */
  release(key: string): Promise<boolean>;

  /** Keeps a text with the case, in the place of an earlier one, whether it has a row or not; null drops it. */
  keep(key: string, copy: string | null): Promise<void>;

  /** The text that is kept with the case; null when there is none. */
  recall(key: string): Promise<string | null>;

  /** A small text for all processes that have the queue open, now or later, by its name; empty, of version 0, at first. */
  shared(name: string): Promise<Shared>;

  /** Puts another text in its place. False, and nothing is done, when somebody else did so since `version` was read. */
  share(name: string, text: string, version: number): Promise<boolean>;

  /** The cases whose keys begin with `prefix` and that have a row, a kept text, or both, by key: what a sweep need not put. */
  known(prefix: string): Promise<Known[]>;

  /** How many rows there are, for whoever watches over the queue. Looks at every row: to be asked now and then. */
  stats(): Promise<Stats>;

  /**
   * Calls `listener` when a row may have become due: after puts and releases of this process and, where several
   * processes share the queue, of the others. May call too often; a call may be lost with a connection.
   */
  watch(listener: () => void): void;

  /**
   * Whether this process leads in `role` (the sweep, the reports). Of all that share the queue at most one does, and
   * stays the leader until it closes the queue, dies, or loses the database. To be asked before each piece of work.
   */
  lead(role: string): Promise<boolean>;

  /** Stores what was asked before, then gives the store free. Everything asked later rejects. */
  close(): Promise<void>;
}

export interface PutOptions {
  /** Lower is more urgent. Without it a known row keeps its rank and a new one gets 0: nobody knows yet how urgent. */
  rank?: number | undefined;
  /** A small text remembered with the row and handed to the look: the installation's id. Overwritten when given. */
  hint?: string | undefined;
}

/** A row in work. Settling, failing or pausing one that is no longer in work changes nothing. */
export interface Job {
  key: string;
  rank: number;
  hint: string | null;
  /** How many looks in a row failed before this one. */
  tries: number;
}

export interface Failure {
  /** How many looks in a row have failed, this one included. */
  tries: number;
  parked: boolean;
  /** It was parked with the same words before, and since then no look has gone well and nobody released it. */
  again: boolean;
}

export interface Parked {
  key: string;
  hint: string | null;
  tries: number;
  /** What the last failed look said. */
  error: string;
}

/** A shared text; its version grows by one with each new text. It is kept as surely as a row. */
export interface Shared {
  text: string;
  version: number;
}

/** A case the queue knows of. */
export interface Known {
  key: string;
  /** Of its row; null when that has none, or there is no row. */
  hint: string | null;
  /** Whether it has a row. */
  waits: boolean;
}

/** Every row is counted once. */
export interface Stats {
  /** Those whose moment has come, held back by a pause or not. */
  due: number;
  /** Those whose moment is to come. */
  waiting: number;
  inWork: number;
  parked: number;
  /** The moment of the row that is due for the longest time; null when none is due. */
  oldestDue: number | null;
}

/** What every implementation is handed: time and chance are arguments. */
export interface QueueOptions {
  /** The present moment, in milliseconds. */
  now: () => number;
  /** A number from 0 to below 1, for the jitter of the back-off. */
  random: () => number;
  /** Told when cases were given back that nobody worked on. */
  log?: Log;
}
