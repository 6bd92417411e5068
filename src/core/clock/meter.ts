/** One clock's arithmetic: time spent, and when a length of time is used up (sla.md rules 5 and 6). */
import type { Duration, Instant } from "../model/case.ts";
import { addOpen, openBetween } from "../calendar/calendar.ts";
import type { Timetable } from "../calendar/calendar.ts";
import type { Pause } from "./pause.ts";

/** A part of a clock's life in which the same pause holds throughout, or none. */
export interface Span {
  from: Instant;
  to: Instant;
  pause: Pause | null;
}

/** Spans one after the other, and what comes after the last of them. */
export interface Meter {
  timetable: Timetable;
  spans: readonly Span[];
  /** From when on time counts if nothing changes any more; null while it does not. */
  goesOnAt: Instant | null;
}

/** Open time of all spans that are not paused, in milliseconds. */
export function spentOf({ timetable, spans }: Meter): Duration {
  return spans.reduce((sum, { from, to, pause }) => sum + (pause === null ? openBetween(timetable, from, to) : 0), 0);
}

/** The first instant at which so much has been spent, in the past or, if nothing changes, to come; null if never. */
export function usedUpAt({ timetable, spans, goesOnAt }: Meter, duration: Duration): Instant | null {
  let left = duration;
  for (const { from, to, pause } of spans) {
    if (pause !== null) continue;
    const open = openBetween(timetable, from, to);
    if (left <= open) return addOpen(timetable, from, left);
    left -= open;
  }
  return goesOnAt === null ? null : addOpen(timetable, goesOnAt, left);
}

/** The first instant at which more than this has been spent: at exactly this it is not passed (sla.md rule 13). */
export function passedAt(meter: Meter, duration: Duration): Instant | null {
  return usedUpAt(meter, Math.floor(duration) + 1);
}
