import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextOpen } from "../../../src/core/calendar/calendar.ts";
import { timetableOf } from "../../../src/core/calendar/compile.ts";
import { readClocks } from "../../../src/core/clock/clock.ts";
import type { Clock, Clocks, Round } from "../../../src/core/clock/type.ts";
import type { ClockPolicy } from "../../../src/core/model/policy.ts";
import type { ClockEvent } from "../../../src/core/clock/history.ts";
import { stretchesOf } from "../../../src/core/clock/stretches.ts";
import { policy, told } from "./histories.ts";

const SECOND = 1000;
const DAY = 86_400_000;

const anyCase = told({ unit: SECOND, length: 6 * DAY, entries: 25 });

/** The history is what has happened by now, in its order. */
function forAll(holds: (history: ClockEvent[], now: number, promised: ClockPolicy) => void): void {
  const property = fc.property(anyCase, policy, ({ history, now }, promised) => {
    const past = history.filter(({ at }) => at <= now);
    holds(
      past.toSorted((one, other) => one.at - other.at),
      now,
      promised,
    );
  });
  fc.assert(property);
}

function clocksOf({ response, resolution, update }: Round): Clock[] {
  return [response, resolution, ...(update === null ? [] : [update])];
}

function allClocks(clocks: Clocks): Clock[] {
  return [...clocks.earlier, clocks].flatMap(clocksOf);
}

/** All but which promise of its kind each clock is: that counts how often people spoke. */
function facts(clocks: Clocks): Clock[] {
  return allClocks(clocks).map((clock) => ({ ...clock, turn: "" }));
}

function countedOf(clock: Clock, promised: ClockPolicy): number {
  return stretchesOf(clock, promised).reduce((sum, { from, to, counts }) => sum + (counts ? to - from : 0), 0);
}

const isLive = ({ state }: Clock): boolean => state === "running" || state === "at-risk";

describe("the stretches", () => {
  test("that count add up to what was spent", () => {
    forAll((history, now, promised) => {
      const clocks = allClocks(readClocks(history, promised, now));
      expect(clocks.map((clock) => countedOf(clock, promised))).toEqual(clocks.map(({ spent }) => spent));
    });
  });

  test("follow each other from the start on, none of them empty, none that counts paused", () => {
    forAll((history, now, promised) => {
      for (const clock of allClocks(readClocks(history, promised, now))) {
        const stretches = stretchesOf(clock, promised);
        const ends = [clock.start, ...stretches.map(({ to }) => to)];
        expect(stretches.map(({ from }) => from)).toEqual(ends.slice(0, stretches.length));
        expect(stretches.filter(({ from, to, counts, pause }) => from >= to || (counts && pause !== null))).toEqual([]);
      }
    });
  });
});

describe("as time passes and nothing happens", () => {
  const LATER = [1, SECOND, 17 * 60 * SECOND, DAY, 9 * DAY];

  test("no clock goes back, none runs faster than time", () => {
    forAll((history, now, promised) => {
      const before = clocksOf(readClocks(history, promised, now)).map(({ spent }) => spent);
      for (const later of LATER) {
        const after = clocksOf(readClocks(history, promised, now + later)).map(({ spent }) => spent);
        expect(after.filter((spent, index) => spent < (before[index] ?? 0))).toEqual([]);
        expect(after.filter((spent, index) => spent > (before[index] ?? 0) + later)).toEqual([]);
      }
    });
  });

  test("what is broken, kept, late or void stays so, and no due time moves", () => {
    const lasting = ["breached", "met", "met-late", "void"];
    forAll((history, now, promised) => {
      const before = clocksOf(readClocks(history, promised, now));
      for (const later of LATER) {
        const after = clocksOf(readClocks(history, promised, now + later));
        expect(after.map(({ due }) => due)).toEqual(before.map(({ due }) => due));
        const changed = before.filter(({ state }, index) => lasting.includes(state) && state !== after[index]?.state);
        expect(changed).toEqual([]);
      }
    });
  });

  test("a target is used up, not broken, at its due time, and broken an open millisecond later", () => {
    forAll((history, now, promised) => {
      const clocks = readClocks(history, promised, now);
      for (const { kind, due, target, calendar } of [clocks.response, clocks.resolution].filter(isLive)) {
        const then = readClocks(history, promised, due ?? 0)[kind];
        expect([then?.spent, then?.state === "breached"]).toEqual([target, false]);
        const broken = (nextOpen(timetableOf(promised, calendar), due ?? 0) ?? 0) + 1;
        expect(readClocks(history, promised, broken)[kind]?.state).toBe("breached");
      }
    });
  });

  test("nothing changes before the next change, to the second, nor before the one after it", () => {
    forAll((history, present, promised) => {
      for (let now = present, looks = 0; now < Infinity && looks < 4; looks++) {
        const { nextChangeAt } = readClocks(history, promised, now);
        const last = nextChangeAt === null ? now + 30 * DAY : Math.max(now, nextChangeAt - SECOND);
        expect(nextChangeAt ?? Infinity).toBeGreaterThan(now);
        expect(stands(readClocks(history, promised, last))).toEqual(stands(readClocks(history, promised, now)));
        now = nextChangeAt ?? Infinity;
      }
    });
  });
});

/** What somebody would want to know at once. */
function stands({ now, grading, ...clocks }: Clocks) {
  const isPassed = (passedAt: number | null): boolean => (passedAt ?? Infinity) <= now;
  return {
    states: clocksOf(clocks).map(({ state, due, paused }) => ({ state, due, paused })),
    passed: clocksOf(clocks).map(({ points }) => points.map(({ passedAt }) => isPassed(passedAt))),
    grading: isPassed(grading?.warnAt ?? null),
  };
}

describe("nothing depends on", () => {
  test("the order in which entries of different instants are given", () => {
    forAll((history, now, promised) => {
      const apart = history.map((event, index) => ({ ...event, at: event.at + index }));
      const until = now + apart.length;
      expect(readClocks(apart.toReversed(), promised, until)).toEqual(readClocks(apart, promised, until));
    });
  });

  test("whether something is said once or twice", () => {
    forAll((history, now, promised) => {
      const twice = history.flatMap((event) => (event.event === "opened" ? [event] : [event, { ...event }]));
      expect(facts(readClocks(twice, promised, now))).toEqual(facts(readClocks(history, promised, now)));
    });
  });

  test("the grades a case had before its last one", () => {
    forAll((history, now, { sla, ...rest }) => {
      const promised: ClockPolicy = { ...rest, sla: { ...sla, reopen: "continue" } };
      const { grade } = readClocks(history, promised, now);
      const once = history.map((event) => (event.event === "graded" && grade !== null ? { ...event, grade } : event));
      expect(readClocks(once, promised, now)).toEqual(readClocks(history, promised, now));
    });
  });
});

test("the sums of a clock and its state fit together", () => {
  forAll((history, now, promised) => {
    for (const { state, due, met, margin, target, spent, paused } of allClocks(readClocks(history, promised, now))) {
      expect(margin).toBe(target === null ? null : target - spent);
      expect(due === null).toBe(target === null || state === "void" || state === "paused");
      expect(met !== null && target !== null).toBe(state === "met" || state === "met-late");
      expect(paused && !["paused", "breached", "no-target"].includes(state)).toBe(false);
    }
  });
});

test("a history of a thousand entries ends, whatever they are", () => {
  const long = told({ unit: SECOND, length: 400 * DAY, entries: 1000, atLeast: 1000 });
  const property = fc.property(long, policy, ({ history }, promised) => {
    const clocks = readClocks(history, promised, Math.max(...history.map(({ at }) => at)));
    expect(history.length).toBeGreaterThan(1000);
    expect(clocksOf(clocks).map((clock) => countedOf(clock, promised))).toEqual(
      clocksOf(clocks).map(({ spent }) => spent),
    );
  });
  fc.assert(property, { numRuns: 20 });
});
