import { expect } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { createBreaker, Looping, MOST_WRITES } from "../../src/verbs/breaker.ts";
import { HOUR, START, failOften } from "./fixture.ts";
import type { Law } from "./fixture.ts";

/** What makes several workers one: being told, being led, and what they all may read and replace. */
export const SHARE_LAWS: Law[] = [
  [
    "who watches is told of a put, of a later put and of a release",
    async (fixture) => {
      const { queue } = fixture;
      await queue.put("a#1");
      await failOften(fixture, LAST_TRY);
      await expect(toldWhen(queue, () => queue.put("a#2"))).resolves.toBeUndefined();
      await expect(toldWhen(queue, () => queue.putLater("a#3", START + HOUR))).resolves.toBeUndefined();
      await expect(toldWhen(queue, () => queue.release("a#1"))).resolves.toBe(true);
    },
  ],
  [
    "the only one leads in every role, for as long as it asks",
    async ({ queue }) => {
      expect(await queue.lead("sweep")).toBe(true);
      expect(await queue.lead("reports")).toBe(true);
      expect(await queue.lead("sweep")).toBe(true);
    },
  ],
  [
    "a shared text is empty at first, and only who read the last version replaces it",
    async ({ queue }) => {
      expect(await queue.shared("budget 77")).toEqual({ text: "", version: 0 });
      const both = [queue.share("budget 77", "one", 0), queue.share("budget 77", "two", 0)];
      expect((await Promise.all(both)).filter((replaced) => replaced)).toHaveLength(1);
      const { text, version } = await queue.shared("budget 77");
      expect([["one", "two"].includes(text), version]).toEqual([true, 1]);
      expect(await queue.share("budget 77", "three", 0)).toBe(false);
      expect(await queue.share("budget 77", "three", 1)).toBe(true);
      expect(await queue.shared("budget 77")).toEqual({ text: "three", version: 2 });
      expect(await queue.shared("budget 88")).toEqual({ text: "", version: 0 });
    },
  ],
  [
    "several processes count together what is written on a case, and begin anew together",
    async ({ queue, clock }) => {
      const processes = [1, 2, 3, 4].map(() => createBreaker(queue, () => clock.now));
      const [one, other] = [createBreaker(queue, () => clock.now), createBreaker(queue, () => clock.now)];
      const each = MOST_WRITES / 5;
      const counting = processes.map(async (breaker) => {
        for (let nth = 0; nth < each; nth += 1) await breaker.count("a#1", 1);
      });
      await Promise.all(counting);
      await one.check("a#1", each);
      await expect(other.check("a#1", each + 1)).rejects.toThrow(Looping);
      await expect(one.check("a#1", 1)).rejects.toThrow(Looping);
      await other.check("a#2", MOST_WRITES);
      await other.forget("a#1");
      await one.check("a#1", MOST_WRITES);
    },
  ],
];

/** Does something and resolves when the queue told of it. */
async function toldWhen<T>(queue: Queue, act: () => Promise<T>): Promise<T> {
  const told = Promise.withResolvers<void>();
  queue.watch(() => told.resolve());
  const [done] = await Promise.all([act(), told.promise]);
  return done;
}
