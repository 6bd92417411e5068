import { expect } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { HOUR, START, failOften } from "./fixture.ts";
import type { Law } from "./fixture.ts";

/** What makes several workers one: being told, and being led. */
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
];

/** Does something and resolves when the queue told of it. */
async function toldWhen<T>(queue: Queue, act: () => Promise<T>): Promise<T> {
  const told = Promise.withResolvers<void>();
  queue.watch(() => told.resolve());
  const [done] = await Promise.all([act(), told.promise]);
  return done;
}
