import { expect } from "vitest";
import { mustTake } from "./fixture.ts";
import type { Law } from "./fixture.ts";

/** What is kept with a case outlives its row, and is its own. */
export const COPY_LAWS: Law[] = [
  [
    "a text is kept with a case until another takes its place or it is dropped",
    async ({ queue }) => {
      expect(await queue.recall("a#1")).toBeNull();
      await queue.keep("a#1", "one");
      await queue.keep("a#2", "other");
      await queue.keep("a#1", "two – 二");
      expect(await queue.recall("a#1")).toBe("two – 二");
      await queue.keep("a#1", null);
      expect([await queue.recall("a#1"), await queue.recall("a#2")]).toEqual([null, "other"]);
    },
  ],
  [
    "a text is kept although the case has no row any more",
    async ({ queue }) => {
      await queue.put("a#1");
      await queue.keep("a#1", "one");
      await queue.settle(await mustTake(queue), null);
      expect(await queue.nextDue()).toBeNull();
      expect(await queue.recall("a#1")).toBe("one");
    },
  ],
];
