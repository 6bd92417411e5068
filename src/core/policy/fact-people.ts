/** What a policy says of people. */
import { code, markdown, shown } from "../text/markdown.ts";
import { each, once } from "./fact-row.ts";
import type { FactRow } from "./fact-row.ts";
import { codes, length, orNone, people } from "./value.ts";
import { rangeWritten } from "./written.ts";
import type { Absence, Department, Policy } from "../model/policy.ts";
import { list, showDay } from "../show/show.ts";
import type { Words } from "../text/words.ts";

const departments = (policy: Policy): Record<string, Department> => policy.departments;

export const PEOPLE_ROWS: FactRow[] = [
  once("supervisors", ({ supervisors }, words) =>
    supervisors.logins.length + supervisors.teams.length === 0
      ? words.say("policy.managers")
      : people(supervisors, words),
  ),
  once("registered", ({ tell }, words) =>
    tell.registered === null ? words.say("policy.urgent-only") : people(tell.registered, words),
  ),
  each("department", departments, (one) => markdown(`${shown(one.en)} / ${shown(one["zh-CN"])}`)),
  each("members", departments, ({ members, team }, words) =>
    people({ logins: members, teams: team === null ? [] : [team] }, words),
  ),
  each("lead", departments, ({ lead }, words) => orNone(shown(lead ?? ""), words)),
  each("assign", departments, assigned),
  each("away", absences, (days, words) => codes(days.map(rangeWritten), words)),
];

/** In whose turn it is the order counts. */
function assigned({ assign, rota }: Department, words: Words, { timezone }: Policy) {
  if (rota === null) return code(assign);
  const from = showDay(rota.from, timezone);
  const turns = list(rota.turns.map(shown), words);
  return words.say("policy.rota", { assign: code(assign), turns, every: length(rota.every, words), from });
}

function absences({ away }: Policy): Record<string, Absence[]> {
  const byWhom: Record<string, Absence[]> = {};
  for (const absence of away) byWhom[absence.who] = [...(byWhom[absence.who] ?? []), absence];
  return byWhom;
}
