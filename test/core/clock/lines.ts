/** Histories and clocks as lines of text, so that a table of cases can be read. All times are UTC, in November 2026. */
import type { Duration, Grade, Instant, Result, Stage } from "../../../src/core/model/case.ts";
import type { Clock } from "../../../src/core/clock/type.ts";
import type { ClockPolicy } from "../../../src/core/model/policy.ts";
import type { ClockActor, ClockEvent } from "../../../src/core/clock/history.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { GradePromise } from "../../../src/core/model/policy.ts";
import { isoDuration } from "../../../src/core/sla/answer.ts";
import { CALENDARS } from "../calendar/calendars.ts";

/** `24 08:30`, `24 08:30:05` → the instant on that day of November 2026; days beyond go on into December. */
export function at(line: string): Instant {
  const [day = "", time = ""] = line.split(" ");
  return Date.UTC(2026, 10, Number(day)) + Date.parse(`1970-01-01T${time}Z`);
}

/** E.g. `24 13:00`, the inverse of `at`; `never` for none. */
export function moment(instant: Instant | null): string {
  if (instant === null) return "never";
  const days = Math.floor((instant - Date.UTC(2026, 9, 31)) / 86_400_000);
  const time = new Date(instant).toISOString().slice(11, -1);
  return `${String(days).padStart(2, "0")} ${time.replace(/(:00)?\.000$/, "")}`;
}

/**
 * `24 09:00 waiting submitter by staff`. Without `by` a case is opened by its submitter and everything else is done by
 * staff.
 */
export function history(...lines: string[]): ClockEvent[] {
  return lines.map((line) => {
    const [, when = "", what = "", by] = /^(\d+ [\d:]+) (.+?)(?: by (\w+))?$/.exec(line) ?? [];
    const [event = "", detail = ""] = what.split(" ");
    const actor = (by ?? (event === "opened" ? "submitter" : "staff")) as ClockActor;
    return { at: at(when), by: actor, ...deed(event, detail) } as ClockEvent;
  });
}

function deed(event: string, detail: string): object {
  switch (event) {
    case "graded":
      return { event, grade: Number(detail) as Grade };
    case "staged":
      return { event, stage: detail as Stage };
    case "waiting":
      return { event, on: detail };
    case "resumed":
      return detail === "" ? { event } : { event, on: detail };
    case "closed":
      return { event, result: detail as Result };
    default:
      return { event };
  }
}

/** E.g. `breached: PT6H of PT4H, due 24 13:00`, and ` (paused)` where time stands still although the state says more. */
export function told({ state, spent, target, due, paused }: Clock): string {
  const of = target === null ? "nothing" : isoDuration(target);
  const still = paused && state !== "paused" ? " (paused)" : "";
  return `${state}: ${isoDuration(spent)} of ${of}, due ${moment(due)}${still}`;
}

export interface PolicyChange {
  sla?: Partial<ClockPolicy["sla"]>;
  /** For all grades. */
  calendar?: string;
  update?: Duration;
  grade?: Partial<GradePromise>;
}

/** The default policy with the calendars of calendar/calendars.ts; the changes hold for every grade. */
export function policyWith({ sla = {}, calendar = "always", update, grade = {} }: PolicyChange = {}): ClockPolicy {
  const { grades } = DEFAULT_POLICY;
  const changed = { ...grade, calendar, update: update ?? null };
  return {
    sla: { ...DEFAULT_POLICY.sla, ...sla },
    calendars: CALENDARS,
    grades: { 1: { ...grades[1], ...changed }, 2: { ...grades[2], ...changed }, 3: { ...grades[3], ...changed } },
  };
}
