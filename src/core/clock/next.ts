/** When to look at a case's clocks again. */
import type { Instant } from "../model/case.ts";
import { addOpen, nextOpen } from "../calendar/calendar.ts";
import type { Timetable } from "../calendar/calendar.ts";
import { ALWAYS, timetableOf } from "../calendar/compile.ts";
import type { Clock, Clocks, Round } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";

/** GitHub tells the time in whole seconds: what changes within a second is seen at its end. */
const SECOND = 1000;

/** The clocks whose time passes: promised, neither fulfilled nor void, and not paused. */
export function liveClocks({ response, resolution, update }: Round): Clock[] {
  const clocks = [response, resolution, ...(update === null ? [] : [update])];
  return clocks.filter(({ state, paused }) => !paused && LIVE.has(state));
}

const LIVE = new Set<Clock["state"]>(["running", "at-risk", "breached"]);

/** The calendar whose openings warnings of the case wait for: its grade's. */
export function warningTimes({ grade }: Pick<Clocks, "grade">, policy: ClockPolicy): Timetable {
  return timetableOf(policy, grade === null ? ALWAYS : policy.grades[grade].calendar);
}

/** The next instant at which a state, a threshold, or the waiting of a warning for opening hours changes by itself. */
export function nextChange(clocks: Omit<Clocks, "earlier" | "nextChangeAt">, policy: ClockPolicy): Instant | null {
  const { now, grading } = clocks;
  const times = warningTimes(clocks, policy);
  const live = liveClocks(clocks);
  const breaks = live.map(({ due }) => (due === null ? null : addOpen(times, due, 1)));
  const passings = [grading?.warnAt ?? null, ...live.flatMap(({ points }) => points.map(({ passedAt }) => passedAt))];
  const isWaiting = passings.some((at) => at !== null && at <= now);
  const candidates = [...breaks, ...passings, isWaiting ? nextOpen(times, now) : null];
  const coming = candidates.filter((at) => at !== null).filter((at) => at > now);
  return coming.length === 0 ? null : Math.ceil(Math.min(...coming) / SECOND) * SECOND;
}
