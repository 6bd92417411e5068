import { expect, test } from "vitest";
import { createFresh } from "../../../src/github/client/fresh.ts";

const NOON = Date.UTC(2026, 9, 27, 12);
const WINDOW = 60_000;

/** Gives what was asked the how manieth time. */
function counting() {
  let times = 0;
  return async () => (times += 1);
}

test("an answer is kept for its window, and asked for once by all who ask meanwhile", async () => {
  let now = NOON;
  const fresh = createFresh<number>(() => now, WINDOW);
  const ask = counting();
  expect(await Promise.all([fresh.get("one", ask), fresh.get("one", ask)])).toEqual([1, 1]);
  now += WINDOW - 1;
  expect(await fresh.get("one", ask)).toBe(1);
  now += 1;
  expect(await fresh.get("one", ask)).toBe(2);
});

test("an answer of before the clock was set back is not kept until the clock is there again", async () => {
  let now = NOON;
  const fresh = createFresh<number>(() => now, WINDOW);
  const [early, late] = [counting(), counting()];
  await fresh.get("early", early);
  now += 1;
  await fresh.get("late", late);
  now = NOON - 3_600_000;
  expect([await fresh.get("late", late), await fresh.get("early", early)]).toEqual([2, 2]);
  now += WINDOW - 1;
  expect([await fresh.get("late", late), await fresh.get("early", early)]).toEqual([2, 2]);
});
