/** A policy in a few lines that a person can check against what was meant. */
import { GRADES } from "../core/model/case.ts";
import type { Grade } from "../core/model/case.ts";
import type { Calendar, Department, Policy, Principals } from "../core/model/policy.ts";
import { lengthWritten, rangeWritten, weekWritten } from "../core/policy/written.ts";

/** What is in force. */
export function policyLines(policy: Policy): string[] {
  const { locale, timezone, enforcement, id, departments, calendars, knowledge, board } = policy;
  return [
    `language ${locale}, time zone ${timezone}, enforcement ${enforcement}, IDs begin with ${id.prefix}`,
    ...GRADES.map((grade) => gradeLine(grade, policy)),
    ...Object.entries(calendars).map(([name, calendar]) => `calendar ${name}: ${hoursOf(calendar)}`),
    ...Object.entries(departments).map(([key, department]) => departmentLine(key, department)),
    `supervisors: ${whoOf(policy.supervisors) || "whoever may maintain or administer the repository"}`,
    `knowledge base: ${knowledge === null ? "none" : `${knowledge.repository}, ${knowledge.path}, by ${knowledge.mode}`}`,
    `board: ${board === null ? "none" : `project ${board.project} of ${board.owner}`}`,
  ];
}

function gradeLine(grade: Grade, { grades }: Policy): string {
  const { response, resolution, update, calendar, thresholds } = grades[grade];
  const targets = [`response ${lengthWritten(response)}`, `resolution ${lengthWritten(resolution)}`];
  const more = update === null ? [] : [`update every ${lengthWritten(update)}`];
  const points = thresholds.map(({ at }) => `${at}%`).join(", ") || "none";
  return `grade ${grade}: ${[...targets, ...more, `calendar ${calendar}`, `warnings at ${points}`].join(", ")}`;
}

function hoursOf(calendar: Calendar): string {
  if ("any" in calendar) return `open whenever one of ${calendar.any.join(", ")} is`;
  const { holidays, country, timezone } = calendar;
  const closed = [
    ...(holidays.length === 0 ? [] : [`closed on ${holidays.map(rangeWritten).join(" ")}`]),
    ...(country === null ? [] : [`closed on the public holidays of ${country}`]),
  ];
  return [...weekWritten(calendar), timezone, ...closed].join(", ");
}

function departmentLine(key: string, { members, team, lead, assign, rota }: Department): string {
  const who = whoOf({ logins: members, teams: team === null ? [] : [team] });
  const turns = rota === null ? "" : ` (${rota.turns.join(", ")}, every ${lengthWritten(rota.every)})`;
  const parts = [who || "nobody yet", ...(lead === null ? [] : [`lead ${lead}`]), `assigned by ${assign}${turns}`];
  return `department ${key}: ${parts.join("; ")}`;
}

function whoOf({ logins, teams }: Principals): string {
  return [...teams.map((team) => `@${team}`), ...logins].join(", ");
}
