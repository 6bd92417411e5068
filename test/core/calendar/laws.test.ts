import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOpen, nextOpen, openBetween, openings } from "../../../src/core/calendar/calendar.ts";
import type { Timetable } from "../../../src/core/calendar/calendar.ts";
import { timetableOf } from "../../../src/core/calendar/compile.ts";
import type { Calendar, Interval, OpeningHours, Weekday } from "../../../src/core/model/policy.ts";
import { day } from "../clock/histories.ts";
import { HOUR, MINUTE, slowCalendar } from "./slow-calendar.ts";

const DAY = 24 * HOUR;

/** Up to three intervals, sorted and apart or touching, up to midnight. */
const intervals: fc.Arbitrary<Interval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => {
    const times = quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15);
    return times.flatMap((from, index) =>
      index % 2 === 0 && times[index + 1] ? [{ from, to: times[index + 1] ?? 0 }] : [],
    );
  });

const date = fc
  .tuple(day, fc.integer({ min: -3, max: 3 }))
  .map(([near, days]) => new Date(near + days * DAY).toISOString().slice(0, 10));

const weekday = fc.constantFrom<Weekday[]>(0, 1, 2, 3, 4, 5, 6);

const openingHours: fc.Arbitrary<OpeningHours> = fc.record({
  timezone: fc.constantFrom(
    "Europe/Madrid",
    "America/Lima",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Shanghai",
  ),
  hours: fc
    .tuple(intervals, intervals, fc.subarray([0, 1, 2, 3, 4, 5, 6]))
    .map(([some, others, days]) => weekOf((nth) => (days.includes(nth) ? some : others))),
  holidays: fc.array(
    fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    { maxLength: 2 },
  ),
  country: fc.constant(null),
  workdays: fc.dictionary(date, weekday, { maxKeys: 2 }),
});

function weekOf(on: (nth: Weekday) => Interval[]): OpeningHours["hours"] {
  return { 0: on(0), 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6) };
}

const instant = fc.tuple(day, fc.integer({ min: -2 * DAY, max: 5 * DAY })).map(([near, offset]) => near + offset);

const span = fc
  .tuple(instant, fc.integer({ min: 0, max: 9 * DAY }))
  .map(([from, length]) => ({ from, to: from + length }));

const length = fc.oneof(
  fc.integer({ min: 0, max: 60 * HOUR }),
  fc.integer({ min: 0, max: 4 }).map((hours) => hours * HOUR),
);

function compile(hours: OpeningHours): Timetable {
  return timetableOf({ calendars: { it: hours } }, "it");
}

describe("in every calendar", () => {
  test("what is added is what is measured, and not a millisecond earlier", () => {
    fc.assert(
      fc.property(openingHours, instant, length, (hours, from, added) => {
        const timetable = compile(hours);
        const end = addOpen(timetable, from, added);
        if (end === null) return;
        expect(openBetween(timetable, from, end)).toBe(added);
        expect(openBetween(timetable, from, end - 1)).toBe(Math.max(0, added - 1));
      }),
    );
  });

  test("what is measured leads back, as far as the last open instant", () => {
    fc.assert(
      fc.property(openingHours, span, (hours, { from, to }) => {
        const timetable = compile(hours);
        const end = addOpen(timetable, from, openBetween(timetable, from, to)) ?? Infinity;
        expect(end).toBeLessThanOrEqual(to);
        expect(openings(timetable, end, to)).toEqual([]);
      }),
    );
  });

  test("a stretch split anywhere gives the same sum", () => {
    fc.assert(
      fc.property(openingHours, fc.array(instant, { minLength: 2, maxLength: 12 }), (hours, instants) => {
        const timetable = compile(hours);
        const cuts = instants.toSorted((a, b) => a - b);
        const sum = cuts.slice(1).reduce((all, to, index) => all + openBetween(timetable, cuts[index] ?? to, to), 0);
        expect(sum).toBe(openBetween(timetable, cuts[0] ?? 0, cuts.at(-1) ?? 0));
      }),
    );
  });

  test("openings are apart, in order, within their bounds, and all the open time there is", () => {
    fc.assert(
      fc.property(openingHours, span, (hours, { from, to }) => {
        const found = openings(compile(hours), from, to);
        const edges = found.flatMap((opening) => [opening.from, opening.to]);
        expect([...new Set(edges)].toSorted((a, b) => a - b)).toEqual(edges);
        expect(edges.every((edge) => from <= edge && edge <= to)).toBe(true);
        expect(found.reduce((sum, opening) => sum + opening.to - opening.from, 0)).toBe(
          openBetween(compile(hours), from, to),
        );
      }),
    );
  });

  test("nothing is open before the next opening", () => {
    fc.assert(
      fc.property(openingHours, instant, (hours, from) => {
        const timetable = compile(hours);
        const next = nextOpen(timetable, from);
        if (next === null) return;
        expect(openBetween(timetable, from, next)).toBe(0);
        expect(openBetween(timetable, next, next + 1)).toBe(1);
      }),
    );
  });

  test("each minute is open that the slow way finds open", () => {
    fc.assert(
      fc.property(openingHours, instant, (hours, near) => {
        const first = Math.floor(near / MINUTE) * MINUTE;
        const minutes = Array.from({ length: 26 * 60 }, (_, minute) => first + minute * MINUTE);
        const timetable = compile(hours);
        const open = minutes.filter((minute) => openBetween(timetable, minute, minute + MINUTE) > 0);
        expect(open).toEqual(minutes.filter(slowCalendar({ it: hours }, "it")));
      }),
      { numRuns: 60 },
    );
  });
});

function unionOf(hours: readonly OpeningHours[]): { union: Timetable; each: Timetable[] } {
  const calendars: Record<string, Calendar> = Object.fromEntries(hours.map((one, index) => [`part ${index}`, one]));
  const names = Object.keys(calendars);
  const policy = { calendars: { ...calendars, union: { any: names } } };
  return { union: timetableOf(policy, "union"), each: names.map((name) => timetableOf(policy, name)) };
}

describe("a union of calendars", () => {
  const parts = fc.array(openingHours, { minLength: 1, maxLength: 3 });

  test("never opens less than a part, nor more than all of them", () => {
    fc.assert(
      fc.property(parts, span, (hours, { from, to }) => {
        const { union, each } = unionOf(hours);
        const open = openBetween(union, from, to);
        const opens = each.map((part) => openBetween(part, from, to));
        expect(open).toBeGreaterThanOrEqual(Math.max(...opens));
        expect(open).toBeLessThanOrEqual(opens.reduce((sum, part) => sum + part, 0));
      }),
    );
  });

  test("ends a length of time no later than a part does", () => {
    fc.assert(
      fc.property(parts, instant, length, (hours, from, added) => {
        const { union, each } = unionOf(hours);
        const ends = each.map((part) => addOpen(part, from, added) ?? Infinity);
        expect(addOpen(union, from, added) ?? Infinity).toBeLessThanOrEqual(Math.min(...ends));
      }),
    );
  });

  test("does not depend on the order of its parts", () => {
    fc.assert(
      fc.property(parts, span, (hours, { from, to }) => {
        const [one, other] = [unionOf(hours), unionOf(hours.toReversed())];
        expect(openings(one.union, from, to)).toEqual(openings(other.union, from, to));
      }),
    );
  });
});
