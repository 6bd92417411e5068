/** Answers that are kept with GitHub's mark of them (ETag): what did not change is not sent again and costs nothing of the hour's requests. */
import type { Instant } from "../../core/model/case.ts";
import { answered, answeredAt } from "./fault.ts";

/** What was read. */
export interface Reading<T> {
  value: T;
  /** GitHub's time of the answer; null where it bore none. */
  at: Instant | null;
  /** Undefined: the answer cannot be asked for again by it. */
  etag: string | undefined;
  /** How much memory it takes, in bytes, give or take. */
  size: number;
}

/** Headers by which GitHub answers 304 to whoever has its answer already; none where there is nothing to ask by. */
export type Conditional = { "if-none-match"?: string };

/** Asks with these headers. */
export type Ask<T> = (headers: Conditional) => Promise<Reading<T>>;

/** The reading by this name: as it was kept, where GitHub says that it has not changed. */
export type Unchanged<T> = (name: string, ask: Ask<T>) => Promise<Reading<T>>;

/** What takes more than this part of the room is not kept: it would put out too much else. */
const LARGE = 10;

/** Keeps what was asked for last, up to so many bytes in all. */
export function createUnchanged<T>(room: number): Unchanged<T> {
  const kept = new Map<string, Reading<T>>();
  let taken = 0;
  const drop = (name: string): void => {
    taken -= kept.get(name)?.size ?? 0;
    kept.delete(name);
  };
  const keep = (name: string, reading: Reading<T>): Reading<T> => {
    drop(name);
    if (reading.etag === undefined || reading.size > room / LARGE) return reading;
    // Behind all others: those that were asked for long ago go first.
    kept.set(name, reading);
    taken += reading.size;
    for (const [oldest] of kept) if (taken > room) drop(oldest);
    return reading;
  };
  return async (name, ask) => {
    const known = kept.get(name);
    try {
      return keep(name, await ask(known?.etag === undefined ? {} : { "if-none-match": known.etag }));
    } catch (error) {
      if (known === undefined || !answered(error, 304)) throw error;
      return keep(name, { ...known, at: answeredAt(error) });
    }
  };
}
