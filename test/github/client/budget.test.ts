import { describe, expect, onTestFinished, test } from "vitest";
import { createBudget } from "../../../src/github/client/budget.ts";
import type { Budget } from "../../../src/github/client/budget.ts";
import { TooMuch } from "../../../src/github/client/fault.ts";
import { openEmbeddedQueue } from "../../../src/queue/embedded.ts";

const NOON = Date.UTC(2026, 9, 27, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const URGENT = 1;
const COMMON = 2;

/** The budgets of so many processes that share one store. */
function budgets(count: number) {
  const clock = { now: NOON };
  const queue = openEmbeddedQueue(":memory:", { now: () => clock.now, random: () => 0 });
  onTestFinished(() => queue.close());
  return { clock, all: Array.from({ length: count }, () => createBudget(queue, () => clock.now)) };
}

function budget(): { one: Budget; clock: { now: number } } {
  const { clock, all } = budgets(1);
  const [one] = all;
  if (one === undefined) throw new Error("there is none");
  return { one, clock };
}

/** How many of these were let through. */
async function allowed(asking: Promise<void>[]): Promise<number> {
  return (await Promise.allSettled(asking)).filter(({ status }) => status === "fulfilled").length;
}

describe("a budget", () => {
  test("lets 60 writes pass in a minute, of all processes together, in whatever order they ask", async () => {
    const { all, clock } = budgets(3);
    const asking = Array.from({ length: 90 }, (_, nth) => all[nth % 3]?.spend("77", "POST") ?? Promise.resolve());
    expect(await allowed(asking)).toBe(60);
    const error: unknown = await all[0]?.spend("77", "PATCH").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TooMuch);
    expect(error).toMatchObject({ retryIn: MINUTE + 5 * SECOND, rank: null });
    await all[1]?.spend("77", "GET");
    clock.now += MINUTE + 5 * SECOND;
    await all[2]?.spend("77", "DELETE");
  });

  test("is another for each installation", async () => {
    const { one } = budget();
    const asking = ["77", "88"].flatMap((id) => Array.from({ length: 70 }, () => one.spend(id, "POST")));
    expect(await allowed(asking)).toBe(120);
  });

  test("is 450 writes in an hour", async () => {
    const { one, clock } = budget();
    let passed = 0;
    for (; clock.now < NOON + 59 * MINUTE; clock.now += 30 * SECOND) {
      passed += await allowed(Array.from({ length: 20 }, () => one.spend("77", "POST")));
    }
    expect(passed).toBe(450);
  });

  test("keeps a part for urgent cases", async () => {
    const { one } = budget();
    for (let nth = 0; nth < 48; nth += 1) await one.spend("77", "POST");
    const until = NOON + MINUTE + 5 * SECOND;
    expect([await one.roomFor("77", 3, COMMON), await one.roomFor("77", 4, COMMON)]).toEqual([null, until]);
    expect([await one.roomFor("77", 12, URGENT), await one.roomFor("77", 13, URGENT)]).toEqual([null, until]);
  });

  test("keeps the last requests of the hour for urgent cases, as GitHub counts them", async () => {
    const { one, clock } = budget();
    one.hear("77", { left: 0.1, endsIn: HOUR });
    expect([await one.roomFor("77", 1, COMMON), await one.roomFor("77", 1, URGENT)]).toEqual([NOON + HOUR, null]);
    one.hear("77", { left: 0, endsIn: HOUR });
    expect(await one.roomFor("77", 1, URGENT)).toBe(NOON + HOUR);
    clock.now += HOUR;
    expect(await one.roomFor("77", 1, COMMON)).toBeNull();
  });

  test("does not wait for what was spent, and heard, before the clock was set back", async () => {
    const { one, clock } = budget();
    clock.now = NOON + 365 * 24 * HOUR;
    await allowed(Array.from({ length: 60 }, () => one.spend("77", "POST")));
    one.hear("77", { left: 0, endsIn: HOUR });
    expect(await one.roomFor("77", 1, URGENT)).not.toBeNull();
    clock.now = NOON;
    expect(await one.roomFor("77", 1, URGENT)).toBeNull();
    expect(await allowed(Array.from({ length: 61 }, () => one.spend("77", "POST")))).toBe(60);
    clock.now += MINUTE + 5 * SECOND;
    await one.spend("77", "POST");
  });
});
