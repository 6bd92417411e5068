/** Which hours a calendar keeps on one day. */
import { isPublicHoliday } from "./holidays.ts";
import { DAY } from "./zone.ts";
import type { Interval, OpeningHours } from "../model/policy.ts";

/** The hours of a day, given in days since 1970-01-01. Make-up working days override holiday and weekend. */
export function hoursByDay({ hours, holidays, country, workdays }: OpeningHours): (day: number) => readonly Interval[] {
  const closed = holidays.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }));
  const moved = new Map(Object.entries(workdays).map(([date, weekday]) => [dayNumber(date), weekday]));
  const week = WEEK.map((weekday) => hours[weekday]);
  return (day) => {
    const instead = moved.get(day);
    if (instead !== undefined) return hours[instead];
    const usual = week.at(day % 7) ?? [];
    if (usual.length === 0 || closed.some(({ from, to }) => from <= day && day <= to)) return [];
    return country !== null && isPublicHoliday(country, day) ? [] : usual;
  };
}

function dayNumber(date: string): number {
  return Date.parse(date) / DAY;
}

/** The weekdays from 1970-01-01 on. */
const WEEK = [4, 5, 6, 0, 1, 2, 3] as const;
