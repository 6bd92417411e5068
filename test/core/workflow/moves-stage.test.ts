import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/core/model/case.ts";
import type { Stage } from "../../../src/core/model/case.ts";
import type { Hand } from "../hands.ts";
import { labelsOf, move } from "../hands.ts";
import type { Hub } from "../hub.ts";
import { ROLES } from "./matrix.ts";
import type { Role } from "./matrix.ts";
import { reach } from "./reach.ts";

/**
 * What becomes of a stage's label, by the stage the case is in and the one the label names, from intake to closed: `m` the
 * case moves there, `n` it is put back and one notice says why, `.` it is put back without a word, `=` it is there already.
 * The cases are those of reach.ts (workflow.md, "The six steps": the last column is the guard of a move forward).
 */
type Rows = Record<Stage, string>;

const STAFF: Rows = {
  intake: "=nmnnn",
  grading: "m=mnnn",
  diagnosis: "mm=nnn",
  handling: "mmm=mn",
  verification: "mmmm=n",
  closed: "nnmnn=",
};

/** Whose closing by hand is accepted. */
const SUPERVISOR: Rows = {
  intake: "=nmnnm",
  grading: "m=mnnm",
  diagnosis: "mm=nnm",
  handling: "mmm=mm",
  verification: "mmmm=m",
  closed: "nnmnn=",
};

const EXPECTED: Record<Role, Rows> = {
  submitter: always("n"),
  staff: STAFF,
  handler: STAFF,
  supervisor: SUPERVISOR,
  outsider: always("n"),
  bot: always("."),
  "submitter who is staff": STAFF,
  "submitter who is supervisor": SUPERVISOR,
};

function always(outcome: string): Rows {
  const row = (stage: Stage) => STAGES.map((to) => (to === stage ? "=" : outcome)).join("");
  return Object.fromEntries(STAGES.map((stage) => [stage, row(stage)])) as Rows;
}

/** The ways in which a person moves a label. */
const WAYS: Record<string, (from: string, to: string) => Hand[]> = {
  "putting the new label on": (_, to) => [{ put: [to] }],
  "putting the new label on and taking the old one off": (from, to) => [{ put: [to], take: [from] }],
  "taking the old label off and putting the new one on": (from, to) => [{ take: [from] }, { put: [to] }],
};

const arrived = new Map<string, Hub>();

function caseIn(stage: Stage, author: string): Hub {
  const key = `${stage} ${author}`;
  const there = arrived.get(key) ?? reach(stage, { author });
  arrived.set(key, there);
  return there.fork();
}

function mark(from: Stage, to: Stage, { role, way }: { role: Role; way: string }): string {
  if (from === to) return "=";
  const { author, by } = ROLES[role];
  const hub = caseIn(from, author);
  const hands = WAYS[way]?.(`stage/${from}`, `stage/${to}`) ?? [];
  const { reasons, putBack, unrest } = move(hub, by, ...hands);
  const { stage } = hub.file();
  const rest = unrest.length === 0 && labelsOf(hub, "stage").join() === `stage/${stage}`;
  const outcome = [
    stage === from ? "stays" : `goes to ${stage}`,
    reasons.length,
    putBack,
    rest ? "at rest" : "restless",
  ];
  const marks = {
    [["stays", 1, 1, "at rest"].join()]: "n",
    [["stays", 0, 0, "at rest"].join()]: ".",
    [[`goes to ${to}`, 0, 0, "at rest"].join()]: "m",
  };
  return marks[outcome.join()] ?? `[${outcome.join()}]`;
}

const ROWS = Object.entries(EXPECTED) as [Role, Rows][];
const OF_EACH_RANK: readonly Role[] = ["staff", "supervisor", "outsider", "bot"];

const CELLS = Object.keys(WAYS).flatMap((way, nth) =>
  ROWS.filter(([role]) => nth === 0 || OF_EACH_RANK.includes(role)).flatMap(([role, rows]) =>
    STAGES.map((from) => [way, role, from, rows[from]] as const),
  ),
);

describe("a stage's label is a move:", () => {
  test.for(CELLS)("%s by %s in %s: %s", ([way, role, from, expected]) => {
    expect(STAGES.map((to) => mark(from, to, { role, way })).join("")).toBe(expected);
  });
});

describe("a move is written down as", () => {
  test.for<[string, Stage, Stage, string, object]>([
    ["the beginning of the work", "grading", "diagnosis", "bob", { did: "staged", stage: "diagnosis", by: "bob" }],
    ["what was said to be fixed", "handling", "verification", "bob", { did: "fixed", by: "bob", as: "staff" }],
    ["the request for the verdict", "handling", "verification", "bob", { did: "asked", as: "app" }],
    ["a way back", "verification", "handling", "carol", { did: "staged", stage: "handling", by: "carol" }],
    ["a reopening", "closed", "diagnosis", "carol", { did: "reopened", by: "carol" }],
    ["a closing", "handling", "closed", "dora", { did: "closed", result: "resolved", assumed: true, as: "supervisor" }],
  ])("%s", ([, from, to, by, entry]) => {
    const hub = caseIn(from, "anna");
    move(hub, by, { put: [`stage/${to}`], take: [`stage/${from}`] });
    expect(hub.entries()).toContainEqual(expect.objectContaining(entry));
  });
});
