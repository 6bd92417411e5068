import { describe, expect, test } from "vitest";
import { addOpen, nextOpen, openBetween, openings } from "../../../src/core/calendar/calendar.ts";
import { compileCalendars, timetableOf } from "../../../src/core/calendar/compile.ts";
import type { Timetable } from "../../../src/core/calendar/calendar.ts";
import type { Calendar } from "../../../src/core/model/policy.ts";
import { CALENDARS, DESK, daily, hours, weekly } from "./calendars.ts";

const HOUR = 3_600_000;

const calendars: Record<string, Calendar> = {
  ...CALENDARS,
  never: weekly("Europe/Madrid", [], []),
  "never again": { ...DESK, holidays: [{ from: "2026-12-01", to: "9999-12-31" }], workdays: {} },
  "never once": { any: [] },
  circle: { any: ["circle", "other circle"] },
  "other circle": { any: ["circle", "lima"] },
  "never closed": { any: ["desk", "always"] },
  nights: daily("Europe/Madrid", "00:00-06:00", "20:00-24:00"),
  touching: daily("Europe/Madrid", "09:00-12:00", "12:00-18:00"),
  shanghai: {
    ...weekly("Asia/Shanghai", [1, 2, 3, 4, 5], hours("09:00-12:00", "13:00-18:00")),
    country: "CN",
    holidays: [{ from: "2026-10-01", to: "2026-10-07" }],
    workdays: { "2026-10-10": 5 },
  },
  berlin: { ...weekly("Europe/Berlin", [1, 2, 3, 4, 5], hours("09:00-17:00")), country: "DE" },
  munich: { ...weekly("Europe/Berlin", [1, 2, 3, 4, 5], hours("09:00-17:00")), country: "DE-BY" },
  istanbul: { ...daily("Europe/Istanbul", "09:00-17:00"), country: "TR" },
};

const calendar = (name: string): Timetable => timetableOf({ calendars }, name);
const at = Date.parse;

const BETWEEN: [title: string, calendar: string, from: string, to: string, hours: number][] = [
  ["a closing hour does not count", "desk", "2026-11-24T09:00+01:00", "2026-11-24T18:00+01:00", 8],
  ["a night does not count", "desk", "2026-11-24T17:00+01:00", "2026-11-25T10:00+01:00", 2],
  ["a weekend does not count", "desk", "2026-11-27T17:00+01:00", "2026-11-30T10:00+01:00", 2],
  ["nothing lies between an instant and itself", "desk", "2026-11-24T10:00+01:00", "2026-11-24T10:00+01:00", 0],
  ["nothing lies between an instant and an earlier one", "desk", "2026-11-25T10:00+01:00", "2026-11-24T10:00+01:00", 0],
  ["a holiday does not count", "desk", "2026-12-25T00:00+01:00", "2026-12-26T00:00+01:00", 0],
  [
    "a range of holidays does not count, both its ends included",
    "desk",
    "2026-12-28T00:00+01:00",
    "2026-12-31T09:00+01:00",
    0,
  ],
  ["a make-up working day has the hours it is given", "desk", "2026-12-26T00:00+01:00", "2026-12-27T00:00+01:00", 8],
  ["hours may end at midnight", "lima", "2026-11-22T20:00-05:00", "2026-11-23T00:00-05:00", 4],
  ["each weekday has its own hours", "lima", "2026-11-27T00:00-05:00", "2026-11-28T00:00-05:00", 5],
  ["a union is open when one of its calendars is", "both", "2026-11-24T00:00Z", "2026-11-25T00:00Z", 14],
  ["a union counts common hours once", "both", "2026-11-24T14:00+01:00", "2026-11-24T18:00+01:00", 4],
  ["a circle of unions is what lies in it", "circle", "2026-11-24T00:00-05:00", "2026-11-25T00:00-05:00", 9],
  ["a union with always never closes", "never closed", "2026-11-24T00:00Z", "2026-11-25T00:00Z", 24],
  ["always counts all time, over years too", "always", "2024-02-28T00:00Z", "2028-02-28T00:00Z", 1461 * 24],
  ["a year of the desk", "desk", "2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00", (261 - 4 + 1) * 8],
  [
    "ten years of Lima, which are 521 weeks and the days from Wednesday to Monday",
    "lima",
    "2020-01-01T00:00-05:00",
    "2030-01-01T00:00-05:00",
    4 * 522 + 9 * 522 + 9 * 521 + 9 * 522 + 9 * 522 + 5 * 522,
  ],
  ["the policy's holidays close", "shanghai", "2026-10-01T00:00+08:00", "2026-10-08T00:00+08:00", 0],
  ["the country's holidays close", "shanghai", "2026-01-01T00:00+08:00", "2026-01-02T00:00+08:00", 0],
  ["a make-up working day overrides the weekend", "shanghai", "2026-10-10T00:00+08:00", "2026-10-11T00:00+08:00", 8],
  [
    "a region's holiday is open in the rest of the country",
    "berlin",
    "2026-01-06T00:00+01:00",
    "2026-01-07T00:00+01:00",
    8,
  ],
  ["a region has holidays of its own", "munich", "2026-01-06T00:00+01:00", "2026-01-07T00:00+01:00", 0],
  [
    "a holiday of several days from evening to noon is the days between",
    "istanbul",
    "2026-03-19T00:00+03:00",
    "2026-03-24T00:00+03:00",
    16,
  ],
];

describe("open time between two instants", () => {
  test.for(BETWEEN)("%s", ([, name, from, to, expected]) => {
    expect(openBetween(calendar(name), at(from), at(to)) / HOUR).toBe(expected);
  });
});

const ADD: [title: string, calendar: string, from: string, hours: number, to: string | null][] = [
  ["time used up at closing ends at closing", "desk", "2026-11-24T09:00+01:00", 8, "2026-11-24T18:00+01:00"],
  [
    "a second more ends after the next opening",
    "desk",
    "2026-11-24T09:00+01:00",
    8 + 1 / 3600,
    "2026-11-25T09:00:01+01:00",
  ],
  ["time used up at the break ends at the break", "desk", "2026-11-24T09:00+01:00", 5, "2026-11-24T14:00+01:00"],
  ["time begins at the next opening", "desk", "2026-11-27T20:00+01:00", 1, "2026-11-30T10:00+01:00"],
  ["no time ends where it begins, closed or not", "desk", "2026-11-27T20:00+01:00", 0, "2026-11-27T20:00+01:00"],
  ["holidays are passed over, make-up days are not", "desk", "2026-12-24T17:00+01:00", 10, "2026-12-31T10:00+01:00"],
  ["time that ends with the year ends in it", "nights", "2026-12-31T20:00+01:00", 4, "2027-01-01T00:00+01:00"],
  ["hours go on over midnight", "nights", "2026-12-31T20:00+01:00", 5, "2027-01-01T01:00+01:00"],
  ["always is elapsed time", "always", "2026-03-28T12:00+01:00", 24, "2026-03-29T13:00+02:00"],
  ["a calendar without hours never ends anything", "never", "2026-11-24T09:00Z", 1, null],
  ["a calendar that has closed for good never does", "never again", "2026-12-01T09:00Z", 1, null],
  [
    "a calendar that will close for good still ends what fits",
    "never again",
    "2026-11-30T09:00+01:00",
    8,
    "2026-11-30T18:00+01:00",
  ],
  ["a union of nothing never ends anything", "never once", "2026-11-24T09:00Z", 1, null],
  ["more than 9,999 years will hold is never", "lima", "9999-12-31T00:00Z", 400, null],
];

describe("the end of open time", () => {
  test.for(ADD)("%s", ([, name, from, length, expected]) => {
    expect(addOpen(calendar(name), at(from), length * HOUR)).toBe(expected === null ? null : at(expected));
  });
});

describe("openings", () => {
  test("are clipped to what is asked for, and sorted", () => {
    expect(openings(calendar("desk"), at("2026-11-24T12:00Z"), at("2026-11-25T09:30Z"))).toEqual([
      { from: at("2026-11-24T12:00Z"), to: at("2026-11-24T13:00Z") },
      { from: at("2026-11-24T14:00Z"), to: at("2026-11-24T17:00Z") },
      { from: at("2026-11-25T08:00Z"), to: at("2026-11-25T09:30Z") },
    ]);
  });

  test("that touch are one, at noon as at midnight and over the new year", () => {
    expect(openings(calendar("touching"), at("2026-11-24T00:00Z"), at("2026-11-25T00:00Z"))).toHaveLength(1);
    expect(openings(calendar("nights"), at("2026-12-31T12:00Z"), at("2027-01-01T12:00Z"))).toHaveLength(1);
    expect(openings(calendar("always"), at("2020-01-01T00:00Z"), at("2030-01-01T00:00Z"))).toHaveLength(1);
  });

  test("begin with the instant itself when it is open", () => {
    expect(nextOpen(calendar("desk"), at("2026-11-24T10:00Z"))).toBe(at("2026-11-24T10:00Z"));
    expect(nextOpen(calendar("desk"), at("2026-11-24T17:00Z"))).toBe(at("2026-11-25T08:00Z"));
    expect(nextOpen(calendar("never"), at("2026-11-24T10:00Z"))).toBeNull();
  });
});

describe("the calendars of a policy", () => {
  test("are its own and always, each computed once", () => {
    const compiled = compileCalendars({ calendars });
    expect([...compiled.keys()]).toEqual([...Object.keys(calendars), "always"]);
    expect(compileCalendars({ calendars })).toBe(compiled);
  });

  test("have no other name", () => {
    expect(() => calendar("office")).toThrow('no calendar "office"');
  });
});
