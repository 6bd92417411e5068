/** A policy in a few lines that a person can check against what was meant. */
import { GRADES } from "../core/case.ts";
import type { Duration, Grade } from "../core/case.ts";
import type { Calendar, Department, Policy, Principals } from "../core/policy.ts";

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
  const targets = [`response ${lengthOf(response)}`, `resolution ${lengthOf(resolution)}`];
  const more = update === null ? [] : [`update every ${lengthOf(update)}`];
  const points = thresholds.map(({ at }) => `${at}%`).join(", ") || "none";
  return `grade ${grade}: ${[...targets, ...more, `calendar ${calendar}`, `warnings at ${points}`].join(", ")}`;
}

const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** The hours of a week; of days with the same hours one after another, the first and the last. */
function hoursOf(calendar: Calendar): string {
  if ("any" in calendar) return `open whenever one of ${calendar.any.join(", ")} is`;
  const days = ([1, 2, 3, 4, 5, 6, 0] as const).map((weekday) => ({
    first: WEEK[weekday],
    last: WEEK[weekday],
    hours: calendar.hours[weekday].map(({ from, to }) => `${timeOf(from)}-${timeOf(to)}`).join(" "),
  }));
  const runs: typeof days = [];
  for (const day of days.filter(({ hours }) => hours !== "")) {
    const before = runs.at(-1);
    if (before?.hours === day.hours) before.last = day.last;
    else runs.push(day);
  }
  const { holidays, country, timezone } = calendar;
  const closed = [
    ...(holidays.length === 0 ? [] : [`closed on ${holidays.map(rangeOf).join(" ")}`]),
    ...(country === null ? [] : [`closed on the public holidays of ${country}`]),
  ];
  const open = runs.map(({ first, last, hours }) => `${first === last ? first : `${first}-${last}`} ${hours}`);
  return [...open, timezone, ...closed].join(", ");
}

function rangeOf({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from}/${to}`;
}

function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function departmentLine(key: string, { members, team, lead, assign, rota }: Department): string {
  const who = whoOf({ logins: members, teams: team === null ? [] : [team] });
  const turns = rota === null ? "" : ` (${rota.turns.join(", ")}, every ${lengthOf(rota.every)})`;
  const parts = [who || "nobody yet", ...(lead === null ? [] : [`lead ${lead}`]), `assigned by ${assign}${turns}`];
  return `department ${key}: ${parts.join("; ")}`;
}

function whoOf({ logins, teams }: Principals): string {
  return [...teams.map((team) => `@${team}`), ...logins].join(", ");
}

/** As it is written in a policy; days only above three, because a promise of 24h or 72h is spoken of in hours. */
function lengthOf(duration: Duration): string {
  const minutes = duration / 60_000;
  if (minutes > 72 * 60 && minutes % (24 * 60) === 0) return `${minutes / (24 * 60)}d`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ""}${rest > 0 ? `${rest}m` : ""}`;
}
