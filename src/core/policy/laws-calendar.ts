/** The laws of calendars (sla.md, "Inputs" and rule 12). */
import { openBetween } from "../calendar/calendar.ts";
import { ALWAYS, timetableOf } from "../calendar/compile.ts";
import { DAY } from "../calendar/zone.ts";
import { GRADES } from "../model/case.ts";
import type { Breach, Law } from "./law.ts";
import type { Calendar, Policy } from "../model/policy.ts";

/** A grade's calendar is one of the calendars, or `always`. */
const gradesNameCalendars: Law = ({ grades, calendars }) =>
  GRADES.filter((grade) => !isKnown(grades[grade].calendar, calendars)).map((grade) => ({
    path: ["grades", String(grade), "calendar"],
    sentence: noCalendar(grades[grade].calendar, calendars),
    severity: "error",
    from: [["calendars", grades[grade].calendar]],
    dangling: true,
  }));

/** A union is made of calendars that are there. */
const unionsNameCalendars: Law = ({ calendars }) =>
  Object.entries(calendars).flatMap(([name, calendar]) =>
    partsOf(calendar).flatMap((part, index): Breach[] => {
      if (isKnown(part, calendars)) return [];
      const path = ["calendars", name, "any", index];
      const from = [["calendars", part]];
      return [{ path, sentence: noCalendar(part, calendars), severity: "error", from, dangling: true }];
    }),
  );

/** No union is part of itself, over however many others. */
const unionsDoNotGoRound: Law = ({ calendars }) =>
  Object.keys(calendars)
    .filter((name) => reach(name, calendars).has(name))
    .map((name) => ({
      path: ["calendars", name, "any"],
      sentence: `"${name}" is part of itself: expected calendars that do not lead back to it`,
      severity: "error",
    }));

/** A calendar opens at some time; where the present is known, within two years from it. */
const calendarsOpen: Law = ({ calendars }, now) =>
  Object.keys(calendars)
    .filter((name) => !opens(name, calendars, now))
    .map((name) => ({
      path: ["calendars", name],
      sentence: `"${name}" never opens, so no time would ever pass in it: expected opening hours`,
      severity: "error",
      from: [...reach(name, calendars)].map((part) => ["calendars", part]),
    }));

/** Holidays are kept up to date: the last of those written down is not past. */
const holidaysGoOn: Law = ({ calendars }, now) =>
  Object.entries(calendars).flatMap(([name, calendar]): Breach[] => {
    if (now === null || "any" in calendar) return [];
    const last = calendar.holidays.reduce((latest, { to }) => (to > latest ? to : latest), "");
    if (last === "" || Date.parse(last) + DAY > now) return [];
    const sentence = `the last holiday of "${name}" was ${last}: add those to come`;
    return [{ path: ["calendars", name, "holidays"], sentence, severity: "warning" }];
  });

export const CALENDAR_LAWS: readonly Law[] = [
  gradesNameCalendars,
  unionsNameCalendars,
  unionsDoNotGoRound,
  calendarsOpen,
  holidaysGoOn,
];

type Calendars = Policy["calendars"];

function isKnown(name: string, calendars: Calendars): boolean {
  return name === ALWAYS || Object.hasOwn(calendars, name);
}

function noCalendar(name: string, calendars: Calendars): string {
  return `there is no calendar "${name}"; known: ${[ALWAYS, ...Object.keys(calendars)].slice(0, 20).join(", ")}`;
}

function partsOf(calendar: Calendar | undefined): readonly string[] {
  return calendar !== undefined && "any" in calendar ? calendar.any : [];
}

/** Every calendar that a union leads to. */
function reach(name: string, calendars: Calendars): Set<string> {
  const found = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const parts = partsOf(Object.hasOwn(calendars, next) ? calendars[next] : undefined);
    open.push(...parts.filter((part) => !found.has(part)));
    for (const part of parts) found.add(part);
  }
  return found;
}

/** How far ahead an opening is looked for: longer than any closed season. */
const AHEAD = 2 * 366 * DAY;

/** A union whose names lead nowhere or in a circle is told of elsewhere. */
function opens(name: string, calendars: Calendars, now: number | null): boolean {
  const parts = [name, ...reach(name, calendars)];
  if (parts.includes(ALWAYS)) return true;
  const hours = parts
    .filter((part) => Object.hasOwn(calendars, part))
    .map((part) => calendars[part])
    .filter((calendar) => calendar !== undefined && "hours" in calendar);
  if (hours.length === 0) return true;
  if (!hours.some((calendar) => Object.values(calendar.hours).some((day) => day.length > 0))) return false;
  return (
    now === null || openBetween(timetableOf({ calendars: withoutCountries(calendars) }, name), now, now + AHEAD) > 0
  );
}

/** A country's holidays close no calendar for years, and take long to compute. */
function withoutCountries(calendars: Calendars): Calendars {
  return Object.fromEntries(
    Object.entries(calendars).map(([name, calendar]) => [
      name,
      "any" in calendar ? calendar : { ...calendar, country: null },
    ]),
  );
}
