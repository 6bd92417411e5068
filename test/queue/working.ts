import { EventEmitter, once } from "node:events";
import { onTestFinished } from "vitest";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { work } from "../../src/queue/work.ts";
import type { Worker, WorkOptions } from "../../src/queue/work.ts";
import { START } from "./fixture.ts";

/** A worker with what it did. */
export interface Working {
  queue: Queue;
  worker: Worker;
  clock: { now: number };
  /** The looks, in order. */
  looks: string[];
  logged: string[];
  /** The sleeps the worker asked for, in milliseconds. */
  sleeps: number[];
  /** Resolves when the worker asks for a sleep of so many milliseconds, from now on. */
  asleep: (milliseconds: number) => Promise<void>;
}

/** Ends only by a poke: no test sleeps. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve());
  return promise;
}

/** A worker over a queue in memory whose looks settle the case, until the test ends. */
export function working(change: (queue: Queue) => Partial<WorkOptions> = () => ({})): Working {
  const clock = { now: START };
  const looks: string[] = [];
  const logged: string[] = [];
  const { sleeps, fallAsleep, asleep } = recordSleeps();
  const say = (_facts: object, text: string): void => void logged.push(text);
  const queue = openEmbeddedQueue(":memory:", { now: () => clock.now, random: () => 0 });
  const options: WorkOptions = {
    queue,
    now: () => clock.now,
    log: { info: say, warn: say, error: say },
    wait: fallAsleep,
    look: async () => ({ lookAgainAt: null }),
    ...change(queue),
  };
  const look: WorkOptions["look"] = (key, hint, rank) => (looks.push(key), options.look(key, hint, rank));
  const worker = work({ ...options, look });
  onTestFinished(async () => {
    await worker.stop();
    await queue.close();
  });
  return { queue, worker, clock, looks, logged, sleeps, asleep };
}

/** Sleeps that end only when they are aborted, and a way to wait for one to begin: the worker sleeps some time after a drain. */
function recordSleeps() {
  const sleeps: number[] = [];
  const begun = new EventEmitter();
  const fallAsleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    sleeps.push(milliseconds);
    begun.emit(String(milliseconds));
    return untilAborted(signal);
  };
  const asleep = async (milliseconds: number): Promise<void> => void (await once(begun, String(milliseconds)));
  return { sleeps, fallAsleep, asleep };
}

/** A look that does not end before it is let go, and how many looks run at the same time at most. */
export function heldLook() {
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const count = { now: 0, most: 0 };
  const look = async (): Promise<{ lookAgainAt: null }> => {
    count.most = Math.max(count.most, ++count.now);
    started.resolve();
    await gate.promise;
    count.now--;
    return { lookAgainAt: null };
  };
  return { look, count, started: started.promise, letGo: () => gate.resolve() };
}

/** The queue's methods as plain functions, so that some can be replaced. */
export function bound(queue: Queue): Queue {
  return {
    put: (...row) => queue.put(...row),
    putLater: (key, at, options) => queue.putLater(key, at, options),
    take: () => queue.take(),
    settle: (job, at, rank) => queue.settle(job, at, rank),
    fail: (job, error, last) => queue.fail(job, error, last),
    pause: (job, until, rank) => queue.pause(job, until, rank),
    nextDue: () => queue.nextDue(),
    parked: () => queue.parked(),
    release: (key) => queue.release(key),
    keep: (key, copy) => queue.keep(key, copy),
    recall: (key) => queue.recall(key),
    shared: (name) => queue.shared(name),
    share: (name, text, version) => queue.share(name, text, version),
    known: (prefix) => queue.known(prefix),
    stats: () => queue.stats(),
    watch: (listener) => queue.watch(listener),
    lead: (role) => queue.lead(role),
    close: () => queue.close(),
  };
}
