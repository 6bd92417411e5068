/** Which points of the clocks have been passed and are to be told now (sla.md, "Thresholds and escalation"). */
import { nextOpen } from "../calendar/calendar.ts";
import type { Instant } from "../model/case.ts";
import type { Clock, ClockKind, Clocks, Grading } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import { liveClocks, warningTimes } from "./next.ts";

/** One notice. */
export interface Warning {
  /** `grading`: the case has no grade or no handler. */
  clock: ClockKind | "grading";
  /** The highest point that was passed, in per cent of the target. */
  at: number;
  /** Everybody whom one of the points calls: handler, lead, supervisors, or a channel's name. */
  tell: string[];
  /** Keys of the points it tells of, ascending, as `resolution:75:1`: clock, per cent, turn. */
  covers: string[];
}

/**
 * What is to be told now, one row a clock at most. `told` are the keys covered by earlier warnings: each point is told
 * once in a turn, whatever the grade becomes, and what a told higher point includes is not told after it. While a clock
 * is paused or its calendar closed nothing is told; what was missed is told at the highest level, in one notice.
 */
export function dueWarnings(clocks: Clocks, policy: ClockPolicy, told: ReadonlySet<string>): Warning[] {
  if (nextOpen(warningTimes(clocks, policy), clocks.now) !== clocks.now) return [];
  const telling = { now: clocks.now, told };
  return [
    ...gradingWarning(clocks.grading, telling),
    ...liveClocks(clocks).flatMap((clock) => warningOf(clock, telling)),
  ];
}

interface Telling {
  now: Instant;
  told: ReadonlySet<string>;
}

function gradingWarning(grading: Grading | null, { now, told }: Telling): Warning[] {
  if (grading === null || grading.warnAt > now) return [];
  const key = `grading:100:${grading.turn}`;
  return told.has(key) ? [] : [{ clock: "grading", at: 100, tell: ["supervisors"], covers: [key] }];
}

function warningOf({ kind, points, turn }: Clock, { now, told }: Telling): Warning[] {
  const keyOf = ({ at }: { at: number }): string => `${kind}:${at}:${turn}`;
  const passed = points.filter(({ passedAt }) => passedAt !== null && passedAt <= now);
  const fresh = passed.slice(passed.findLastIndex((point) => told.has(keyOf(point))) + 1);
  const highest = fresh.at(-1);
  if (highest === undefined) return [];
  const tell = [...new Set(fresh.flatMap((point) => point.tell))];
  return [{ clock: kind, at: highest.at, tell, covers: fresh.map(keyOf) }];
}
