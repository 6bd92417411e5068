/** Stops a case on which the app writes without end: a circuit breaker, for loops that nobody thought of. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Duration, Instant } from "../core/model/case.ts";
import type { Queue } from "../queue/queue.ts";

/** More writes on one case in an hour, of all processes together, are a loop: a day's work on a case is some dozens. */
export const MOST_WRITES = 150;
const WITHIN: Duration = 60 * 60_000;
/** The clocks of processes that count together are no further apart. */
const APART: Duration = 60_000;

/** The case is left alone until somebody has looked into it. */
export class Looping extends Error {}

/** Rejects, too, when the store does. */
export interface Breaker {
  /** Rejects with a Looping where so many writes more would be too many, and for an hour from then on. */
  check(key: string, writes: number): Promise<void>;
  /** So many are about to be done. */
  count(key: string, writes: number): Promise<void>;
  /** Somebody has looked into it: it begins anew. */
  forget(key: string): Promise<void>;
}

/** Cases share texts, so that there are never more of them than these; few cases are written on in the same hour. */
const TEXTS = 64;

/** What was written on a case from a moment on; after an hour it begins anew. */
const format = z.record(z.string(), z.object({ since: z.int(), writes: z.int() }));
type Written = z.infer<typeof format>;

/** Processes that share the queue count together. `clock` must be the same for all of them, give or take a minute. */
export function createBreaker(queue: Pick<Queue, "shared" | "share">, clock: () => Instant): Breaker {
  const read = async (key: string) => {
    const { text, version } = await queue.shared(nameOf(key));
    return { written: lately(parse(text), clock()), version };
  };
  /** Made anew where somebody was faster. */
  const change = async (key: string, by: (written: Written) => Written): Promise<void> => {
    const { written, version } = await read(key);
    if (!(await queue.share(nameOf(key), JSON.stringify(by(written)), version))) await change(key, by);
  };
  return {
    check: async (key, writes) => {
      const before = (await read(key)).written[key]?.writes ?? 0;
      if (before + writes <= MOST_WRITES) return;
      // More than full from now on: a smaller plan would be done, and the loop be reported once more.
      if (before <= MOST_WRITES) await change(key, withEntry(key, { since: clock(), writes: MOST_WRITES + 1 }));
      throw new Looping(
        `The app has written about ${MOST_WRITES} times on ${key} within an hour and would go on: somebody or something ` +
          "undoes what it does. Find out what, then release the case.",
      );
    },
    count: (key, writes) =>
      change(key, (written) => {
        const before = written[key] ?? { since: clock(), writes: 0 };
        return withEntry(key, { since: before.since, writes: before.writes + writes })(written);
      }),
    forget: (key) => change(key, (written) => without(key, written)),
  };
}

function withEntry(key: string, entry: Written[string]): (written: Written) => Written {
  return (written) => ({ ...written, [key]: entry });
}

function without(key: string, written: Written): Written {
  return Object.fromEntries(Object.entries(written).filter(([other]) => other !== key));
}

function nameOf(key: string): string {
  return `writes ${createHash("sha256").update(key).digest().readUInt8() % TEXTS}`;
}

/** What nobody can read counts as nothing. */
function parse(text: string): Written {
  try {
    return format.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What begins later than now was counted before the clock was set back, and would never end. */
function lately(written: Written, now: Instant): Written {
  const runs = ([, { since }]: [string, { since: Instant }]) => since + WITHIN > now && since <= now + APART;
  return Object.fromEntries(Object.entries(written).filter(runs));
}
