import { expect } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import { failOften, HOUR, mustTake, SECOND, START } from "./fixture.ts";
import type { Law } from "./fixture.ts";

const NOTHING = { due: 0, waiting: 0, inWork: 0, parked: 0, oldestDue: null };

/** What can be counted of a queue. */
export const STATS_LAWS: Law[] = [
  ["an empty queue counts nothing", async ({ queue }) => expect(await queue.stats()).toEqual(NOTHING)],
  [
    "each row is counted once, by its state",
    async (fixture) => {
      const { queue, clock } = fixture;
      await queue.put("parked#1");
      await failOften(fixture, LAST_TRY);
      await queue.put("worked#1");
      await mustTake(queue);
      await queue.put("due#1");
      clock.now += SECOND;
      await queue.put("due#2");
      await queue.putLater("waiting#1", clock.now + HOUR);
      const oldestDue = clock.now - SECOND;
      expect(await queue.stats()).toEqual({ due: 2, waiting: 1, inWork: 1, parked: 1, oldestDue });
    },
  ],
  [
    "a row that a pause holds back is due all the same",
    async ({ queue, clock }) => {
      await queue.put("a#1", { hint: "77" });
      await queue.pause(await mustTake(queue), START + HOUR);
      await queue.put("a#2", { hint: "77" });
      expect(await queue.take()).toBeNull();
      expect(await queue.stats()).toEqual({ ...NOTHING, due: 1, waiting: 1, oldestDue: clock.now });
    },
  ],
];
