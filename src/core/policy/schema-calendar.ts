/** The part of a policy file about opening hours. */
import Holidays from "date-holidays";
import { z } from "zod";
import type { Interval, Weekday } from "../model/policy.ts";
import { day, exists, listOf, mapOf, oneOf, pattern, section, words, zone } from "./schema-values.ts";

const WEEKDAYS = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 } as const satisfies Record<string, Weekday>;
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const satisfies Weekday[];
const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const satisfies (keyof typeof WEEKDAYS)[];

const interval = pattern(
  /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
  'hours from 00:00 to 24:00 such as "09:00-12:00"',
)
  .transform(intervalOf)
  .refine(({ from, to }) => from < to, {
    error: "the hours end before they begin: hours over midnight are written as two, up to 24:00 and from 00:00",
  });

function intervalOf(text: string): Interval {
  const [from = 0, to = 0] = text.split("-").map((time) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return hour * 60 + minute;
  });
  return { from, to };
}

const intervals = listOf(interval, 'hours such as "09:00-12:00"')
  .transform((hours) => hours.toSorted((a, b) => a.from - b.from))
  .refine((hours) => hours.every(({ from }, index) => from >= (hours[index - 1]?.to ?? 0)), {
    error: "the hours overlap",
  });

const days = pattern(
  new RegExp(`^(?:${NAMES.join("|")})(?:-(?:${NAMES.join("|")}))?$`),
  "a weekday such as mon, or several such as mon-fri",
);

const hours = mapOf(days, intervals, "a map from weekdays to hours").check(({ value, issues }) => {
  const taken = new Map<Weekday, string>();
  for (const key of Object.keys(value)) {
    const twice = weekdaysOf(key).find((weekday) => taken.has(weekday));
    for (const weekday of weekdaysOf(key)) taken.set(weekday, key);
    if (twice === undefined) continue;
    const message = `${NAMES[twice]} has hours twice: a weekday stands under one key`;
    issues.push({ code: "custom", input: value, path: [key], message, continue: true });
  }
});

/** The weekdays of `mon`, `mon-fri`, or over the week's end `sat-mon`. */
export function weekdaysOf(key: string): Weekday[] {
  const [first = "", last = first] = key.split("-");
  const from = NAMES.findIndex((name) => name === first);
  const to = NAMES.findIndex((name) => name === last);
  return [...WEEK, ...WEEK].slice(from, from + ((to - from + 7) % 7) + 1);
}

const holiday = pattern(
  /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/,
  "a day such as 2026-12-25, or 2026-12-28/2026-12-30",
)
  .refine((text) => text.split("/").every(exists), {
    error: ({ input }) => `there is no such day: ${String(input)}`,
    abort: true,
  })
  .transform((text) => {
    const [from = "", to = from] = text.split("/");
    return { from, to };
  })
  .refine(({ from, to }) => from <= to, { error: "the holiday ends before it begins" });

const countries = new Holidays();

const country = z
  .string({ error: "a country's ISO code such as CN, or with its region such as DE-BY" })
  .refine(isCountry, {
    error: "no holidays are known of this country: expected an ISO code such as CN, or with its region DE-BY",
  });

function isCountry(code: string): boolean {
  const [name = "", region, ...more] = code.split("-");
  if (more.length > 0 || !Object.hasOwn(countries.getCountries(), name)) return false;
  return region === undefined || Object.hasOwn(countries.getStates(name) ?? {}, region);
}

const openingHours = section({
  timezone: zone.optional().describe("Default: the policy's."),
  hours: hours.describe("The opening hours of each weekday; not named: closed."),
  holidays: listOf(holiday, "days").prefault([]).describe("Closed days and ranges of days."),
  country: country.nullish().describe("Closed on its public holidays, too: an ISO code such as CN or DE-BY."),
  workdays: mapOf(
    day,
    oneOf(...NAMES).transform((name) => WEEKDAYS[name]),
    "a map from days to the weekday whose hours they take",
  )
    .prefault({})
    .describe("Days that are worked all the same, with the weekday whose hours they take."),
});

const union = section({ any: listOf(words, "calendars").min(1, { error: "at least one calendar" }) });

const name = pattern(
  /^(?!always$)[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
  "a name of letters and digits other than always, at most 40",
);

export const calendars = mapOf(
  name,
  z.union([openingHours, union], { error: "a map with hours, or with any" }),
  "a map from names to opening hours",
).prefault({});
