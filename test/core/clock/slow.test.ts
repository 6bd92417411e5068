import fc from "fast-check";
import { expect, test } from "vitest";
import { readClocks } from "../../../src/core/clock/clock.ts";
import type { Clock, Round } from "../../../src/core/clock/type.ts";
import { policy, told } from "./histories.ts";
import { slowClocks } from "./slow-clocks.ts";
import type { SlowClock } from "./slow-clocks.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

function sums({ state, target, start, due, met, spent, margin, paused }: Clock): SlowClock {
  return { state, target, start, due, met, spent, margin, paused };
}

function roundOf({ response, resolution, update }: Round) {
  return { response: sums(response), resolution: sums(resolution), update: update && sums(update) };
}

test("the clocks of any history are those that living through it minute by minute gives", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(told({ unit: MINUTE, length: 3 * DAY, entries: 20 }), policy, ({ history, now }, promised) => {
      const clocks = readClocks(history, promised, now);
      expect([...clocks.earlier, clocks].map(roundOf)).toEqual(slowClocks(history, promised, now));
    }),
    { numRuns: 400 },
  );
});
