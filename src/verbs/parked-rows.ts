/** What is parked, and how it is set going again: by whoever has the queue open. */
import type { Instant } from "../core/model/case.ts";
import type { Parked, Queue } from "../queue/queue.ts";
import { createBreaker } from "./breaker.ts";

export interface ParkedRows {
  /** All of them, by key. */
  list(): Promise<Parked[]>;
  /** It is looked at next. False: it is not parked. */
  release(key: string): Promise<boolean>;
}

/** Those of this queue. `clock` is the queue's. */
export function parkedRowsOf(queue: Queue, clock: () => Instant): ParkedRows {
  return {
    list: () => queue.parked(),
    release: async (key) => {
      // What was written on it of late counts no more: otherwise the servers would park it again at once.
      await createBreaker(queue, clock).forget(key);
      return queue.release(key);
    },
  };
}
