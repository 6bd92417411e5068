/** What a person wrote → what the program uses. Knows no laws: names may lead nowhere (laws.ts). */
import { zoneInstants } from "../calendar/zone.ts";
import { oneLine } from "../text/clean.ts";
import { DEPARTMENTS, TYPES } from "./defaults.ts";
import { LOCALES } from "../model/policy.ts";
import type {
  Calendar,
  CaseType,
  Department,
  GradePromise,
  Interval,
  Locale,
  Named,
  Policy,
  Weekday,
} from "../model/policy.ts";
import { weekdaysOf } from "./schema-calendar.ts";
import type { ReadPolicy } from "./schema.ts";

/** Everything filled in. */
export function normalise(read: ReadPolicy): Policy {
  const { locale, timezone, enforcement, id, supervisors, away, grading, reopen } = read;
  return {
    version: 1,
    locale,
    timezone,
    enforcement,
    id,
    supervisors,
    away,
    grading,
    reopen,
    tell: { registered: read.tell.registered ?? null },
    types: mapped(read.types, typeOf),
    departments: mapped(read.departments, (department, key) => departmentOf(department, { key, timezone })),
    grades: {
      1: promiseOf(read.grades[1], read.sla),
      2: promiseOf(read.grades[2], read.sla),
      3: promiseOf(read.grades[3], read.sla),
    },
    calendars: mapped(read.calendars, (calendar) => calendarOf(calendar, timezone)),
    sla: slaOf(read.sla),
    ...workOf(read),
  };
}

function workOf({ wait, verification, notices, knowledge, board, retrospective }: ReadPolicy) {
  const { internal, phrases } = verification;
  return {
    wait: { tellAfter: wait["tell-after"] },
    verification: {
      internal,
      remindAfter: verification["remind-after"],
      confirmAfter: verification["confirm-after"] ?? null,
      phrases: { confirm: phrases.confirm, notFixed: phrases["not-fixed"] },
    },
    notices: { atMostPutBack: notices["at-most-put-back"] },
    knowledge: knowledge ? { ...knowledge, mode: knowledge.public ? "pull-request" : knowledge.mode } : null,
    board: board ?? null,
    retrospective: { mode: retrospective.mode, when: retrospective.when.map(occasionOf) },
  };
}

type Written<K extends keyof ReadPolicy> = NonNullable<ReadPolicy[K]>;

function occasionOf(occasion: Written<"retrospective">["when"][number]): Policy["retrospective"]["when"][number] {
  if (typeof occasion === "string") return occasion;
  return { typeSeen: occasion["type-seen"], within: occasion.within };
}

function slaOf({ start, reopen, pause, ungraded }: Written<"sla">): Policy["sla"] {
  return { start, reopen, pause, ungraded };
}

function typeOf(type: Written<"types">[string], key: string): CaseType {
  return { ...named(type, key, TYPES), department: type.department };
}

function departmentOf(
  department: Written<"departments">[string],
  { key, timezone }: { key: string; timezone: string },
): Department {
  const { members, team = null, lead = null, assign, rota } = department;
  const from = rota === undefined ? 0 : zoneInstants(timezone)(Date.parse(rota.from));
  const turns = rota === undefined ? null : { from, every: rota.every, turns: rota.turns };
  return { ...named(department, key, DEPARTMENTS), members, team, lead, assign, rota: turns };
}

/**
 * Its names: those written, those of the default with the same key, those of another language, the key. As one line of
 * what can be seen: the form is read back by them.
 */
function named(written: Partial<Record<Locale, string | undefined>>, key: string, known: Record<string, Named>): Named {
  const usual = Object.hasOwn(known, key) ? known[key] : undefined;
  const other = LOCALES.map((locale) => written[locale]).find((name) => name !== undefined) ?? key;
  const nameIn = (locale: Locale): string => written[locale] ?? usual?.[locale] ?? other;
  return { en: oneLine(nameIn("en")), "zh-CN": oneLine(nameIn("zh-CN")) };
}

function promiseOf(grade: Written<"grades">[1], sla: Written<"sla">): GradePromise {
  const { response, resolution, calendar, update = null, thresholds = sla.thresholds } = grade;
  return { response, resolution, calendar, update, thresholds };
}

function calendarOf(calendar: Written<"calendars">[string], timezone: string): Calendar {
  if ("any" in calendar) return { any: calendar.any };
  const week: Record<Weekday, Interval[]> = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
  for (const [key, hours] of Object.entries(calendar.hours)) {
    for (const weekday of weekdaysOf(key)) week[weekday] = hours;
  }
  const { holidays, country = null, workdays } = calendar;
  return { timezone: calendar.timezone ?? timezone, hours: week, holidays, country, workdays };
}

/** The same keys with other values. */
function mapped<V, W>(map: Record<string, V>, change: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(map).map(([key, value]): [string, W] => [key, change(value, key)]));
}
