/** A calendar's opening times of one UTC year, ready to be measured. */
import type { Duration, Instant } from "../model/case.ts";
import { hoursByDay } from "./day.ts";
import { DAY, MINUTE, zoneInstants } from "./zone.ts";
import type { OpeningHours } from "../model/policy.ts";

/** Open from `from` until just before `to`. */
export interface Opening {
  from: Instant;
  to: Instant;
}

/** Openings sorted and apart, and how much open time lies before each of them in the year. */
export interface OpenYear {
  readonly openings: readonly Opening[];
  readonly before: readonly Duration[];
  readonly total: Duration;
}

const CLOSED: OpenYear = { openings: [], before: [], total: 0 };

/** The first instant of a UTC year. */
function yearStart(year: number): Instant {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

/** A year that is open throughout. */
export function alwaysOpen(year: number): OpenYear {
  return tabulate([{ from: yearStart(year), to: yearStart(year + 1) }]);
}

/** The years of a calendar with opening hours. */
export function yearsOf(calendar: OpeningHours): (year: number) => OpenYear {
  if (Object.values(calendar.hours).every((intervals) => intervals.length === 0)) return () => CLOSED;
  const hoursOn = hoursByDay(calendar);
  const instantAt = zoneInstants(calendar.timezone);
  const openingsOn = (day: number): Opening[] =>
    hoursOn(day).map(({ from, to }) => ({
      from: instantAt(day * DAY + from * MINUTE),
      to: instantAt(day * DAY + to * MINUTE),
    }));
  return (year) => {
    const bounds = { from: yearStart(year), to: yearStart(year + 1) };
    const first = bounds.from / DAY - 1; // no zone is more than a day away from UTC
    const days = Array.from({ length: (bounds.to - bounds.from) / DAY + 2 }, (_, index) => first + index);
    return tabulate(days.flatMap(openingsOn).flatMap((opening) => clip(opening, bounds)));
  };
}

/** Openings in any order, overlapping or not, as a year's table. */
export function tabulate(parts: readonly Opening[]): OpenYear {
  const openings = joined(parts.toSorted((a, b) => a.from - b.from));
  if (openings.length === 0) return CLOSED;
  let total = 0;
  const before = openings.map(({ from, to }) => (total += to - from) - (to - from));
  return { openings, before, total };
}

/** The part of an opening within bounds: none or one, never an empty one. */
export function clip({ from, to }: Opening, bounds: Opening): Opening[] {
  const part = { from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) };
  return part.from < part.to ? [part] : [];
}

/** Sorted openings with those that touch or overlap made one. */
export function joined(sorted: readonly Opening[]): Opening[] {
  const apart: Opening[] = [];
  for (const { from, to } of sorted) {
    const last = apart.at(-1);
    if (last === undefined || last.to < from) apart.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return apart;
}
