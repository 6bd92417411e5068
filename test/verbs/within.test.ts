import { expect, test, vi } from "vitest";
import { within } from "../../src/verbs/within.ts";

test("an answer that comes in time is the answer, and one that fails fails", async () => {
  expect(await within(1_000, Promise.resolve("yes"))).toBe("yes");
  await expect(within(1_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("an answer that does not come is waited for no longer", async () => {
  vi.useFakeTimers();
  try {
    const refused = within(500, new Promise(() => {})).catch(String);
    await vi.advanceTimersByTimeAsync(500);
    expect(await refused).toContain("no answer within 500 ms");
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
