import type { Duration, Instant } from "../../core/model/case.ts";

/** Answers kept for a while: who asks at the same time shares one request; a failure is not kept. */
export interface Fresh<T> {
  /** The kept answer, or that of `ask`. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
  /** An answer that came by another way. */
  set(key: string, answer: T): void;
  forget(key: string): void;
}

/** `window` is in milliseconds. `clock` may be the host's: it only measures that. */
export function createFresh<T>(clock: () => Instant, window: Duration): Fresh<T> {
  const kept = new Map<string, { until: Instant; answer: Promise<T> }>();
  const keep = (key: string, answer: Promise<T>): Promise<T> => {
    const entry = { until: clock() + window, answer };
    // Behind all others: a key that is set again would keep its old place.
    kept.delete(key);
    kept.set(key, entry);
    answer.catch(() => kept.get(key) === entry && kept.delete(key));
    return answer;
  };
  return {
    get(key, ask) {
      dropOld(kept, clock(), window);
      return kept.get(key)?.answer ?? keep(key, ask());
    },
    set: (key, answer) => void keep(key, Promise.resolve(answer)),
    forget: (key) => void kept.delete(key),
  };
}

/**
 * All are kept equally long, so the oldest stand first and the rest need no look. One that would hold longer than any was
 * kept before the clock was set back.
 */
function dropOld(kept: Map<string, { until: Instant }>, now: Instant, window: Duration): void {
  for (const [key, { until }] of kept) {
    if (until > now && until <= now + window) return;
    kept.delete(key);
  }
}
