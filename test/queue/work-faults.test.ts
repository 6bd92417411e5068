import { describe, expect, test } from "vitest";
import type { Queue } from "../../src/queue/queue.ts";
import type { WorkOptions } from "../../src/queue/work.ts";
import { HOUR, SECOND, START } from "./fixture.ts";
import { bound, untilAborted, working } from "./working.ts";

/** Fails for the first case, goes well for others. */
const noAnswer: WorkOptions["look"] = async (key) => {
  if (key === "a#1") throw new Error("no answer");
  return { lookAgainAt: null };
};

/** Skips the second before a queue that failed is tried again. */
async function retryAtOnce(milliseconds: number, signal: AbortSignal): Promise<void> {
  return milliseconds === SECOND ? undefined : untilAborted(signal);
}

describe("a look that fails", () => {
  test("is tried again after its back-off, logged each time, and parked in the end", async () => {
    const { queue, worker, clock, looks, logged } = working(() => ({ look: noAnswer }));
    await queue.put("a#1");
    for (let moment = await queue.nextDue(); moment !== null; moment = await queue.nextDue()) {
      clock.now = moment;
      await worker.drain();
    }
    expect(await queue.parked()).toMatchObject([{ key: "a#1", error: "Error: no answer" }]);
    expect(looks).toHaveLength(12);
    expect(logged.filter((text) => text.includes("tried again"))).toHaveLength(11);
    expect(logged.at(-1)).toContain("parked");
  });

  test("does not keep others waiting", async () => {
    const { queue, worker, looks } = working(() => ({ look: noAnswer, concurrency: 1 }));
    await queue.put("a#1");
    await queue.put("a#2");
    await worker.drain();
    expect(looks).toEqual(["a#1", "a#2"]);
  });
});

describe("a look that could not be tried", () => {
  test("costs no try and holds back its whole installation", async () => {
    const { queue, worker, clock, looks } = working(() => ({
      look: async () => ({ pauseUntil: START + HOUR }),
      concurrency: 1,
    }));
    await queue.put("a#1", { hint: "77" });
    await queue.put("a#2", { hint: "77" });
    await worker.drain();
    expect(looks).toEqual(["a#1"]);
    expect(await queue.nextDue()).toBe(START + HOUR);
    clock.now = START + HOUR;
    expect(await queue.take()).toMatchObject({ tries: 0 });
  });
});

describe("a queue that fails", () => {
  test("when it is read rejects the drain, is logged, and is tried again", async () => {
    const faults: Error[] = [];
    const flaky = (queue: Queue): Queue => ({
      ...bound(queue),
      take: () => (faults.length > 0 ? Promise.reject(faults.pop() ?? "") : queue.take()),
    });
    const { queue, worker, logged, looks, asleep } = working((inner) => ({ queue: flaky(inner) }));
    await worker.drain();
    await queue.put("a#1");
    faults.push(new Error("disk gone"));
    const retryIsNear = asleep(SECOND);
    await expect(worker.drain()).rejects.toThrow("disk gone");
    await retryIsNear;
    expect(logged).toEqual(["The queue cannot be read"]);
    await worker.drain();
    expect(looks).toEqual(["a#1"]);
  });

  test("when the end of a look is stored is tried again until it is stored", async () => {
    const faults = [new Error("disk full"), new Error("disk full")];
    const flaky = (queue: Queue): Queue => ({
      ...bound(queue),
      settle: (...end) => (faults.length > 0 ? Promise.reject(faults.pop() ?? "") : queue.settle(...end)),
    });
    const { queue, worker, logged, looks } = working((inner) => ({ queue: flaky(inner), wait: retryAtOnce }));
    await queue.put("a#1");
    await expect(worker.drain()).rejects.toThrow("disk full");
    await worker.drain().catch(() => worker.drain());
    expect(logged).toEqual(Array.from({ length: 2 }, () => "The end of the look at a#1 cannot be stored"));
    expect(looks).toEqual(["a#1"]);
    expect(await queue.nextDue()).toBeNull();
  });
});
