/** GitHub is away for minutes, hours and days: nobody is parked, nothing is lost, and everything goes on by itself. */
import { expect, test } from "vitest";
import type { House } from "../../src/verbs/demo/house.ts";
import { HOUR, MINUTE, PATIENCE, played, spaced, undisturbed, USUAL } from "./disturbed.ts";

const STEP = 75 * MINUTE;
const SPACED = spaced(USUAL, STEP);

/** GitHub answers the app with 502 at these moments. */
const away = ({ sandbox }: House, isAway: (at: number) => boolean) =>
  sandbox.fault({ times: Infinity, answer: 502, when: () => isAway(sandbox.now()) });

test("30 minutes of 502 after every step change nothing", PATIENCE, async () => {
  const isAway = (at: number) => (at - SPACED.starts) % STEP < 30 * MINUTE;
  const { outcome, house, warned } = await played(SPACED, (one) => away(one, isAway));
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(house.sandbox.requests().filter(({ status }) => status === 502).length).toBeLessThan(200);
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});

/** The last step, with which the submitter ends the case, falls into the outage. */
const LAST = SPACED.starts + (SPACED.steps.length - 1) * STEP;

test.each([
  ["6 hours", 6 * HOUR],
  ["4 days", 96 * HOUR],
])("%s away, without webhooks, change nothing", PATIENCE, async (_, length) => {
  const isAway = (at: number) => at >= LAST && at < LAST + length;
  const disturb = (house: House) => {
    away(house, isAway);
    house.sandbox.disturb({ times: Infinity, when: ({ at }) => isAway(at), becomes: "lost" });
  };
  const { outcome, warned } = await played(SPACED, disturb, { sweeps: true, rest: length + 48 * HOUR });
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});
