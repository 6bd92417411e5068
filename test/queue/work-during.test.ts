import { expect, test } from "vitest";
import { bound, working } from "./working.ts";

test("what surrounds a look begins before it and ends when its end is stored", async () => {
  const order: string[] = [];
  const { queue, worker } = working((inner) => ({
    queue: { ...bound(inner), settle: (...end) => (order.push("stored"), inner.settle(...end)) },
    look: async () => (order.push("looked"), { lookAgainAt: null }),
    during: async (key, doing) => {
      order.push(`begun ${key}`);
      const done = await doing();
      order.push("ended");
      return done;
    },
  }));
  await queue.put("a#1");
  await worker.drain();
  expect(order).toEqual(["begun a#1", "looked", "stored", "ended"]);
});
