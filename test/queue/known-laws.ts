import { expect } from "vitest";
import { HOUR, START, mustTake } from "./fixture.ts";
import type { Law } from "./fixture.ts";

/** What the queue knows of. */
export const KNOWN_LAWS: Law[] = [
  [
    "a case is known while it has a row, in whatever state, with the hint of the row",
    async ({ queue }) => {
      await queue.put("a#1", { hint: "77" });
      await queue.putLater("a#2", START + HOUR);
      const job = await mustTake(queue);
      expect(await queue.known("a#")).toEqual([
        { key: "a#1", hint: "77", waits: true },
        { key: "a#2", hint: null, waits: true },
      ]);
      await queue.settle(job, null);
      expect(await queue.known("a#")).toEqual([{ key: "a#2", hint: null, waits: true }]);
    },
  ],
  [
    "a case is known while a text is kept with it, and told once although it has a row, too",
    async ({ queue }) => {
      await queue.keep("a#1", "one");
      await queue.keep("a#2", "other");
      await queue.put("a#2", { hint: "77" });
      expect(await queue.known("a#")).toEqual([
        { key: "a#1", hint: null, waits: false },
        { key: "a#2", hint: "77", waits: true },
      ]);
      await queue.keep("a#1", null);
      expect(await queue.known("a#")).toEqual([{ key: "a#2", hint: "77", waits: true }]);
    },
  ],
  [
    "those that begin otherwise are not told, and every one begins with nothing",
    async ({ queue }) => {
      for (const key of ["acme/a#1", "acme/ab#1", "acme/A#1", "acme/a%#1", "b"]) await queue.put(key);
      const keysOf = async (prefix: string) => (await queue.known(prefix)).map(({ key }) => key);
      expect(await keysOf("acme/a#")).toEqual(["acme/a#1"]);
      expect(await keysOf("acme/a")).toEqual(["acme/a#1", "acme/a%#1", "acme/ab#1"]);
      expect(await keysOf("")).toHaveLength(5);
    },
  ],
];
