import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/core/model/case.ts";
import type { Policy } from "../../../src/core/model/policy.ts";
import { move } from "../hands.ts";
import type { Hub } from "../hub.ts";
import { ROLES } from "./matrix.ts";
import type { Role } from "./matrix.ts";
import { policyOf } from "../policy/policies.ts";
import { reach, say } from "./reach.ts";

/**
 * Six marks, one a stage from intake to closed: `m` the label stays as it was moved and the record follows, `n` it is put
 * back and one notice says why, `.` it is put back without a word, ` ` there is no such label there.
 */
type Row = [label: string, by: Partial<Record<Role, string>>];

const PUT: Row[] = [
  ["grade/1-urgent", { supervisor: "mmmmmn", staff: "nnnnnn", submitter: "nnnnnn", outsider: "nnnnnn", bot: "......" }],
  ["department/frontend", { supervisor: "mmmmmn", staff: "mmmmmn", submitter: "nnnnnn", bot: "......" }],
  ["waiting/vendor", { supervisor: "mmmmmn", staff: "mmmmmn", outsider: "nnnnnn", bot: "......" }],
  ["waiting/submitter", { staff: "mmmmmn", "submitter who is staff": "mmmmmn", submitter: "nnnnnn" }],
  ["result/partial", { supervisor: "nnnnnm", staff: "nnnnnm", submitter: "nnnnnn", bot: "......" }],
  ["sla/breached", { supervisor: "nnnnnn", staff: "nnnnnn", outsider: "nnnnnn", bot: "......" }],
  // Unknown ones of our families.
  ["stage/limbo", { supervisor: "nnnnnn", staff: "nnnnnn", bot: "......" }],
  ["grade/9", { supervisor: "nnnnnn", staff: "nnnnnn" }],
  ["department/nowhere", { supervisor: "nnnnnn", staff: "nnnnnn" }],
  ["waiting/godot", { supervisor: "nnnnnn", staff: "nnnnnn" }],
  ["result/fine", { supervisor: "nnnnnn", staff: "nnnnnn" }],
  ["sla/late", { supervisor: "nnnnnn", staff: "nnnnnn" }],
  // Not ours.
  ["bug", { supervisor: "mmmmmm", staff: "mmmmmm", outsider: "mmmmmm", bot: "mmmmmm" }],
  ["stages", { staff: "mmmmmm", bot: "mmmmmm" }],
];

const TAKE: Row[] = [
  ["stage/handling", { staff: "   n  ", supervisor: "   n  ", outsider: "   n  ", bot: "   .  " }],
  ["stage/closed", { staff: "     n", supervisor: "     n", bot: "     ." }],
  ["grade/2-important", { staff: "nnnnnn", supervisor: "nnnnnn", outsider: "nnnnnn", bot: "......" }],
  ["department/backend", { staff: "nnnnnn", supervisor: "nnnnnn", bot: "......" }],
  ["case", { staff: "nnnnnn", supervisor: "nnnnnn", submitter: "nnnnnn", bot: "......" }],
  ["result/resolved", { staff: "     n", supervisor: "     n", bot: "     ." }],
  // In a case that waits: everybody is asked for something.
  ["waiting/submitter", { staff: "mmmmm ", supervisor: "mmmmm ", outsider: "nnnnn ", bot: "..... " }],
  ["bug", { staff: "mmmmmm", bot: "mmmmmm" }],
];

const arrived = new Map<string, Hub[]>();

/** The case in each stage; where it can wait, it waits for the submitter. */
function cases(author: string, policy: Partial<Policy>, waits: boolean): Hub[] {
  const key = [author, policy.grading?.by, waits].join(" ");
  const there = arrived.get(key) ?? STAGES.map((stage) => reach(stage, { author, policy }));
  if (waits && !arrived.has(key)) for (const hub of there) say(hub, "bob", "/wait submitter");
  arrived.set(key, there);
  return there.map((hub) => hub.fork());
}

function put(label: string, role: Role, policy: Partial<Policy> = {}): string {
  const { author, by } = ROLES[role];
  return cases(author, policy, false)
    .map((hub) => mark(hub, label, { by, on: true }))
    .join("");
}

function take(label: string, role: Role): string {
  const { author, by } = ROLES[role];
  return cases(author, {}, label.startsWith("waiting/"))
    .map((hub) => {
      if (label === "bug") hub.setLabels("bob", { put: ["bug"] });
      return hub.issue.labels.includes(label) ? mark(hub, label, { by, on: false }) : " ";
    })
    .join("");
}

function mark(hub: Hub, label: string, { by, on }: { by: string; on: boolean }): string {
  const { reasons, putBack, unrest } = move(hub, by, on ? { put: [label] } : { take: [label] });
  const stands = hub.issue.labels.includes(label) === on;
  const outcome = [stands ? "stands" : "back", reasons.length, putBack, ...unrest].join(" ");
  const marks: Record<string, string> = { "stands 0 0": "m", "back 1 1": "n", "back 0 0": "." };
  return marks[outcome] ?? `[${outcome}]`;
}

function cells(rows: Row[]) {
  return rows.flatMap(([label, by]) =>
    Object.entries(by).map(([role, expected]) => [label, role as Role, expected] as const),
  );
}

describe("a label put on by hand:", () => {
  test.for(cells(PUT))("%s by %s: %s", ([label, role, expected]) => {
    expect(put(label, role)).toBe(expected);
  });

  test.for<[Role, string]>([
    ["staff", "mmmmmn"],
    ["submitter who is staff", "mmmmmn"],
    ["submitter", "nnnnnn"],
  ])("grade/1-urgent by %s where staff may grade: %s", ([role, expected]) => {
    expect(put("grade/1-urgent", role, policyOf({ grading: { by: "staff" } }))).toBe(expected);
  });
});

describe("a label taken off by hand:", () => {
  test.for(cells(TAKE))("%s by %s: %s", ([label, role, expected]) => {
    expect(take(label, role)).toBe(expected);
  });
});

describe("the reason says what would be allowed:", () => {
  test.for<[string, string, string]>([
    ["grade/1-urgent", "carol", "is for supervisors to set"],
    ["stage/limbo", "carol", "is no label of this workflow"],
    ["department/nowhere", "carol", "Known: `backend`, `frontend`, `operations`, `support`"],
    ["stage/closed", "carol", "a supervisor may close it with `/close`"],
    [
      "stage/verification",
      "carol",
      "still needs: the cause (`/diagnosis`), the plan (`/diagnosis`), at least one processing step (`/step`)",
    ],
    ["result/partial", "dora", "It may be set in: 6 · Closed"],
    ["sla/breached", "dora", "follows the clocks by itself"],
    ["grade/1-urgent", "oscar", "is for staff to set"],
  ])("%s by %s: %s", ([label, by, words]) => {
    const hub = reach("diagnosis");
    expect(move(hub, by, { put: [label] }).reasons).toEqual([expect.stringContaining(words)]);
  });
});
