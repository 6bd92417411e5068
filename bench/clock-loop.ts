/**
 * The same explanation as one would write it with date-fns: day after day is set to its opening hours and cut to the
 * time that is asked for. What the clocks of the program are measured against.
 */
import { TZDate } from "@date-fns/tz";
import { addDays, format, getDay, set, startOfDay } from "date-fns";
import type { ClockEvent } from "../src/core/clock/history.ts";
import type { OpeningHours } from "../src/core/model/policy.ts";

export interface LoopStretch {
  from: number;
  to: number;
  counts: boolean;
}

export interface LoopClock {
  spent: number;
  due: number | null;
  stretches: LoopStretch[];
}

export interface LoopCase {
  history: readonly ClockEvent[];
  now: number;
  calendar: OpeningHours;
  target: number;
  /** Whether waiting stops this clock. */
  pauses: boolean;
  /** When it was kept. */
  end: number | null;
}

/** One clock of a case that was opened, graded, and waited for somebody now and then. */
export function loopClock({ history, now, calendar, target, pauses, end }: LoopCase): LoopClock {
  const start = history[0]?.at ?? now;
  const until = end ?? now;
  const stretches: LoopStretch[] = [];
  let from = start;
  let waiting = false;
  const go = (to: number): void => {
    if (waiting && from < to) stretches.push({ from, to, counts: false });
    if (!waiting) stretches.push(...hoursBetween(calendar, from, to));
    from = to;
  };
  for (const event of history) {
    if (!pauses || event.at > until) continue;
    if (event.event !== "waiting" && event.event !== "resumed") continue;
    go(event.at);
    waiting = event.event === "waiting";
  }
  go(until);
  const spent = stretches.reduce((sum, stretch) => sum + (stretch.counts ? stretch.to - stretch.from : 0), 0);
  return { spent, stretches, due: waiting && spent <= target ? null : dueAt(stretches, calendar, target) };
}

/** When the target was used up, or will be if time goes on. */
function dueAt(stretches: readonly LoopStretch[], calendar: OpeningHours, target: number): number {
  let left = target;
  for (const { from, to, counts } of stretches) {
    if (!counts) continue;
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  let day = startOfDay(new TZDate(stretches.at(-1)?.to ?? 0, calendar.timezone));
  const end = stretches.at(-1)?.to ?? 0;
  for (;;) {
    for (const { from, to } of hoursOn(day, calendar)) {
      const open = Math.max(0, to - Math.max(from, end));
      if (left <= open) return Math.max(from, end) + left;
      left -= open;
    }
    day = addDays(day, 1);
  }
}

function hoursBetween(calendar: OpeningHours, start: number, end: number): LoopStretch[] {
  const found: LoopStretch[] = [];
  let at = start;
  for (let day = startOfDay(new TZDate(start, calendar.timezone)); day.getTime() < end; day = addDays(day, 1)) {
    for (const hours of hoursOn(day, calendar)) {
      const from = Math.max(hours.from, start);
      const to = Math.min(hours.to, end);
      if (from >= to) continue;
      if (at < from) found.push({ from: at, to: from, counts: false });
      found.push({ from, to, counts: true });
      at = to;
    }
  }
  if (at < end) found.push({ from: at, to: end, counts: false });
  return found;
}

function hoursOn(day: TZDate, { hours, holidays, workdays }: OpeningHours): { from: number; to: number }[] {
  const date = format(day, "yyyy-MM-dd");
  const moved = workdays[date];
  if (moved === undefined && holidays.some(({ from, to }) => from <= date && date <= to)) return [];
  const intervals = hours[moved ?? weekdayOf(day)];
  return intervals.map(({ from, to }) => ({ from: timeOn(day, from), to: timeOn(day, to) }));
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

function weekdayOf(day: TZDate): (typeof WEEK)[number] {
  return WEEK[getDay(day)] ?? 0;
}

function timeOn(day: TZDate, minutes: number): number {
  return set(day, { hours: Math.floor(minutes / 60), minutes: minutes % 60 }).getTime();
}
