/** Which grade the record suggests, and why (workflow.md, "2 Grading and assignment"). */
import type { CaseFile } from "../model/case-file.ts";
import { GRADES } from "../model/case.ts";
import type { Grade } from "../model/case.ts";
import { optionName } from "../model/fields.ts";
import type { MatrixRow, Policy } from "../model/policy.ts";
import { likeness } from "../text/width.ts";

/** A grade with its reason in words for people. */
export interface Proposal {
  grade: Grade;
  why: string;
}

/** The highest grade that a word or a row of the matrix gives. A matrix that fits nothing gives the lowest grade. */
export function proposeGrade(file: Pick<CaseFile, "title" | "answers">, policy: Policy): Proposal {
  const { grading } = policy;
  const text = likeness(`${file.title}\n${file.answers.description ?? ""}`);
  for (const grade of GRADES) {
    const word = grading.words[grade].find((known) => text.includes(likeness(known)));
    if (word !== undefined) return { grade, why: `“${word}”` };
    if (grading.matrix[grade].some((row) => fits(row, file.answers))) return { grade, why: reasonOf(file, policy) };
  }
  return { grade: 3, why: reasonOf(file, policy) };
}

const AXES = ["impact", "urgency", "importance"] as const;

/** An importance that was not given counts as normal; what else was not given fits only `*`. */
function fits(row: MatrixRow, answers: CaseFile["answers"]): boolean {
  const given = { importance: "normal", ...answers };
  return AXES.every((axis) => row[axis] === "*" || row[axis] === given[axis]);
}

/** The answers it was read from, as the form calls them. */
function reasonOf({ answers }: Pick<CaseFile, "answers">, policy: Policy): string {
  const given = AXES.flatMap((axis) => (answers[axis] === undefined ? [] : [optionName(axis, answers[axis], policy)]));
  return given.join(" · ");
}
