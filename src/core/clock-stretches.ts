/** How a clock's time came about: every stretch of it with its reason (sla.md, "Explaining"). */
import type { Instant } from "./case.ts";
import { openings } from "./calendar.ts";
import { timetableOf } from "./calendar-compile.ts";
import type { Clock } from "./clock.ts";
import type { ClockActor } from "./clock-history.ts";
import type { Span } from "./clock-meter.ts";
import type { Pause } from "./clock-story.ts";
import type { Policy } from "./policy.ts";

export interface Stretch {
  from: Instant;
  to: Instant;
  counts: boolean;
  why: "open" | "closed-hours" | "case-closed" | `paused-${Exclude<Pause["why"], "closed">}`;
  /** Who paused it. */
  by?: ClockActor;
}

/** The clock's life from its start to its end, or to now, without gaps. What counts adds up to `spent`. */
export function stretchesOf(clock: Pick<Clock, "spans" | "calendar">, policy: Policy): Stretch[] {
  const timetable = timetableOf(policy, clock.calendar);
  return clock.spans.flatMap(({ from, to, pause }) =>
    pause === null ? hoursOf(openings(timetable, from, to), { from, to }) : [pausedStretch({ from, to }, pause)],
  );
}

type Range = Pick<Span, "from" | "to">;

function hoursOf(open: readonly Range[], { from, to }: Range): Stretch[] {
  const closed = [{ to: from }, ...open].map((before, index) => ({ from: before.to, to: open[index]?.from ?? to }));
  const stretches: Stretch[] = [
    ...open.map((range): Stretch => ({ ...range, counts: true, why: "open" })),
    ...closed.map((range): Stretch => ({ ...range, counts: false, why: "closed-hours" })),
  ];
  return stretches.filter((stretch) => stretch.from < stretch.to).toSorted((a, b) => a.from - b.from);
}

function pausedStretch(range: Range, { why, by }: Pause): Stretch {
  return { ...range, counts: false, why: why === "closed" ? "case-closed" : `paused-${why}`, by };
}
