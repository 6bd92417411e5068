import { expect } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import { HOUR, SECOND, START, failOften, mustTake, takeKeys } from "./bench.ts";
import type { Law } from "./bench.ts";

/** How work ends. */
export const END_LAWS: Law[] = [
  [
    "a settled case with no next moment is gone",
    async ({ queue, clock }) => {
      await queue.put("a#1", { rank: 3, hint: "77" });
      await queue.settle(await mustTake(queue), null);
      clock.now += 1_000 * HOUR;
      expect(await queue.nextDue()).toBeNull();
      await queue.put("a#1");
      expect(await queue.take()).toMatchObject({ rank: 0, hint: null });
    },
  ],
  [
    "a settled case waits for its next moment, with its new rank",
    async ({ queue, clock }) => {
      await queue.put("a#1", { rank: 3 });
      await queue.settle(await mustTake(queue), START + HOUR, 1);
      clock.now = START + HOUR - 1;
      expect(await queue.take()).toBeNull();
      clock.now += 1;
      expect(await queue.take()).toMatchObject({ key: "a#1", rank: 1 });
    },
  ],
  [
    "a failed case waits for its back-off, and longer each time",
    async (bench) => {
      const waits: number[] = [];
      await bench.queue.put("a#1");
      for (let tries = 1; tries <= 4; tries++) {
        await failOften(bench, 1);
        waits.push(((await bench.queue.nextDue()) ?? 0) - bench.clock.now);
      }
      expect(waits).toEqual([10 * SECOND, 20 * SECOND, 40 * SECOND, 80 * SECOND]);
    },
  ],
  [
    "a settled case has its tries forgotten",
    async (bench) => {
      await bench.queue.put("a#1");
      await failOften(bench, 3);
      bench.clock.now += HOUR;
      await bench.queue.settle(await mustTake(bench.queue), bench.clock.now);
      expect(await bench.queue.take()).toMatchObject({ tries: 0 });
    },
  ],
  [
    "ending work that has ended changes nothing",
    async ({ queue }) => {
      await queue.put("a#1");
      const job = await mustTake(queue);
      await queue.settle(job, START + HOUR);
      await queue.settle(job, null);
      expect(await queue.fail(job, "again")).toEqual({ tries: 0, parked: false });
      await queue.pause(job, START + SECOND);
      expect(await queue.nextDue()).toBe(START + HOUR);
    },
  ],
];

export const FAULT_LAWS: Law[] = [
  [
    "a case that failed too often is parked with its error, and a put brings it back",
    async (bench) => {
      await bench.queue.put("a#1", { hint: "77" });
      await failOften(bench, LAST_TRY);
      const error = `Error: fault ${LAST_TRY}`;
      expect(await bench.queue.parked()).toEqual([{ key: "a#1", hint: "77", tries: LAST_TRY, error }]);
      bench.clock.now += 1_000 * HOUR;
      await bench.queue.putLater("a#1", bench.clock.now);
      expect(await bench.queue.take()).toBeNull();
      await bench.queue.put("a#1");
      expect(await bench.queue.parked()).toEqual([]);
      expect(await bench.queue.take()).toMatchObject({ key: "a#1", tries: 0 });
    },
  ],
  [
    "a parked case can be released, another cannot",
    async (bench) => {
      await bench.queue.put("a#1");
      await failOften(bench, LAST_TRY);
      await bench.queue.put("a#2");
      expect(await bench.queue.release("a#1")).toBe(true);
      expect(await bench.queue.release("a#2")).toBe(false);
      expect(await bench.queue.release("a#3")).toBe(false);
      expect(await bench.queue.parked()).toEqual([]);
      expect(await takeKeys(bench.queue)).toHaveLength(2);
    },
  ],
  [
    "a backing-off case that is put is due now with its tries forgotten",
    async (bench) => {
      await bench.queue.put("a#1");
      await failOften(bench, 5);
      await bench.queue.putLater("a#1", bench.clock.now);
      expect(await bench.queue.take()).toBeNull();
      await bench.queue.put("a#1");
      expect(await bench.queue.take()).toMatchObject({ key: "a#1", tries: 0 });
    },
  ],
  [
    "a case put during its last try is looked at once more instead of parked",
    async (bench) => {
      await bench.queue.put("a#1");
      await failOften(bench, LAST_TRY - 1);
      bench.clock.now = (await bench.queue.nextDue()) ?? 0;
      const job = await mustTake(bench.queue);
      await bench.queue.put("a#1");
      expect(await bench.queue.fail(job, "fault")).toEqual({ tries: 1, parked: false });
      expect(await bench.queue.nextDue()).toBe(bench.clock.now);
    },
  ],
];

export const PAUSE_LAWS: Law[] = [
  [
    "a pause holds back the cases of its hint only, and costs no try",
    async ({ queue, clock }) => {
      await queue.put("a#1", { hint: "77" });
      const job = await mustTake(queue);
      await Promise.all([queue.put("a#2", { hint: "77" }), queue.put("b#1", { hint: "88" }), queue.put("c#1")]);
      await queue.pause(job, START + HOUR);
      expect((await takeKeys(queue)).toSorted()).toEqual(["b#1", "c#1"]);
      expect(await queue.nextDue()).toBe(START + HOUR);
      clock.now = START + HOUR;
      expect(await queue.take()).toMatchObject({ hint: "77", tries: 0 });
      expect(await queue.take()).toMatchObject({ hint: "77", tries: 0 });
    },
  ],
  [
    "a put during a pause is stored and given after it",
    async ({ queue, clock }) => {
      await queue.put("a#1", { hint: "77" });
      await queue.pause(await mustTake(queue), START + HOUR);
      await queue.put("a#2", { hint: "77" });
      expect(await queue.take()).toBeNull();
      clock.now = START + HOUR;
      expect((await takeKeys(queue)).toSorted()).toEqual(["a#1", "a#2"]);
    },
  ],
  [
    "after close everything is refused",
    async ({ queue }) => {
      const before = queue.put("a#1");
      await queue.close();
      await before;
      await expect(queue.put("a#2")).rejects.toThrow("closed");
      await expect(queue.take()).rejects.toThrow("closed");
      await expect(queue.nextDue()).rejects.toThrow("closed");
    },
  ],
];
