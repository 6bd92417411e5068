/** Opening hours: how much open time lies between two instants, and where a length of open time ends. */
import type { Duration, Instant } from "../model/case.ts";
import { clip, joined } from "./year.ts";
import type { Opening, OpenYear } from "./year.ts";

/** A calendar made ready (compile.ts): its opening times by UTC year. Each year is computed once. */
export type Timetable = (year: number) => OpenYear;

/** A policy's dates have years of four digits: what has not opened by then never will. */
const LAST_YEAR = 9999;

/** Open time from one instant to a later one, in milliseconds; 0 when `to` is not later. */
export function openBetween(timetable: Timetable, from: Instant, to: Instant): Duration {
  if (to <= from) return 0;
  const [first, last] = [yearOf(from), yearOf(to)];
  let open = openUntil(timetable(last), to) - openUntil(timetable(first), from);
  for (let year = first; year < last; year++) open += timetable(year).total;
  return open;
}

/**
 * The first instant at which `duration` milliseconds of open time have passed since `from`: time that is used up
 * exactly at closing ends at closing (sla.md rule 6). Null when the calendar never opens for so long.
 */
export function addOpen(timetable: Timetable, from: Instant, duration: Duration): Instant | null {
  if (duration <= 0) return from;
  const first = yearOf(from);
  let left = duration + openUntil(timetable(first), from);
  for (let year = first; year <= LAST_YEAR; year++) {
    const table = timetable(year);
    if (left <= table.total) return instantOf(table, left);
    left -= table.total;
  }
  return null;
}

/** The first open instant from `from` on, `from` itself included; null when the calendar never opens again. */
export function nextOpen(timetable: Timetable, from: Instant): Instant | null {
  const passed = addOpen(timetable, from, 1);
  return passed === null ? null : passed - 1;
}

/** The openings between two instants, in order, none touching the next. */
export function openings(timetable: Timetable, from: Instant, to: Instant): Opening[] {
  const found: Opening[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const table = timetable(year).openings;
    const start = firstIndex(table.length, (index) => (table[index]?.to ?? 0) > from);
    const end = firstIndex(table.length, (index) => (table[index]?.from ?? 0) >= to);
    found.push(...table.slice(start, end).flatMap((opening) => clip(opening, { from, to })));
  }
  return joined(found);
}

/** Open time of the year before an instant in it. */
function openUntil({ openings: table, before }: OpenYear, at: Instant): Duration {
  const index = firstIndex(table.length, (nth) => (table[nth]?.from ?? 0) > at) - 1;
  const opening = table[index];
  return opening === undefined ? 0 : (before[index] ?? 0) + Math.min(at, opening.to) - opening.from;
}

/** The first instant by which so much open time of the year has passed; at least 1 ms, at most the year's total. */
function instantOf({ openings: table, before, total }: OpenYear, open: Duration): Instant {
  const index = firstIndex(table.length, (nth) => (before[nth + 1] ?? total) >= open);
  return (table[index]?.from ?? 0) + open - (before[index] ?? 0);
}

/** The first index below `length` that holds; all after it hold, too. `length` when none does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function yearOf(at: Instant): number {
  return new Date(at).getUTCFullYear();
}
