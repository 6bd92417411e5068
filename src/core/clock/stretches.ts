/** How a clock's time came about: every stretch of it with its reason (sla.md, "Explaining"). */
import type { Instant } from "../model/case.ts";
import { openings } from "../calendar/calendar.ts";
import { timetableOf } from "../calendar/compile.ts";
import type { Clock } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import type { Pause } from "./pause.ts";

/** From one instant to a later one, for one reason: the hours are open and count, they are closed, or time is paused. */
export interface Stretch {
  from: Instant;
  to: Instant;
  counts: boolean;
  /** What paused it; null when the calendar alone decided. */
  pause: Pause | null;
}

/** The clock's life from its start to its end, or to now, without gaps. What counts adds up to `spent`. */
export function stretchesOf({ spans, calendar }: Pick<Clock, "spans" | "calendar">, policy: ClockPolicy): Stretch[] {
  const timetable = timetableOf(policy, calendar);
  return spans.flatMap(({ from, to, pause }) =>
    pause === null ? hoursOf(openings(timetable, from, to), { from, to }) : [{ from, to, counts: false, pause }],
  );
}

interface Range {
  from: Instant;
  to: Instant;
}

/** Openings and what lies between them, in turn. */
function hoursOf(open: readonly Range[], { from, to }: Range): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: Instant, end: Instant, counts: boolean): void => {
    if (start < end) stretches.push({ from: start, to: end, counts, pause: null });
  };
  let at = from;
  for (const opening of open) {
    add(at, opening.from, false);
    add(opening.from, opening.to, true);
    at = opening.to;
  }
  add(at, to, false);
  return stretches;
}
