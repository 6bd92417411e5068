/** The labels a case carries: which, and how they look where they do not exist yet. */
import { GRADES, RESULTS, STAGES } from "../model/case.ts";
import type { Grade } from "../model/case.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { Clocks } from "../clock/type.ts";
import type { LabelLook } from "../model/effect.ts";
import { WAITINGS } from "../model/entry.ts";
import type { Policy } from "../model/policy.ts";
import type { Speech } from "../show/entry.ts";
import { slaOf } from "../clock/sla-state.ts";

export const CASE_LABEL = "case";

export const GRADE_LABELS: Record<Grade, string> = { 1: "grade/1-urgent", 2: "grade/2-important", 3: "grade/3-normal" };

/** What a label says, read back from its name; null for labels that are none of the app's business. */
export type LabelMeaning =
  | { kind: "case" | "sla" }
  | { kind: "result"; result: string }
  | { kind: "stage"; stage: string }
  | { kind: "grade"; grade: Grade | null }
  | { kind: "department"; department: string }
  | { kind: "waiting"; on: string };

type Readers = Record<string, (rest: string) => LabelMeaning>;

const FAMILIES: Readers = {
  stage: (stage) => ({ kind: "stage", stage }),
  grade: (rest) => ({ kind: "grade", grade: GRADES.find((grade) => GRADE_LABELS[grade] === `grade/${rest}`) ?? null }),
  department: (department) => ({ kind: "department", department }),
  waiting: (on) => ({ kind: "waiting", on }),
  sla: () => ({ kind: "sla" }),
  result: (result) => ({ kind: "result", result }),
};

/** What the label means to a case. */
export function meaningOf(label: string): LabelMeaning | null {
  if (label === CASE_LABEL) return { kind: "case" };
  const slash = label.indexOf("/");
  const family = slash < 0 ? "" : label.slice(0, slash);
  return Object.hasOwn(FAMILIES, family) ? (FAMILIES[family]?.(label.slice(slash + 1)) ?? null) : null;
}

/** The names of all labels the case should carry; others of these families are taken off. */
export function wantedLabels(file: CaseFile, clocks: Clocks): string[] {
  return [...ownLabels(file), ...slaLabel(clocks)];
}

/** Those that say how the case stands; the rest follow the clocks. */
export function ownLabels(file: CaseFile): string[] {
  return [
    CASE_LABEL,
    `stage/${file.stage}`,
    ...(file.grade ? [GRADE_LABELS[file.grade.grade]] : []),
    ...(file.department === null ? [] : [`department/${file.department}`]),
    ...file.waiting.map(({ on }) => `waiting/${on}`),
    ...(file.closed ? [`result/${file.closed.result}`] : []),
  ];
}

/** `sla/breached` once a promise is broken, `sla/at-risk` while one is in danger. */
function slaLabel(clocks: Clocks): string[] {
  const sla = slaOf(clocks);
  return sla === "breached" || sla === "at-risk" ? [`sla/${sla}`] : [];
}

const COLORS: Record<string, string> = {
  [CASE_LABEL]: "5319e7",
  "stage/intake": "e4e7eb",
  "stage/grading": "cbd5e1",
  "stage/diagnosis": "bfdbfe",
  "stage/handling": "93c5fd",
  "stage/verification": "c4b5fd",
  "stage/closed": "64748b",
  "grade/1-urgent": "b91c1c",
  "grade/2-important": "ea8a1f",
  "grade/3-normal": "3f8f5f",
  "sla/at-risk": "facc15",
  "sla/breached": "dc2626",
};
const FAMILY_COLORS: Record<string, string> = { department: "0e7490", waiting: "d6bcfa", result: "a7c4a0" };

/** How a label looks: its colour is the same in every language, its description is in the team's. */
export function lookOf(name: string, { policy, words }: Speech): LabelLook {
  const [family = "", key = ""] = name.split("/");
  const color = COLORS[name] ?? FAMILY_COLORS[family] ?? "ededed";
  // A department that a case was routed to may have left the policy since.
  const department = family === "department" ? (policy.departments[key]?.[policy.locale] ?? key) : null;
  const description = department ?? words.say(`label.${name.replace("/", ".")}`);
  return { name, color, description: description.slice(0, 100) };
}

/** Every label the policy can lead to, for the set-up of a repository. */
export function allLabels(policy: Policy): string[] {
  return [
    CASE_LABEL,
    ...STAGES.map((stage) => `stage/${stage}`),
    ...Object.values(GRADE_LABELS),
    ...Object.keys(policy.departments).map((department) => `department/${department}`),
    ...WAITINGS.map((on) => `waiting/${on}`),
    ...RESULTS.map((result) => `result/${result}`),
    "sla/at-risk",
    "sla/breached",
  ];
}
