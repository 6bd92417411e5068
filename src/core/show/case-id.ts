/** The case's ID: `TK` + opening date in the team's zone + issue number in four digits (workflow.md, "1 Intake"). */
import type { Instant } from "../model/case.ts";
import type { Policy } from "../model/policy.ts";
import { wallClock } from "../calendar/wall-clock.ts";

/** E.g. `TK202310270001`; longer numbers are not cut. */
export function caseIdOf(openedAt: Instant, number: number, { id, timezone }: Policy): string {
  const day = wallClock(openedAt, timezone, "yyyyMMdd");
  return `${id.prefix}${day}${String(number).padStart(4, "0")}`;
}
