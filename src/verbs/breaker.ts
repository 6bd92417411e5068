/** Stops a case on which the app writes without end: a circuit breaker, for loops that nobody thought of. */
import type { Duration, Instant } from "../core/model/case.ts";

/** More writes on one case in an hour are a loop: a day's work on a case is some dozens. In each process by itself. */
export const MOST_WRITES = 150;
const WITHIN: Duration = 60 * 60_000;

/** The case is left alone until somebody has looked into it. */
export class Looping extends Error {}

export interface Breaker {
  /** Throws a Looping where so many writes more would be too many. */
  check(key: string, writes: number): void;
  /** One is about to be done. */
  count(key: string): void;
}

/** `clock` measures the hour. */
export function createBreaker(clock: () => Instant): Breaker {
  const written = new Map<string, Instant[]>();
  const lately = (key: string) => written.get(key)?.filter((at) => at > clock() - WITHIN) ?? [];
  return {
    check: (key, writes) => {
      const before = lately(key).length;
      if (before + writes <= MOST_WRITES) return;
      throw new Looping(
        `The app wrote ${before} times on ${key} within an hour and would do so again: somebody or something undoes what ` +
          "it does. Find out what, then release the case.",
      );
    },
    count: (key) => {
      const all = [...lately(key), clock()];
      // Behind all others: those that were not written on for an hour stand first.
      written.delete(key);
      written.set(key, all);
      forgetOld(written, clock() - WITHIN);
    },
  };
}

function forgetOld(written: Map<string, Instant[]>, before: Instant): void {
  for (const [key, all] of written) {
    if ((all.at(-1) ?? 0) > before) return;
    written.delete(key);
  }
}
