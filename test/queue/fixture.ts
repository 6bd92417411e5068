import type { Job, Queue, QueueOptions } from "../../src/queue/queue.ts";

/** How a test file opens its kind of queue, empty. */
export type Open = (options: QueueOptions) => Queue | Promise<Queue>;

/** A queue with its clock, set by hand. Chance takes nothing from the back-off. */
export interface Fixture {
  queue: Queue;
  clock: { now: number };
}

/** A law told as a story. */
export type Law = [name: string, story: (fixture: Fixture) => Promise<void>];

export const SECOND = 1_000;
export const HOUR = 60 * 60 * SECOND;
export const START = 1_700_000_000_000;

/** The next job, which must be due. */
export async function mustTake(queue: Queue): Promise<Job> {
  const job = await queue.take();
  if (job === null) throw new Error("nothing is due");
  return job;
}

/** Takes all that is due. */
export async function takeKeys(queue: Queue): Promise<string[]> {
  const keys: string[] = [];
  for (let job = await queue.take(); job !== null; job = await queue.take()) keys.push(job.key);
  return keys;
}

/** Fails the next job again and again, each time when it is due. */
export async function failOften({ queue, clock }: Fixture, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries++) {
    clock.now = (await queue.nextDue()) ?? clock.now;
    await queue.fail(await mustTake(queue), new Error(`fault ${tries + 1}`));
  }
}

/** Opens a queue for one story and closes it. */
export async function withQueue(open: Open, story: (fixture: Fixture) => Promise<void>): Promise<void> {
  const clock = { now: START };
  const queue = await open({ now: () => clock.now, random: () => 0 });
  try {
    await story({ queue, clock });
  } finally {
    await queue.close();
  }
}
