import { describe, expect, test } from "vitest";
import { addOpen, openBetween } from "../../../src/core/calendar/calendar.ts";
import { timetableOf } from "../../../src/core/calendar/compile.ts";
import { zoneInstants } from "../../../src/core/calendar/zone.ts";
import { daily } from "./calendars.ts";
import { clockChanges, HOUR, MINUTE, slowCalendar, wallAt } from "./slow-calendar.ts";

const at = Date.parse;

const TIMES: [title: string, zone: string, wall: string, instant: string][] = [
  ["an ordinary time", "Europe/Madrid", "2026-11-24T09:00", "2026-11-24T08:00Z"],
  ["midnight", "Asia/Shanghai", "2026-11-24T00:00", "2026-11-23T16:00Z"],
  ["a time that is skipped is the next that exists", "Europe/Madrid", "2026-03-29T02:30", "2026-03-29T01:00Z"],
  ["the first time that is skipped", "Europe/Madrid", "2026-03-29T02:00", "2026-03-29T01:00Z"],
  ["the first time after what is skipped", "Europe/Madrid", "2026-03-29T03:00", "2026-03-29T01:00Z"],
  ["a time that occurs twice is the first", "Europe/Madrid", "2026-10-25T02:30", "2026-10-25T00:30Z"],
  ["the first time that occurs twice", "Europe/Madrid", "2026-10-25T02:00", "2026-10-25T00:00Z"],
  ["the first time after what occurs twice", "Europe/Madrid", "2026-10-25T03:00", "2026-10-25T02:00Z"],
  ["half an hour is skipped", "Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30Z"],
  ["half an hour occurs twice", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z"],
  ["two hours are skipped", "Antarctica/Troll", "2026-03-29T02:30", "2026-03-29T01:00Z"],
  ["midnight is skipped", "America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T03:00Z"],
  ["midnight occurs twice", "America/Havana", "2026-11-01T00:00", "2026-11-01T04:00Z"],
  ["a minute after midnight is skipped", "America/St_Johns", "2007-03-11T00:30", "2007-03-11T03:31Z"],
  ["a whole day is skipped", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00Z"],
  ["a zone before it dropped summer time", "Europe/Istanbul", "2016-01-15T09:00", "2016-01-15T07:00Z"],
  ["a zone after it dropped summer time", "Europe/Istanbul", "2017-01-15T09:00", "2017-01-15T06:00Z"],
];

describe("the instant of a wall-clock time", () => {
  test.for(TIMES)("%s", ([, zone, wall, instant]) => {
    expect(new Date(zoneInstants(zone)(at(`${wall}Z`)))).toEqual(new Date(instant));
  });
});

/** Both hemispheres; half-hour and two-hour shifts; changes at midnight; Ramadan; zones that dropped summer time. */
const ZONES = [
  "Europe/Madrid",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Tehran",
  "Europe/Istanbul",
  "Antarctica/Troll",
];

const HOURS = {
  day: ["00:00-24:00"],
  broken: ["00:00-00:45", "01:15-01:50", "02:15-12:00", "22:30-23:30"],
  rest: ["00:45-01:15", "01:50-02:15", "12:00-22:30", "23:30-24:00"],
};

/** The minutes from so long before a change of the clocks to so long after it. */
function minutesAround(change: number, before: number, after: number): number[] {
  return Array.from({ length: (before + after) / MINUTE }, (_, minute) => change - before + minute * MINUTE);
}

const changesOf = (zone: string): number[] => clockChanges(zone, 2000, 2041);

describe.for(ZONES)("no change of the clocks of 2000–2040 in %s", (zone) => {
  test("makes a time of the wall clock another instant than the first that shows it or a later one", () => {
    const instantAt = zoneInstants(zone);
    const changes = changesOf(zone);
    const wrong = changes.flatMap((change) => {
      const minutes = minutesAround(change, 6 * HOUR, 6 * HOUR);
      const walls = minutes.map((minute) => wallAt(zone, minute));
      const asked = minutes.slice(60, -240).map((minute) => wallAt(zone, change - MINUTE) + MINUTE + (minute - change));
      return asked.filter((wall) => instantAt(wall) !== minutes[walls.findIndex((shown) => shown >= wall)]);
    });
    expect(changes.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  const calendars = {
    day: daily(zone, ...HOURS.day),
    broken: daily(zone, ...HOURS.broken),
    rest: daily(zone, ...HOURS.rest),
  };
  const timetable = (name: string) => timetableOf({ calendars }, name);

  test("opens or closes a minute that the slow way does not", () => {
    const isOpen = slowCalendar(calendars, "broken");
    const minutes = changesOf(zone).flatMap((change) => minutesAround(change, 2 * HOUR, 4 * HOUR));
    const open = minutes.filter((minute) => openBetween(timetable("broken"), minute, minute + MINUTE) > 0);
    expect(open).toEqual(minutes.filter(isOpen));
  });

  test("makes hours and the hours between them more or less than the day", () => {
    for (const change of changesOf(zone)) {
      const [from, to] = [change - 30 * HOUR, change + 30 * HOUR];
      const [day = 0, broken = 0, rest = 0] = Object.keys(HOURS).map((name) => openBetween(timetable(name), from, to));
      expect([day, broken + rest]).toEqual([to - from, to - from]);
    }
  });
});

describe.for(ZONES)("at each change of the clocks of 2000–2040 in %s", (zone) => {
  test("adding and measuring are inverse", () => {
    const broken = timetableOf({ calendars: { broken: daily(zone, ...HOURS.broken) } }, "broken");
    for (const change of changesOf(zone)) {
      for (const length of [1, 7 * MINUTE, 90 * MINUTE, 9 * HOUR, 40 * HOUR]) {
        const from = change - 8 * HOUR - 7 * MINUTE;
        const end = addOpen(broken, from, length) ?? Infinity;
        expect(openBetween(broken, from, end)).toBe(length);
        expect(openBetween(broken, from, end - 1)).toBe(length - 1);
      }
    }
  });
});
