/**
 * Opening hours found a second, slow way: one minute after the other, with what the wall clock shows taken from Intl.
 * Shares nothing with the calendars of the program but the policy's words.
 */
import type { Calendar, OpeningHours, Weekday } from "../../../src/core/model/policy.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether it is open from this whole minute to the next. */
export type IsOpen = (minute: number) => boolean;

/** The calendar of that name; `always` is open. */
export function slowCalendar(calendars: Record<string, Calendar>, name: string): IsOpen {
  const calendar = calendars[name];
  if (name === "always" || calendar === undefined) return () => true;
  if ("any" in calendar) {
    const parts = calendar.any.map((part) => slowCalendar(calendars, part));
    return (minute) => parts.some((isOpen) => isOpen(minute));
  }
  return slowHours(calendar);
}

const known = new WeakMap<OpeningHours, IsOpen>();

/** What was asked once is not asked again: tests ask for the same few days. */
function slowHours(calendar: OpeningHours): IsOpen {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const answers = new Map<number, boolean>();
  const isOpen: IsOpen = (minute) => {
    const answer = answers.get(minute) ?? isWithin(latestWall(calendar.timezone, minute), calendar);
    answers.set(minute, answer);
    return answer;
  };
  known.set(calendar, isOpen);
  return isOpen;
}

function isWithin(wall: number, { hours, holidays, workdays }: OpeningHours): boolean {
  const date = new Date(wall).toISOString().slice(0, 10);
  const minute = Math.floor((wall % DAY) / MINUTE);
  const isHoliday = holidays.some(({ from, to }) => from <= date && date <= to);
  const weekday = WEEK[new Date(wall).getUTCDay()] ?? 0;
  const kept = date in workdays ? workdays[date] : isHoliday ? undefined : weekday;
  return kept !== undefined && hours[kept].some(({ from, to }) => from <= minute && minute < to);
}

const WEEK: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * The latest time the wall clock has shown by then: while it repeats an hour, the day does not begin again
 * (sla.md rule 10). No zone's clock goes back by more than three hours at once.
 */
function latestWall(timezone: string, minute: number): number {
  const now = wallAt(timezone, minute);
  if (wallAt(timezone, minute - 3 * HOUR) <= now - 3 * HOUR) return now;
  return Math.max(...Array.from({ length: 181 }, (_, back) => wallAt(timezone, minute - back * MINUTE)));
}

/** What the clock on the wall shows, as the milliseconds it would be in UTC. */
export function wallAt(timezone: string, at: number): number {
  const { format, walls } = zoneOf(timezone);
  const wall = walls.get(at) ?? parse(format.format(at)) + (((at % 1000) + 1000) % 1000);
  if (walls.size > 10_000) walls.clear();
  walls.set(at, wall);
  return wall;
}

/** `11/24/2026, 09:30:00` */
function parse(shown: string): number {
  const part = (from: number, to: number): number => Number(shown.slice(from, to));
  return Date.UTC(part(6, 10), part(0, 2) - 1, part(3, 5), part(12, 14), part(15, 17), part(18, 20));
}

interface Zone {
  format: Intl.DateTimeFormat;
  /** What was asked lately. */
  walls: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const two = "2-digit";
  const time = { hour: two, minute: two, second: two, hourCycle: "h23" } as const;
  const date = { year: "numeric", month: two, day: two } as const;
  const zone = zones.get(timeZone) ?? {
    format: new Intl.DateTimeFormat("en-US", { timeZone, ...date, ...time }),
    walls: new Map(),
  };
  zones.set(timeZone, zone);
  return zone;
}

/** The instants between two years at which the zone's clock is set forward or back. */
export function clockChanges(timezone: string, fromYear: number, toYear: number): number[] {
  const changes: number[] = [];
  const offset = (at: number): number => wallAt(timezone, at) - at;
  for (let at = Date.UTC(fromYear, 0, 1); at < Date.UTC(toYear, 0, 1); at += DAY) {
    if (offset(at) !== offset(at + DAY)) changes.push(changeBetween(offset, at, at + DAY));
  }
  return changes;
}

/** Minute by minute would be slow even for a test. */
function changeBetween(offset: (at: number) => number, from: number, to: number): number {
  if (to - from <= MINUTE) return to;
  const middle = from + Math.floor((to - from) / 2 / MINUTE) * MINUTE;
  return offset(middle) === offset(from) ? changeBetween(offset, middle, to) : changeBetween(offset, from, middle);
}
