/** A policy's calendars, made ready for measuring. */
import { alwaysOpen, tabulate, yearsOf } from "./year.ts";
import { remember } from "./zone.ts";
import type { Timetable } from "./calendar.ts";
import type { Calendar, OpeningHours, Policy } from "../model/policy.ts";

/** The calendar that is open at all times. */
export const ALWAYS = "always";

type Calendars = Policy["calendars"];

const always: Timetable = remember(alwaysOpen);

/** Compiling is cheap, the years behind it are not: whoever asks with the same policy shares them. */
const compiled = new WeakMap<Calendars, ReadonlyMap<string, Timetable>>();

/** Every calendar of the policy by its name, and `always`. */
export function compileCalendars({ calendars }: Pick<Policy, "calendars">): ReadonlyMap<string, Timetable> {
  const known = compiled.get(calendars);
  if (known !== undefined) return known;
  const hours = new Map([...Object.entries(calendars).flatMap(compileHours), [ALWAYS, always]]);
  const unions = Object.keys(calendars).map((name): [string, Timetable] => [name, unionOf(name, { calendars, hours })]);
  const all = new Map([...unions, [ALWAYS, always]]);
  compiled.set(calendars, all);
  return all;
}

/** The calendar of that name. Throws when the policy has none: its check refuses such a policy. */
export function timetableOf(policy: Pick<Policy, "calendars">, name: string): Timetable {
  const timetable = compileCalendars(policy).get(name);
  if (timetable === undefined) throw new RangeError(`the policy has no calendar "${name}"`);
  return timetable;
}

function compileHours([name, calendar]: [string, Calendar]): [string, Timetable][] {
  return isUnion(calendar) ? [] : [[name, remember(yearsOf(calendar))]];
}

interface Sources {
  calendars: Calendars;
  hours: ReadonlyMap<string, Timetable>;
}

/** Open whenever one of the calendars it is made of is; for one with hours of its own, just these. */
function unionOf(name: string, { calendars, hours }: Sources): Timetable {
  const parts = [...leavesOf(name, calendars)].flatMap((leaf) => hours.get(leaf) ?? []);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return remember((year) => tabulate(parts.flatMap((part) => [...part(year).openings])));
}

/** The calendars with hours that a calendar is made of in the end, each once; a circle ends where it began. */
function leavesOf(name: string, calendars: Calendars, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const calendar = calendars[name];
  if (calendar !== undefined && isUnion(calendar)) for (const part of calendar.any) leavesOf(part, calendars, seen);
  return seen;
}

function isUnion(calendar: Calendar): calendar is Exclude<Calendar, OpeningHours> {
  return "any" in calendar;
}
