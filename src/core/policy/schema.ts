/**
 * What a person writes in .github/caseworker.yml. All keys are optional; unknown ones are errors. What the program uses
 * is another type (model/policy.ts), made of this by normalise.ts.
 */
import { z } from "zod";
import { LOCALES } from "../model/policy.ts";
import { calendars } from "./schema-calendar.ts";
import { away, departments, supervisors, tell, types } from "./schema-people.ts";
import { grades, grading, sla } from "./schema-promises.ts";
import { board, channels, knowledge, notices, reopen, retrospective, verification, wait } from "./schema-work.ts";
import { oneOf, pattern, section, zone } from "./schema-values.ts";

/** A repository's name, with its owner or without. */
export const EXTENDS = /^(?:[A-Za-z\d][\w-]*\/)?(?!\.{1,2}$)[\w.-]+$/;

/** The whole file. */
export const policySchema = section({
  version: z.literal(1, { error: "1" }).optional().describe("The version of this format."),
  _extends: pattern(EXTENDS, "a repository of the same owner such as .github")
    .optional()
    .describe("A repository of the same owner whose .github/caseworker.yml is the base of this one."),
  locale: oneOf(...LOCALES)
    .prefault("en")
    .describe("The language of everything the app says."),
  timezone: zone.prefault("UTC").describe("The zone of IDs, of times that are shown, and of dates without a zone."),
  enforcement: oneOf("strict", "advise")
    .prefault("strict")
    .describe("Whether moves that are not allowed are put back."),
  id: section({ prefix: pattern(/^[A-Za-z]{1,10}$/, "one to ten letters such as TK").prefault("TK") })
    .prefault({})
    .describe("The letters before each ID: other ones in every repository."),
  supervisors,
  tell,
  types,
  departments,
  away,
  grading,
  grades,
  calendars,
  sla,
  wait,
  verification,
  reopen,
  notices,
  knowledge,
  board,
  retrospective,
  channels,
});

/** What a person writes. */
export type WrittenPolicy = z.input<typeof policySchema>;

/** What was read: each value in the form the program uses, the keys as they are written. */
export type ReadPolicy = z.output<typeof policySchema>;
