import { expect } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import { HOUR, SECOND, START, failOften, mustTake, takeKeys } from "./fixture.ts";
import type { Law } from "./fixture.ts";

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
    async (fixture) => {
      const waits: number[] = [];
      await fixture.queue.put("a#1");
      for (let tries = 1; tries <= 4; tries++) {
        await failOften(fixture, 1);
        waits.push(((await fixture.queue.nextDue()) ?? 0) - fixture.clock.now);
      }
      expect(waits).toEqual([10 * SECOND, 20 * SECOND, 40 * SECOND, 80 * SECOND]);
    },
  ],
  [
    "a settled case has its tries forgotten",
    async (fixture) => {
      await fixture.queue.put("a#1");
      await failOften(fixture, 3);
      fixture.clock.now += HOUR;
      await fixture.queue.settle(await mustTake(fixture.queue), fixture.clock.now);
      expect(await fixture.queue.take()).toMatchObject({ tries: 0 });
    },
  ],
  [
    "ending work that has ended changes nothing",
    async ({ queue }) => {
      await queue.put("a#1");
      const job = await mustTake(queue);
      await queue.settle(job, START + HOUR);
      await queue.settle(job, null);
      expect(await queue.fail(job, "again")).toEqual({ tries: 0, parked: false, again: false });
      await queue.pause(job, START + SECOND);
      expect(await queue.nextDue()).toBe(START + HOUR);
    },
  ],
];

export const FAULT_LAWS: Law[] = [
  [
    "a case that failed too often is parked with its error, and a put brings it back",
    async (fixture) => {
      await fixture.queue.put("a#1", { hint: "77" });
      await failOften(fixture, LAST_TRY);
      const error = `Error: fault ${LAST_TRY}`;
      expect(await fixture.queue.parked()).toEqual([{ key: "a#1", hint: "77", tries: LAST_TRY, error }]);
      fixture.clock.now += 1_000 * HOUR;
      await fixture.queue.putLater("a#1", fixture.clock.now);
      expect(await fixture.queue.take()).toBeNull();
      await fixture.queue.put("a#1");
      expect(await fixture.queue.parked()).toEqual([]);
      expect(await fixture.queue.take()).toMatchObject({ key: "a#1", tries: 0 });
    },
  ],
  [
    "a parked case can be released, another cannot",
    async (fixture) => {
      await fixture.queue.put("a#1");
      await failOften(fixture, LAST_TRY);
      await fixture.queue.put("a#2");
      expect(await fixture.queue.release("a#1")).toBe(true);
      expect(await fixture.queue.release("a#2")).toBe(false);
      expect(await fixture.queue.release("a#3")).toBe(false);
      expect(await fixture.queue.parked()).toEqual([]);
      expect(await takeKeys(fixture.queue)).toHaveLength(2);
    },
  ],
  [
    "a backing-off case that is put is due now with its tries forgotten",
    async (fixture) => {
      await fixture.queue.put("a#1");
      await failOften(fixture, 5);
      await fixture.queue.putLater("a#1", fixture.clock.now);
      expect(await fixture.queue.take()).toBeNull();
      await fixture.queue.put("a#1");
      expect(await fixture.queue.take()).toMatchObject({ key: "a#1", tries: 0 });
    },
  ],
  [
    "a case that is no use trying again is parked at once, unless it was put meanwhile",
    async ({ queue, clock }) => {
      await queue.put("a#1");
      const parked = { tries: 1, parked: true, again: false };
      expect(await queue.fail(await mustTake(queue), new Error("a loop"), true)).toEqual(parked);
      expect(await queue.parked()).toMatchObject([{ key: "a#1", tries: 1, error: "Error: a loop" }]);
      await queue.put("a#1");
      const job = await mustTake(queue);
      await queue.put("a#1");
      expect(await queue.fail(job, new Error("a loop"), true)).toEqual({ tries: 1, parked: false, again: false });
      expect(await queue.nextDue()).toBe(clock.now);
    },
  ],
  [
    "a case is parked again when an event wakes it and it fails in the same words, until a look goes well or it is released",
    async ({ queue, clock }) => {
      const parkedFor = async (why: string) => {
        await queue.put("a#1");
        return (await queue.fail(await mustTake(queue), new Error(why), true)).again;
      };
      expect([await parkedFor("one"), await parkedFor("one"), await parkedFor("two")]).toEqual([false, true, false]);
      await queue.put("a#1");
      await queue.fail(await mustTake(queue), new Error("not the last"));
      expect(await parkedFor("two")).toBe(true);
      await queue.release("a#1");
      expect(await parkedFor("two")).toBe(false);
      await queue.put("a#1");
      await queue.settle(await mustTake(queue), clock.now + HOUR);
      expect(await parkedFor("two")).toBe(false);
    },
  ],
  [
    "a case put during its last try is looked at once more instead of parked",
    async (fixture) => {
      await fixture.queue.put("a#1");
      await failOften(fixture, LAST_TRY - 1);
      fixture.clock.now = (await fixture.queue.nextDue()) ?? 0;
      const job = await mustTake(fixture.queue);
      await fixture.queue.put("a#1");
      expect(await fixture.queue.fail(job, "fault")).toEqual({ tries: 1, parked: false, again: false });
      expect(await fixture.queue.nextDue()).toBe(fixture.clock.now);
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
    "a pause of before the clock was set back holds back nothing",
    async ({ queue, clock }) => {
      await queue.put("a#1", { hint: "77" });
      clock.now = START + 10_000 * HOUR;
      await queue.pause(await mustTake(queue), clock.now + HOUR);
      clock.now = START;
      await queue.put("a#2", { hint: "77" });
      expect(await queue.nextDue()).toBe(START);
      await queue.pause(await mustTake(queue), START + SECOND);
      expect(await queue.take()).toBeNull();
      clock.now = START + SECOND;
      expect(await takeKeys(queue)).toEqual(["a#2"]);
    },
  ],
  [
    "urgent cases that are held back keep nobody else waiting",
    async ({ queue }) => {
      await queue.put("a#1", { rank: 1, hint: "77" });
      await queue.pause(await mustTake(queue), START + HOUR);
      await queue.put("a#2", { rank: 1, hint: "77" });
      await queue.put("b#1", { rank: 3, hint: "88" });
      expect(await takeKeys(queue)).toEqual(["b#1"]);
    },
  ],
  [
    "a pause from a rank on lets more urgent cases pass, and gives the case that rank",
    async ({ queue, clock }) => {
      await queue.put("a#1", { hint: "77" });
      const job = await mustTake(queue);
      await queue.put("a#2", { rank: 3, hint: "77" });
      await queue.put("a#3", { rank: 1, hint: "77" });
      await queue.pause(job, START + HOUR, 2);
      expect(await takeKeys(queue)).toEqual(["a#3"]);
      expect(await queue.nextDue()).toBe(START + HOUR);
      clock.now = START + HOUR;
      expect(await queue.take()).toMatchObject({ key: "a#1", rank: 2, tries: 0 });
      expect(await queue.take()).toMatchObject({ key: "a#2", rank: 3 });
    },
  ],
  [
    "of several pauses the longest that is for a case holds it",
    async ({ queue, clock }) => {
      for (const key of ["a#1", "a#2"]) await queue.put(key, { rank: 2, hint: "77" });
      const [one, two] = [await mustTake(queue), await mustTake(queue)];
      await queue.pause(one, START + HOUR);
      await queue.pause(two, START + 2 * HOUR, 2);
      await queue.put("a#3", { rank: 1, hint: "77" });
      clock.now = START + HOUR;
      expect(await takeKeys(queue)).toEqual(["a#3"]);
      expect(await queue.nextDue()).toBe(START + 2 * HOUR);
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
      await expect(queue.lead("sweep")).rejects.toThrow("closed");
    },
  ],
];
