/** The case's ID: `TK` + opening date in the team's zone + issue number in four digits (workflow.md, "1 Intake"). */
import { TZDate } from "@date-fns/tz";
import { format } from "date-fns/format";
import type { Instant } from "./case.ts";
import type { Policy } from "./policy.ts";

/** E.g. `TK202310270001`; longer numbers are not cut. */
export function caseIdOf(openedAt: Instant, number: number, { id, timezone }: Policy): string {
  const day = format(new TZDate(openedAt, timezone), "yyyyMMdd");
  return `${id.prefix}${day}${String(number).padStart(4, "0")}`;
}
