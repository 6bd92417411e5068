/** The laws of a policy: what has to hold between its parts. Each is named as what it asks for. */
import type { Instant } from "../model/case.ts";
import { GRADES } from "../model/case.ts";
import { CALENDAR_LAWS } from "./laws-calendar.ts";
import { FORM_LAWS } from "./laws-form.ts";
import type { Breach, Law } from "./law.ts";
import { LOCALES } from "../model/policy.ts";
import type { Policy } from "../model/policy.ts";
import { likeness } from "../text/width.ts";

/** A type's department is one of the departments. */
const typesNameDepartments: Law = ({ types, departments }) =>
  Object.entries(types)
    .filter(([, { department }]) => !Object.hasOwn(departments, department))
    .map(([key, { department }]) => ({
      path: ["types", key, "department"],
      sentence: `type ${key} names the department ${department}, which is none of: ${list(Object.keys(departments))}; add it, or change types`,
      severity: "error",
      from: [["departments", department]],
      dangling: true,
    }));

/** In the form each type can be told from the others, in every language. */
const typesDiffer: Law = ({ types }) => {
  const taken = new Map<string, string>();
  return Object.entries(types).flatMap(([key, type]) =>
    LOCALES.flatMap((locale): Breach[] => {
      const name = likeness(type[locale]);
      const twin = taken.get(name) ?? key;
      taken.set(name, twin);
      if (twin === key) return [];
      return [
        { path: ["types", key, locale], sentence: `types ${twin} and ${key} have the same name`, severity: "error" },
      ];
    }),
  );
};

/** A department that assigns by rota has one; a rota is not written in vain. */
const rotasAreUsed: Law = ({ departments }) =>
  Object.entries(departments).flatMap(([key, { assign, rota }]): Breach[] => {
    if ((assign === "rota") === (rota !== null)) return [];
    const path = ["departments", key, assign === "rota" ? "assign" : "rota"];
    const needed = `${key} assigns by rota: expected a rota such as { from: "2026-11-02", every: 7d, turns: [ann, ben] }`;
    if (rota === null) return [{ path, sentence: needed, severity: "error", from: [["departments", key, "rota"]] }];
    const unused = `the rota is not used: ${key} assigns by ${assign}; expected assign: rota`;
    return [{ path, sentence: unused, severity: "warning", from: [["departments", key, "assign"]] }];
  });

/** A case is not due to be resolved before it is due to be answered. */
const resolutionIsNotBeforeResponse: Law = ({ grades }) =>
  GRADES.filter((grade) => grades[grade].resolution < grades[grade].response).map((grade) => ({
    path: ["grades", String(grade), "resolution"],
    sentence: `grade ${grade} is to be resolved sooner than answered: expected a resolution as long as the response, or longer`,
    severity: "error",
    from: [["grades", String(grade), "response"]],
  }));

/** Silence is not taken for consent before anybody was reminded. */
const remindedBeforeConfirmed: Law = ({ verification: { remindAfter, confirmAfter } }) => {
  if (confirmAfter === null || confirmAfter > remindAfter) return [];
  const sentence = "silence confirms before the submitter is reminded: expected it to be longer than remind-after";
  const from = [["verification", "remind-after"]];
  return [{ path: ["verification", "confirm-after"], sentence, severity: "warning", from }];
};

/** A phrase is not both verdicts. */
const phrasesSayOneThing: Law = ({ verification: { phrases } }) => {
  const confirming = new Set(phrases.confirm.map(likeness));
  return phrases.notFixed.flatMap((phrase, index): Breach[] => {
    if (!confirming.has(likeness(phrase))) return [];
    const sentence = "the same phrase stands under confirm, too";
    return [{ path: ["verification", "phrases", "not-fixed", index], sentence, severity: "error" }];
  });
};

/** Somebody stands in a department's list once. */
const membersStandOnce: Law = ({ departments }) =>
  Object.entries(departments).flatMap(([key, { members }]) => {
    const seen = new Set<string>();
    return members.flatMap((member, index): Breach[] => {
      const login = member.toLowerCase();
      if (seen.size < seen.add(login).size) return [];
      const sentence = `${member} stands in the list twice`;
      return [{ path: ["departments", key, "members", index], sentence, severity: "error" }];
    });
  });

function list(names: readonly string[]): string {
  return names.length === 0 ? "(there are none)" : names.slice(0, 20).join(", ");
}

const LAWS: readonly Law[] = [
  typesNameDepartments,
  typesDiffer,
  rotasAreUsed,
  membersStandOnce,
  resolutionIsNotBeforeResponse,
  remindedBeforeConfirmed,
  phrasesSayOneThing,
  ...FORM_LAWS,
  ...CALENDAR_LAWS,
];

/** Everything that does not hold. */
export function breachesOf(policy: Policy, now: Instant | null): Breach[] {
  return LAWS.flatMap((law) => law(policy, now));
}
