import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policy, told as anyCase } from "./histories.ts";
import { watch } from "../lookout.ts";

const anyStory = anyCase({ unit: 1000, length: 3 * 86_400_000, entries: 15 });
const DAYS_LATER = 5 * 86_400_000;

describe("what is told of any case", () => {
  test("is no point twice, however often it is looked at", () => {
    fc.assert(
      fc.property(anyStory, policy, fc.array(fc.nat(400_000)), ({ history: events, now }, promised, looks) => {
        const also = looks.map((seconds) => (events[0]?.at ?? 0) + seconds * 1000);
        const told = watch({ history: events, policy: promised, until: now + DAYS_LATER, also });
        const covered = told.flatMap(({ warning }) => warning.covers);
        expect([...new Set(covered)]).toEqual(covered);
      }),
    );
  });

  test("is not changed by looks for no reason", () => {
    fc.assert(
      fc.property(anyStory, policy, fc.array(fc.nat(400_000)), ({ history: events, now }, promised, looks) => {
        const seen = { history: events, policy: promised, until: now + DAYS_LATER };
        const also = looks.map((seconds) => (events[0]?.at ?? 0) + seconds * 1000);
        expect(watch({ ...seen, also })).toEqual(watch(seen));
      }),
    );
  });

  test("after an outage is at most one notice a clock, at once", () => {
    fc.assert(
      fc.property(anyStory, policy, ({ history: events, now }, promised) => {
        const last = Math.max(...events.map((event) => event.at), now) + DAYS_LATER;
        const outage: [number, number] = [events[0]?.at ?? 0, last];
        const told = watch({ history: events, policy: promised, until: last, outage });
        const clocks = told.map(({ warning }) => warning.clock);
        expect([...new Set(clocks)]).toEqual(clocks);
        expect(told.filter((notice) => notice.at !== last)).toEqual([]);
      }),
    );
  });
});
