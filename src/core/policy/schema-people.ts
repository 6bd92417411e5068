/** The part of a policy file about people: supervisors, types of problems, departments, absences. */
import { z } from "zod";
import { DEPARTMENTS, TYPES } from "./defaults.ts";
import type { Principals } from "../model/policy.ts";
import { day, key, length, listOf, mapOf, oneOf, pattern, section, words } from "./schema-values.ts";

const login = pattern(/^@?[A-Za-z\d][\w-]{0,79}$/, "the login of a person").transform(withoutAt);

const team = pattern(/^@?[A-Za-z\d][\w-]*\/[\w.-]+$/, 'a team such as "@acme/support"').transform(withoutAt);

/** A person or a team; YAML wants an `@` at the beginning in quotes. */
const principal = pattern(/^@?[A-Za-z\d][\w-]*(?:\/[\w.-]+)?$/, 'a login, or a team such as "@acme/support"').transform(
  withoutAt,
);

function withoutAt(name: string): string {
  return name.replace(/^@/, "");
}

/** Logins and teams in one list. */
const principals = listOf(principal, 'logins, and teams such as "@acme/support"').transform((names): Principals => ({
  logins: names.filter((name) => !name.includes("/")),
  teams: names.filter((name) => name.includes("/")),
}));

export const supervisors = principals
  .prefault([])
  .describe("Who may grade, move and close. Without any: whoever may maintain or administer the repository.");

export const tell = section({
  registered: principals
    .optional()
    .describe("Who hears of each new case. Default: the supervisors, only for what looks like grade 1."),
}).prefault({});

const names = { en: words.optional(), "zh-CN": words.optional() };

export const types = mapOf(
  key,
  section({ ...names, department: key.describe("A key of departments.") }),
  "a map from types of problems to their names and department",
)
  .prefault(TYPES)
  .describe("What the form offers. Replaces the eight default types as a whole.");

const rota = section({
  from: day.describe("The first day of the first turn; turns change at midnight in the policy's time zone."),
  every: length.describe("How long a turn lasts."),
  turns: listOf(login, "logins").min(1, { error: "at least one login" }),
});

export const departments = mapOf(
  key,
  section({
    ...names,
    members: listOf(login, "logins").prefault([]),
    team: team.nullish().describe("A team whose members belong to the department."),
    lead: login.nullish(),
    assign: oneOf("round-robin", "least-loaded", "rota").prefault("round-robin").describe("How a handler is chosen."),
    rota: rota.optional(),
  }),
  "a map from departments to their names and members",
)
  .prefault(DEPARTMENTS)
  .describe("Each has a label department/<key>. Written together with types, these are all there are.");

const absence = section({ who: login, from: day, to: day }).refine(({ from, to }) => from <= to, {
  path: ["to"],
  error: "the absence ends before it begins",
});

export const away = listOf(absence, "absences with who, from and to").prefault([]).describe("Both days count.");

/** A `who may be told` of thresholds. */
export const told = z
  .array(oneOf("handler", "lead", "supervisors"), { error: "a list of handler, lead and supervisors" })
  .min(1, { error: "at least one of handler, lead and supervisors" });
