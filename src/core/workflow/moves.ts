/** The moves of a case, however they were asked for: by a command, a label, the assignee field or GitHub's own buttons. */
import { sameLogin } from "../model/case.ts";
import type { Grade, Instant, Person, Stage } from "../model/case.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { Fact, Waiting } from "../model/entry.ts";
import { namesOf } from "../model/fields.ts";
import type { Policy } from "../model/policy.ts";
import type { Refusal } from "./refusal.ts";
import { standingOf } from "./role.ts";
import type { Standing } from "./role.ts";
import { missingFor, orderOf } from "../model/stage.ts";
import { likeness } from "../text/width.ts";

/** Everything a move is judged by. */
export interface Scene {
  /** The issue's number. */
  number: number;
  file: CaseFile;
  policy: Policy;
  people: ReadonlyMap<string, Person>;
  /** Of the issues that staff names in commands, by number: those that are there. */
  issues: ReadonlySet<number>;
  /** Who asks for the move, and when. */
  by: string;
  standing: Standing;
  at: Instant;
}

/** The facts of an allowed move (none when it says what already holds), or why it is refused. */
export type Outcome = Fact[] | Refusal;

/** To a stage: forward when the guards hold, back freely, from closed only by reopening. */
export function moveTo(scene: Scene, to: Stage): Outcome {
  const { file } = scene;
  if (to === file.stage) return [];
  if (file.stage === "closed") return to === "diagnosis" ? reopen("") : throughDiagnosis(to);
  if (to === "closed") return close(scene, { result: "resolved", assumed: true });
  if (orderOf(to) < orderOf(file.stage)) return [{ did: "staged", stage: to }];
  return to === "diagnosis" ? start(scene) : forward(file, to);
}

/** Begins the work: whoever begins takes the case if nobody has it, and takes the intake as complete. */
export function start({ file, by, policy }: Scene): Outcome {
  const department = file.department ?? policy.types[file.answers.type ?? ""]?.department ?? null;
  const begun = { ...file, missing: [], unusable: [], department, handler: file.handler ?? by };
  // Where the policy applies the grade, it does so once the case is begun (advance/telling.ts).
  const needs = missingFor(begun, "diagnosis").filter((need) => need !== "grade" || policy.grading.mode === "suggest");
  if (needs.length > 0) return { why: "need", to: "diagnosis", needs };
  return [
    ...(department === null || department === file.department ? [] : [{ did: "routed", department } as const]),
    ...(file.handler === null ? [{ did: "assigned", handler: by } as const] : []),
    { did: "staged", stage: "diagnosis" },
  ];
}

/** Says it is fixed: asks for the verdict. */
export function fix({ file }: Scene, summary: string): Outcome {
  const needs = missingFor(file, "verification");
  return needs.length > 0 ? { why: "need", to: "verification", needs } : [{ did: "fixed", summary }];
}

type Closing = Omit<Extract<Fact, { did: "closed" }>, "did">;

/** Closes: staff after confirmation, a supervisor always. */
export function close({ file, standing }: Scene, closing: Closing): Outcome {
  const allowed = standing.rank === "supervisor" || file.verdict?.did === "confirmed";
  return allowed ? [{ did: "closed", ...closing }] : { why: "close" };
}

/** A supervisor's move of an open case to any stage, whatever is missing. */
export function skipTo({ file }: Scene, to: Stage, why: string): Outcome {
  if (to === file.stage) return [];
  return [to === "closed" ? { did: "closed", result: "resolved", why } : { did: "staged", stage: to, skipped: why }];
}

/** Back to diagnosis from closed. */
export function reopen(why: string): Fact[] {
  return [{ did: "reopened", why }];
}

/** The submitter's verdict that it is still wrong; on a closed case only within the policy's window. */
export function reject({ file, policy, at }: Scene, text: string): Outcome {
  const late = file.closed !== null && at - file.closed.at > policy.reopen.within;
  return late ? { why: "too-late" } : [{ did: "rejected", text }];
}

export function setGrade({ file, policy, standing }: Scene, grade: Grade, why: string): Outcome {
  const who = policy.grading.by === "staff" ? "staff" : "supervisor";
  const allowed = standing.rank === "supervisor" || (who === "staff" && standing.rank === "staff");
  if (!allowed) return { why: "role", name: "grade", who };
  return file.grade?.grade === grade && why === "" ? [] : [{ did: "graded", grade, why }];
}

/** Gives the case to somebody who works on cases here. */
export function assign(scene: Scene, login: string): Outcome {
  const { file } = scene;
  if (file.handler !== null && sameLogin(file.handler, login)) return [];
  const person = staffNamed(scene, login);
  return person === null ? { why: "not-staff", login } : [{ did: "assigned", handler: person.login }];
}

/** Whoever of that login works on cases here; null for anybody else. */
export function staffNamed({ people, policy }: Scene, login: string): Person | null {
  const person = people.get(login.toLowerCase());
  return person !== undefined && standingOf(person, null, policy).rank !== "outsider" ? person : null;
}

/** Hands over to a department, named by its key or in any language. */
export function route({ file, policy }: Scene, name: string): Outcome {
  const department = departmentNamed(name, policy);
  if (department === null) return { why: "no-department", department: name };
  return file.department === department ? [] : [{ did: "routed", department }];
}

/** The key of the department; null when there is none. */
export function departmentNamed(name: string, { departments }: Policy): string | null {
  const wanted = likeness(name);
  const found = Object.entries(departments).find(([key, department]) =>
    [key, ...namesOf(department)].some((known) => likeness(known) === wanted),
  );
  return found?.[0] ?? null;
}

export function wait({ file }: Scene, on: Waiting, why: string): Outcome {
  return file.waiting.some((waiting) => waiting.on === on) ? [] : [{ did: "waiting", on, why }];
}

/** Ends the waiting on one, or all of it. */
export function resume({ file }: Scene, on?: Waiting): Outcome {
  const ends = file.waiting.some((waiting) => on === undefined || waiting.on === on);
  if (!ends) return [];
  return [on === undefined ? { did: "resumed" } : { did: "resumed", on }];
}

function forward(file: CaseFile, to: Stage): Outcome {
  const needs = missingFor(file, to);
  if (needs.length > 0) return { why: "need", to, needs };
  return to === "verification" ? [{ did: "fixed", summary: "" }] : [{ did: "staged", stage: to }];
}

/** A closed case is opened again through diagnosis only. */
function throughDiagnosis(to: Stage): Refusal {
  return { why: "label-stage", label: `stage/${to}`, at: "closed", stages: ["diagnosis"] };
}
