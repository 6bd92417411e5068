/** The moves between the stages and what each stage needs before it may be left (workflow.md, "The six steps"). */
import { STAGES } from "./case.ts";
import type { Stage } from "./case.ts";
import { fieldsNeeded } from "./case-file.ts";
import type { CaseFile } from "./case-file.ts";

/** What is still missing for a move, as a key of the words `need.*`. */
export type Need = "fields" | "grade" | "department" | "handler" | "cause" | "plan" | "step" | "verdict";

/** The guard of each stage: what must be on the record before the case goes on. */
const LEAVING: Record<Stage, (file: CaseFile) => Need[]> = {
  intake: (file) => (fieldsNeeded(file).length > 0 ? ["fields"] : []),
  grading: (file) =>
    needs(["grade", file.grade !== null], ["department", file.department !== null], ["handler", file.handler !== null]),
  diagnosis: ({ finding }) => needs(["cause", !!finding.cause], ["plan", !!finding.plan]),
  handling: (file) => needs(["step", file.steps.length > 0]),
  verification: (file) => needs(["verdict", file.verdict?.did === "confirmed"]),
  closed: () => [],
};

/** What is missing before the case may stand in `to`: the guards of every stage between; none for a move back. */
export function missingFor(file: CaseFile, to: Stage): Need[] {
  return STAGES.slice(orderOf(file.stage), orderOf(to)).flatMap((stage) => LEAVING[stage](file));
}

/** What is missing before the case may leave the stage it is in. */
export function needsToGoOn(file: CaseFile): Need[] {
  return LEAVING[file.stage](file);
}

/** 0 for intake to 5 for closed. */
export function orderOf(stage: Stage): number {
  return STAGES.indexOf(stage);
}

function needs(...given: readonly (readonly [Need, boolean])[]): Need[] {
  return given.flatMap(([need, isThere]) => (isThere ? [] : [need]));
}
