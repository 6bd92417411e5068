/** Times as people write them in commands: `2h`, `17:30`, `2026-11-23 10:00` (workflow.md, `/eta`). */
import { DAY, MINUTE, zoneInstants } from "./zone.ts";
import type { WallTime } from "./zone.ts";
import type { Duration, Instant } from "../model/case.ts";
import { halfWidth } from "../text/width.ts";

const LENGTH =
  /^(?:(\d{1,4}) ?(?:days?|d|天) ?)?(?:(\d{1,5}) ?(?:hours?|h|小时) ?)?(?:(\d{1,6}) ?(?:minutes?|min|m|分钟|分))?(?![a-z\d])/i;
const CLOCK = /^(\d{1,2}):(\d{2})(?![\d:])/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:(?:[ T]|, )(\d{1,2}):(\d{2})(?![\d:]))?/;

/** The time the text begins with, as it is written there; null when it begins with none. */
export function timeAtStart(text: string): string | null {
  const plain = halfWidth(text);
  const found = [LENGTH, DATE, CLOCK].map((form) => form.exec(plain)?.[0].trimEnd()).find((match) => !!match);
  return found === undefined ? null : text.slice(0, found.length);
}

/**
 * The moment that is meant: a length of time counts from now; a time of day is the next such on the wall clock of the
 * time zone; a date without one is its midnight. Null for what is no such time or no day of the calendar.
 */
export function readTime(text: string, now: Instant, timezone: string): Instant | null {
  const time = halfWidth(text).trim();
  if (timeAtStart(time) !== time) return null;
  const instantOf = zoneInstants(timezone);
  const date = DATE.exec(time);
  if (date !== null) return whenNumber(wallTimeOf(date.slice(1)), instantOf);
  const clock = CLOCK.exec(time);
  if (clock !== null) return whenNumber(timeOfDay(clock.slice(1)), (length) => nextAt(length, now, instantOf));
  return now + lengthOf(LENGTH.exec(time)?.slice(1) ?? []);
}

function lengthOf([days = "0", hours = "0", minutes = "0"]: string[]): Duration {
  return Number(days) * DAY + Number(hours) * 60 * MINUTE + Number(minutes) * MINUTE;
}

function timeOfDay([hours = "0", minutes = "0"]: string[]): Duration | null {
  return Number(hours) < 24 && Number(minutes) < 60 ? lengthOf(["0", hours, minutes]) : null;
}

/** Null for a day that no calendar has: such a date would roll over into the next month. */
function wallTimeOf([year = "", month = "", day = "", ...time]: string[]): WallTime | null {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  const exists = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
  const length = timeOfDay(time);
  return exists && length !== null ? midnight + length : null;
}

/** The next moment the wall clock shows this time: today, or tomorrow when it is past. */
function nextAt(time: Duration, now: Instant, instantOf: (wall: WallTime) => Instant): Instant {
  const today = Math.floor(now / DAY) - 1;
  const days = [0, 1, 2, 3].map((later) => instantOf((today + later) * DAY + time));
  return days.find((at) => at > now) ?? now;
}

function whenNumber(value: number | null, change: (value: number) => number): number | null {
  return value === null ? null : change(value);
}
