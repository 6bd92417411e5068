import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ALLOWANCES,
  COMMON_ALLOWANCES,
  formatSpent,
  parseSpent,
  roomFrom,
  spend,
} from "../../../src/github/client/allowance.ts";
import type { Cost, Spent } from "../../../src/github/client/allowance.ts";

const NOON = Date.UTC(2026, 9, 27, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const READ: Cost = { points: 1, writes: 0 };
const WRITE: Cost = { points: 5, writes: 1 };

/** As much as there is room for at one moment. */
function spendAll(cost: Cost, now: number, allowances = ALLOWANCES): { spent: Spent; times: number } {
  let spent: Spent = [];
  let times = 0;
  for (; roomFrom(spent, cost, { allowances, now }) === now; times += 1) spent = spend(spent, cost, now);
  return { spent, times };
}

describe("an allowance", () => {
  test("is 60 writes a minute, and so many points", () => {
    expect(spendAll(WRITE, NOON).times).toBe(60);
    expect(spendAll(READ, NOON).times).toBe(720);
  });

  test("is less for what is not urgent", () => {
    expect(spendAll(WRITE, NOON, COMMON_ALLOWANCES).times).toBe(51);
  });

  test("has room again when what was spent is a minute old, with the whole stretch in which it was", () => {
    const { spent } = spendAll(WRITE, NOON);
    expect(roomFrom(spent, WRITE, { allowances: ALLOWANCES, now: NOON + SECOND })).toBe(NOON + MINUTE + 5 * SECOND);
    expect(roomFrom(spent, READ, { allowances: ALLOWANCES, now: NOON + SECOND })).toBe(NOON + SECOND);
  });

  test("gives what is more than all of it when nothing is spent", () => {
    const much = { points: 5_000, writes: 1_000 };
    expect(roomFrom([], much, { allowances: ALLOWANCES, now: NOON })).toBe(NOON);
    const spent = spend([], READ, NOON);
    expect(roomFrom(spent, much, { allowances: ALLOWANCES, now: NOON })).toBe(NOON + MINUTE + 5 * SECOND);
  });

  test("is written down and read again as it was; what nobody can read is nothing", () => {
    const spent = spend(spend(spend([], READ, NOON), WRITE, NOON + SECOND), READ, NOON + MINUTE);
    expect(parseSpent(formatSpent(spent))).toEqual(spent);
    expect([parseSpent(""), parseSpent("[[1]]"), parseSpent("{")]).toEqual([[], [], []]);
  });

  test("forgets what counts no more", () => {
    let spent = spend([], WRITE, NOON);
    for (let minute = 1; minute < 60; minute += 1) spent = spend(spent, READ, NOON + minute * MINUTE);
    expect(spent.length).toBeLessThanOrEqual(3);
    expect(spend(spent, READ, NOON + 2 * HOUR)).toHaveLength(1);
  });

  test("is never exceeded within any minute or hour, whoever asks when, and there is room at the moment it says", () => {
    const asking = fc.array(fc.record({ after: fc.nat(20 * SECOND), cost: fc.constantFrom(READ, WRITE) }), {
      minLength: 200,
      maxLength: 600,
    });
    fc.assert(
      fc.property(asking, (requests) => {
        let now = NOON;
        let spent: Spent = [];
        const sent: { at: number; cost: Cost }[] = [];
        for (const { after, cost } of requests) {
          now += Math.floor(after / 10);
          const from = roomFrom(spent, cost, { allowances: ALLOWANCES, now });
          expect(roomFrom(spent, cost, { allowances: ALLOWANCES, now: from })).toBe(from);
          now = from;
          spent = spend(spent, cost, now);
          sent.push({ at: now, cost });
        }
        for (const { of, within, most } of ALLOWANCES) {
          for (const { at } of sent) {
            const counted = sent.filter((one) => one.at <= at && one.at > at - within);
            expect(counted.reduce((sum, one) => sum + one.cost[of], 0)).toBeLessThanOrEqual(most);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
