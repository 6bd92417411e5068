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

/**
 * The reading by this name: as it was kept, where GitHub says that it has not changed. One that was kept for another
 * `version` is not asked for again, and goes.
 */
export type Unchanged<T> = (name: string, ask: Ask<T>, version?: string) => Promise<Reading<T>>;

interface Kept<T> {
  reading: Reading<T>;
  version: string;
}

/** What takes more than this part of the room is not kept: it would put out too much else. */
const LARGE = 10;

/** Keeps what was asked for last, up to so many bytes in all. */
export function createUnchanged<T>(room: number): Unchanged<T> {
  const kept = new Map<string, Kept<T>>();
  let taken = 0;
  const drop = (name: string): void => {
    taken -= kept.get(name)?.reading.size ?? 0;
    kept.delete(name);
  };
  const keep = (name: string, { reading, version }: Kept<T>): Reading<T> => {
    drop(name);
    if (reading.etag === undefined || reading.size > room / LARGE) return reading;
    // Behind all others: those that were asked for long ago go first.
    kept.set(name, { reading, version });
    taken += reading.size;
    for (const [oldest] of kept) if (taken > room) drop(oldest);
    return reading;
  };
  return async (name, ask, version = "") => {
    const last = kept.get(name);
    const known = last?.version === version ? last.reading : undefined;
    try {
      const reading = await ask(known?.etag === undefined ? {} : { "if-none-match": known.etag });
      return keep(name, { reading, version });
    } catch (error) {
      if (known === undefined || !answered(error, 304)) throw error;
      return keep(name, { reading: { ...known, at: answeredAt(error) }, version });
    }
  };
}
