import { expect } from "vitest";
import { HOUR, SECOND, START, mustTake, takeKeys } from "./fixture.ts";
import type { Law } from "./fixture.ts";

/** What a put does, and what a take gives. */
export const PUT_LAWS: Law[] = [
  [
    "a put is due now, with its rank and hint",
    async ({ queue }) => {
      await queue.put("a#1", { rank: 2, hint: "77" });
      expect(await queue.take()).toEqual({ key: "a#1", rank: 2, hint: "77", tries: 0 });
    },
  ],
  [
    "many puts of one case are one look",
    async ({ queue }) => {
      await Promise.all(Array.from({ length: 50 }, () => queue.put("a#1")));
      expect(await takeKeys(queue)).toEqual(["a#1"]);
    },
  ],
  [
    "a put without rank and hint keeps those of the row, one with them overwrites them",
    async ({ queue }) => {
      await queue.put("a#1", { rank: 2, hint: "77" });
      await queue.put("a#1");
      await queue.put("a#2", { rank: 2, hint: "77" });
      await queue.put("a#2", { rank: 3, hint: "88" });
      expect(await queue.take()).toMatchObject({ rank: 2, hint: "77" });
      expect(await queue.take()).toMatchObject({ rank: 3, hint: "88" });
    },
  ],
  [
    "a waiting case that is put becomes due now",
    async ({ queue, clock }) => {
      await queue.putLater("a#1", START + HOUR);
      expect(await queue.take()).toBeNull();
      await queue.put("a#1");
      expect(await queue.nextDue()).toBe(clock.now);
      expect(await takeKeys(queue)).toEqual(["a#1"]);
    },
  ],
  [
    "a due case that is put again keeps its place",
    async ({ queue, clock }) => {
      await queue.put("a#1");
      clock.now += SECOND;
      await queue.put("a#2");
      clock.now += SECOND;
      await queue.put("a#1");
      expect(await takeKeys(queue)).toEqual(["a#1", "a#2"]);
    },
  ],
  [
    "a later put pulls a waiting case forward, never back",
    async ({ queue }) => {
      await queue.putLater("a#1", START + 2 * HOUR);
      await queue.putLater("a#1", START + HOUR);
      await queue.putLater("a#1", START + 3 * HOUR);
      expect(await queue.nextDue()).toBe(START + HOUR);
    },
  ],
  [
    "a moment or rank that is not a whole number is refused",
    async ({ queue }) => {
      const job = { key: "a#1", rank: 0, hint: null, tries: 0 };
      await expect(queue.put("a#1", { rank: Number.NaN })).rejects.toThrow(RangeError);
      await expect(queue.putLater("a#1", Number.NaN)).rejects.toThrow(RangeError);
      await expect(queue.settle(job, Number.POSITIVE_INFINITY)).rejects.toThrow(RangeError);
    },
  ],
];

export const TAKE_LAWS: Law[] = [
  [
    "the lowest rank comes first, then the oldest moment",
    async ({ queue, clock }) => {
      for (const [key, rank] of Object.entries({ late: 3, old: 2, young: 2, urgent: 1 })) {
        await queue.put(key, { rank });
        clock.now += SECOND;
      }
      expect(await takeKeys(queue)).toEqual(["urgent", "old", "young", "late"]);
    },
  ],
  [
    "a case in work is not given again before its work ends",
    async ({ queue }) => {
      await queue.put("a#1");
      const job = await mustTake(queue);
      await queue.put("a#1");
      expect(await queue.take()).toBeNull();
      expect(await queue.nextDue()).toBeNull();
      await queue.settle(job, null);
      expect(await takeKeys(queue)).toEqual(["a#1"]);
    },
  ],
  [
    "takes at the same time give different cases",
    async ({ queue }) => {
      await Promise.all([queue.put("a#1"), queue.put("a#2")]);
      const jobs = await Promise.all([queue.take(), queue.take(), queue.take()]);
      expect(new Set(jobs.map((job) => job?.key))).toEqual(new Set(["a#1", "a#2", undefined]));
    },
  ],
];
