import { expect, test } from "vitest";
import { createReady } from "../../src/verbs/ready.ts";

/** What was stored and dropped, and a clock that is set by hand. */
function asking(keep: () => Promise<void> = async () => {}) {
  const clock = { now: 0 };
  const kept: (string | null)[] = [];
  const store = async (_: string, text: string | null) => {
    await keep();
    kept.push(text === null ? null : "stored");
  };
  return { clock, kept, ready: createReady({ keep: store }, () => clock.now) };
}

test("it is ready when something could be stored, and nothing is left of it", async () => {
  const { ready, kept } = asking();
  expect(await ready()).toBe(true);
  expect(kept).toEqual(["stored", null]);
});

test("many who ask within a second cost one attempt", async () => {
  const { ready, kept, clock } = asking();
  await Promise.all([ready(), ready(), ready()]);
  clock.now = 999;
  await ready();
  expect(kept).toHaveLength(2);
  clock.now = 1_000;
  await ready();
  expect(kept).toHaveLength(4);
});

test("what is wrong is told, and tried again after a second", async () => {
  const faults = [new Error("disk full")];
  const { ready, clock } = asking(async () => {
    const fault = faults.pop();
    if (fault !== undefined) throw fault;
  });
  await expect(ready()).rejects.toThrow("disk full");
  await expect(ready()).rejects.toThrow("disk full");
  clock.now = 1_000;
  expect(await ready()).toBe(true);
});
