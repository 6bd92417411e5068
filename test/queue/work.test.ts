import { describe, expect, test } from "vitest";
import type { WorkOptions } from "../../src/queue/work.ts";
import { HOUR, SECOND, START } from "./fixture.ts";
import { heldLook, working } from "./working.ts";

describe("a worker", () => {
  test("looks at what is due, and hands the look its hint", async () => {
    const hints: (string | null)[] = [];
    const look: WorkOptions["look"] = async (_key, hint) => (hints.push(hint), { lookAgainAt: null });
    const { queue, worker, looks } = working(() => ({ look }));
    await queue.put("a#1", { hint: "77" });
    await queue.put("a#2");
    await worker.drain();
    expect(looks).toEqual(["a#1", "a#2"]);
    expect(hints).toEqual(["77", null]);
    expect(await queue.nextDue()).toBeNull();
  });

  test("looks again when the look said so, once the clock is there and it was poked", async () => {
    const moments = [START + HOUR];
    const { queue, worker, clock, looks } = working(() => ({
      look: async () => ({ lookAgainAt: moments.pop() ?? null, rank: 2 }),
    }));
    await queue.put("a#1");
    await worker.drain();
    await worker.drain();
    expect(looks).toHaveLength(1);
    clock.now = START + HOUR - 1;
    await worker.drain();
    expect(looks).toHaveLength(1);
    clock.now += 1;
    await worker.drain();
    expect(looks).toHaveLength(2);
  });

  test("sleeps until the next moment, or a minute when that is far", async () => {
    const { queue, worker, sleeps, asleep } = working();
    await queue.putLater("a#1", START + HOUR);
    await Promise.all([asleep(60 * SECOND), worker.drain()]);
    await queue.putLater("a#1", START + 5 * SECOND);
    await Promise.all([asleep(5 * SECOND), worker.drain()]);
    expect(new Set(sleeps)).toEqual(new Set([60 * SECOND, 5 * SECOND]));
  });
});

describe("a look that says", () => {
  test("that it could not be tried, for cases that are no more urgent than it: those wait, the others do not", async () => {
    const limited = { pauseUntil: START + HOUR, rank: 2 };
    const { queue, worker, looks } = working(() => ({
      look: async (key) => (key === "a#1" ? limited : { lookAgainAt: null }),
      concurrency: 1,
    }));
    await queue.put("a#1", { hint: "77" });
    await queue.put("a#2", { rank: 2, hint: "77" });
    await queue.put("a#3", { rank: 1, hint: "77" });
    await worker.drain();
    expect(looks).toEqual(["a#1", "a#3"]);
    expect(await queue.nextDue()).toBe(START + HOUR);
  });

  test("that it could not be tried, alone: nobody else waits, and it is no try", async () => {
    const { queue, worker, looks } = working(() => ({
      look: async (key) => (key === "a#1" ? { pauseUntil: START + HOUR, alone: true } : { lookAgainAt: null }),
      concurrency: 1,
    }));
    for (const key of ["a#1", "a#2"]) await queue.put(key, { hint: "77" });
    await worker.drain();
    expect([looks, await queue.nextDue()]).toEqual([["a#1", "a#2"], START + HOUR]);
    await queue.put("a#1");
    expect(await queue.take()).toMatchObject({ key: "a#1", hint: "77", tries: 0 });
  });

  test("that somebody must look into the case: it is parked at once, and the log says so", async () => {
    const parkFor = new Error("it writes without end");
    const { queue, worker, logged } = working(() => ({ look: async () => ({ parkFor }) }));
    await queue.put("a#1");
    await worker.drain();
    expect(await queue.parked()).toMatchObject([{ key: "a#1", error: "Error: it writes without end" }]);
    expect(logged).toEqual(["The case is parked: somebody must look into it"]);
  });

  test("that somebody must look into the case, which was put meanwhile: it is looked at again before it is reported", async () => {
    const looks: string[] = [];
    const { queue, worker, logged } = working((rows) => ({
      look: async (key) => {
        looks.push(key);
        if (looks.length === 1) await rows.put(key);
        return { parkFor: new Error("it writes without end") };
      },
    }));
    await queue.put("a#1");
    await worker.drain();
    expect(looks).toEqual(["a#1", "a#1"]);
    expect(logged).toEqual(["A look failed and will be tried again", PARKED]);
  });

  test("the same again of a parked case that an event wakes: it is reported once", async () => {
    let why: Error | null = new Error("it writes without end");
    const { queue, worker, logged } = working(() => ({
      look: async () => (why === null ? { lookAgainAt: START + HOUR } : { parkFor: why }),
    }));
    const wake = async () => {
      logged.length = 0;
      await queue.put("a#1");
      await worker.drain();
      return [...logged];
    };
    expect(await wake()).toEqual([PARKED]);
    expect(await wake()).toEqual([PARKED_AGAIN]);
    expect(await wake()).toEqual([PARKED_AGAIN]);
    why = new Error("another trouble");
    expect(await wake()).toEqual([PARKED]);
    why = null;
    expect(await wake()).toEqual([]);
    why = new Error("another trouble");
    expect(await wake()).toEqual([PARKED]);
  });
});

const PARKED = "The case is parked: somebody must look into it";
const PARKED_AGAIN = "The case is parked again, for what was reported before";

describe("a worker with many cases", () => {
  test("looks once more at a case that was put while it was in work, never twice at a time", async () => {
    const held = heldLook();
    const { queue, worker, looks } = working(() => ({ look: held.look }));
    await queue.put("a#1");
    worker.poke();
    await held.started;
    await Promise.all([queue.put("a#1"), queue.put("a#1")]);
    held.letGo();
    await worker.drain();
    expect(looks).toEqual(["a#1", "a#1"]);
    expect(held.count.most).toBe(1);
  });

  test.each([1, 3])("looks at no more than %i different cases at the same time", async (concurrency) => {
    const held = heldLook();
    const { queue, worker, looks } = working(() => ({ look: held.look, concurrency }));
    await Promise.all(Array.from({ length: 8 }, (_, number) => queue.put(`a#${number}`)));
    const drained = worker.drain();
    await held.started;
    held.letGo();
    await drained;
    expect(new Set(looks).size).toBe(8);
    expect(held.count.most).toBeLessThanOrEqual(concurrency);
  });
});

describe("stopping", () => {
  test("finishes what is in work and takes no more", async () => {
    const held = heldLook();
    const { queue, worker, looks } = working(() => ({ look: held.look, concurrency: 1 }));
    await queue.put("a#1");
    await queue.put("a#2");
    const drained = worker.drain();
    await held.started;
    const stopped = worker.stop();
    held.letGo();
    await expect(drained).rejects.toThrow("stopped");
    await stopped;
    expect(looks).toEqual(["a#1"]);
    expect(await queue.take()).toMatchObject({ key: "a#2" });
    expect(await queue.take()).toBeNull();
  });

  test("wakes a worker that sleeps", async () => {
    const { worker } = working();
    await worker.drain();
    await worker.stop();
    await expect(worker.drain()).rejects.toThrow("stopped");
  });
});
