/** What a policy promises, and by which clocks. */
import { code, markdown } from "../text/markdown.ts";
import { each, once } from "./fact-row.ts";
import type { FactRow } from "./fact-row.ts";
import { codes, length, orNone } from "./value.ts";
import { rangeWritten, WEEK, weekWritten } from "./written.ts";
import type { GradePromise, OpeningHours, Policy, Union } from "../model/policy.ts";
import { list } from "../show/show.ts";

const grades = (policy: Policy): Record<string, GradePromise> => policy.grades;

export const PROMISE_ROWS: FactRow[] = [
  each("response", grades, ({ response }, words) => length(response, words)),
  each("resolution", grades, ({ resolution }, words) => length(resolution, words)),
  each("update", grades, ({ update }, words) => length(update, words)),
  each("calendar", grades, ({ calendar }) => code(calendar)),
  each("thresholds", grades, ({ thresholds }, words) => {
    const points = thresholds.map(({ at, tell }) => code(`${at}%: ${tell.join(", ")}`));
    return orNone(list(points, words), words);
  }),
  each("hours", openings, (hours, words) => codes(weekWritten(hours), words)),
  each("hours-zone", openings, ({ timezone }) => code(timezone)),
  each("holidays", openings, ({ holidays }, words) => codes(holidays.map(rangeWritten), words)),
  each("country", openings, ({ country }, words) => orNone(code(country ?? ""), words)),
  each("workdays", openings, ({ workdays }, words) =>
    codes(
      Object.entries(workdays).map(([day, weekday]) => `${day}: ${WEEK[weekday]}`),
      words,
    ),
  ),
  each("any-of", unions, ({ any }, words) => codes(any, words)),
  once("start", ({ sla }) => code(sla.start)),
  once("restart", ({ sla }) => code(sla.reopen)),
  once("pause-response", ({ sla }, words) => codes(sla.pause.response, words)),
  once("pause-resolution", ({ sla }, words) => codes(sla.pause.resolution, words)),
  once("ungraded", ({ sla }, words) => length(sla.ungraded, words)),
  once("tell-after", ({ wait }, words) => length(wait.tellAfter, words)),
  once("remind-after", ({ verification }, words) => length(verification.remindAfter, words)),
  once("confirm-after", ({ verification }, words) => length(verification.confirmAfter, words)),
  once("reopen", ({ reopen }, words) => markdown(length(reopen.within, words))),
];

function openings({ calendars }: Policy): Record<string, OpeningHours> {
  return Object.fromEntries(
    Object.entries(calendars).filter((entry): entry is [string, OpeningHours] => !("any" in entry[1])),
  );
}

function unions({ calendars }: Policy): Record<string, Union> {
  return Object.fromEntries(Object.entries(calendars).filter((entry): entry is [string, Union] => "any" in entry[1]));
}
