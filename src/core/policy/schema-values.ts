/**
 * The smallest parts of a policy file. `error` says what was expected, for "expected …, found …"; a refinement says a
 * whole sentence (flaw.ts).
 */
import { z } from "zod";
import { DAY, MINUTE } from "../calendar/zone.ts";
import type { Duration } from "../model/case.ts";
import { nearest } from "../text/nearest.ts";

/** Text of one form. */
export function pattern(form: RegExp, expected: string) {
  return z.string({ error: expected }).regex(form, { error: expected, abort: true });
}

/** One of some words. */
export function oneOf<const T extends readonly [string, ...string[]]>(...words: T) {
  return z.enum(words, { error: inWords(words) });
}

/** `a, b or c`. */
function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** A list; `of` names its items in the plural. */
export function listOf<T extends z.ZodType>(item: T, of: string) {
  return z.array(item, { error: `a list of ${of}` });
}

/** A map with just these keys. Where another stands, the message names the known ones, parted by commas. */
export function section<T extends z.core.$ZodShape>(shape: T) {
  const keys = Object.keys(shape);
  const expected =
    keys.length > 9 ? "a map of keys and values" : `a map with ${inWords(keys).replace(/ or /, " and ")}`;
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? keys.join(", ") : expected),
  });
}

/** So many keys are enough in a map of names that people choose. */
const KEYS = 100;

/** A map whose keys are names that people choose. */
export function mapOf<K extends z.core.$ZodRecordKey, V extends z.ZodType>(key: K, value: V, expected: string) {
  return z
    .record(key, value, { error: expected })
    .refine((map) => Object.keys(map).length <= KEYS, { error: `there are more than ${KEYS} of them` });
}

const LENGTH = /^(?=.*[1-9])(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?$/;

/** A length of time above zero; a day is 24 hours (sla.md, "Explaining"). Read as milliseconds. */
export const length = pattern(LENGTH, "a length of time such as 2h, 90m, 1h30m or 3d").transform((text): Duration => {
  const [days = 0, hours = 0, minutes = 0] = (LENGTH.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0));
  return days * DAY + hours * 60 * MINUTE + minutes * MINUTE;
});

/** YAML 1.2 reads `yes` as a word. */
export const yesNo = z
  .union([z.boolean(), z.enum(["yes", "no"])], { error: "yes or no" })
  .transform((word) => word === true || word === "yes");

/** A day as `yyyy-MM-dd`. */
export const day = pattern(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2026-12-01").refine(exists, {
  error: ({ input }) => `there is no day ${String(input)} in the calendar`,
});

/** Whether a `yyyy-MM-dd` is a day of the calendar. */
export function exists(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** An IANA time zone; offsets such as `+08:00` are none: they know no daylight saving. */
export const zone = z
  .string({ error: "a time zone such as Asia/Shanghai" })
  .refine(isZone, { error: ({ input }) => noZone(String(input)) });

function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,60}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function noZone(name: string): string {
  const near = name.length > 60 ? null : nearest(name, Intl.supportedValuesOf("timeZone"));
  const hint = near === null ? "expected one of the IANA database such as Asia/Shanghai" : `probably ${near} is meant`;
  return `there is no time zone ${JSON.stringify(name.slice(0, 60))}; ${hint}`;
}

/** The key of a type or a department: it stands in labels and commands. */
export const key = pattern(/^[a-z][a-z\d-]{0,38}$/, "a name of small letters, digits and hyphens, at most 39");

/** What people read in one line. */
export const words = pattern(/^(?=.*\S)[^\r\n]{1,100}$/, "words in one line, at most 100 characters");
