import { expect, onTestFinished, test } from "vitest";
import { openEmbeddedQueue } from "../../../src/queue/embedded.ts";
import type { Queue } from "../../../src/queue/queue.ts";
import { workDue } from "../../../src/verbs/sweep/work-due.ts";
import type { Ended } from "../../../src/verbs/sweep/work-due.ts";

const NOW = 1_700_000_000_000;

interface Worked {
  queue: Queue;
  looked: string[];
  work: () => Promise<void>;
}

/** A queue whose rows that begin with `a` are looked at. */
async function queueWith(keys: string[], look: (key: string) => Ended): Promise<Worked> {
  const queue = openEmbeddedQueue(":memory:", { now: () => NOW, random: () => 0 });
  onTestFinished(() => queue.close());
  for (const key of keys) await queue.put(key);
  const looked: string[] = [];
  const work = () =>
    workDue({
      queue,
      isMine: (key) => key.startsWith("a"),
      look: async ({ key }) => (looked.push(key), look(key)),
      now: () => NOW,
    });
  return { queue, looked, work };
}

const NEVER: Ended = { lookAgainAt: null, rank: 2 };

async function due(queue: Queue): Promise<string[]> {
  const keys: string[] = [];
  for (let job = await queue.take(); job !== null; job = await queue.take()) keys.push(job.key);
  return keys.toSorted();
}

test("everything due of one's own is looked at; the rest is given back as it was", async () => {
  const { queue, looked, work } = await queueWith(["a1", "b1", "a2", "b2"], () => NEVER);
  await work();
  expect(looked.toSorted()).toEqual(["a1", "a2"]);
  expect(await due(queue)).toEqual(["b1", "b2"]);
});

test("a look that failed waits for its back-off, and the others go on", async () => {
  const fault: Ended = { failed: new Error("a fault") };
  const { queue, looked, work } = await queueWith(["a1", "a2"], (key) => (key === "a1" ? fault : NEVER));
  await work();
  expect(looked.toSorted()).toEqual(["a1", "a2"]);
  expect(await queue.known("")).toEqual([{ key: "a1", hint: null, waits: true }]);
  expect(await queue.nextDue()).toBeGreaterThan(NOW);
});

test("what a look throws ends the work; nothing stays taken", async () => {
  const keys = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "b1"];
  const { queue, looked, work } = await queueWith(keys, () => {
    throw new Error("GitHub is away");
  });
  await expect(work()).rejects.toThrow("GitHub is away");
  expect(looked.length).toBeLessThan(8);
  expect(await due(queue)).toEqual(keys);
});

test("a case that is due again and again is left after a while", async () => {
  const { queue, looked, work } = await queueWith(["a1"], () => ({ lookAgainAt: NOW, rank: 1 }));
  await work();
  expect(looked).toHaveLength(10);
  expect(await due(queue)).toEqual(["a1"]);
});
