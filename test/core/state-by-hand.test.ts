import { describe, expect, test } from "vitest";
import { STAGES } from "../../src/core/model/case.ts";
import type { Stage } from "../../src/core/model/case.ts";
import { look } from "./hands.ts";
import { DAY, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { ROLES } from "./workflow/matrix.ts";
import type { Role } from "./workflow/matrix.ts";
import { reach, say } from "./workflow/reach.ts";

const OPEN = STAGES.filter((stage) => stage !== "closed");

/**
 * What becomes of GitHub's close button, by stage from intake to verification: `w` withdrawn, `c` confirmed and closed,
 * `a` closed with a result that is asked for, `n` opened again with the reason, `.` opened again without a word.
 */
const CLOSED: [Role, string][] = [
  ["submitter", "wwwwc"],
  ["submitter who is staff", "wwwwc"],
  ["submitter who is supervisor", "aaaac"],
  ["staff", "nnnnn"],
  ["handler", "nnnnn"],
  ["supervisor", "aaaaa"],
  ["outsider", "nnnnn"],
  ["bot", "....."],
];

function closing(stage: Stage, role: Role): string {
  const { author, by } = ROLES[role];
  const hub = reach(stage, { author });
  hub.pass(MINUTE);
  hub.setState(by, "closed");
  const { reasons } = look(hub);
  const { closed, verdict } = hub.file();
  const outcome = [hub.issue.state, closed?.result, closed?.assumed, verdict?.did, reasons.length].join(" ");
  const marks: Record<string, string> = {
    "closed withdrawn   0": "w",
    "closed resolved  confirmed 0": "c",
    "closed resolved true  0": "a",
    "open    1": "n",
    "open    0": ".",
  };
  return marks[outcome] ?? `[${outcome}]`;
}

describe("GitHub's close button:", () => {
  test.for(CLOSED)("pressed by %s: %s", ([role, expected]) => {
    expect(OPEN.map((stage) => closing(stage, role)).join("")).toBe(expected);
  });

  test("tells staff that the submitter confirms, or a supervisor closes", () => {
    const hub = reach("handling");
    hub.pass(MINUTE);
    hub.setState("bob", "closed");
    expect(look(hub).reasons).toEqual([expect.stringMatching(/^@bob:[^]*`\/confirm`[^]*`\/close`/)]);
  });

  test("with GitHub's reason “duplicate” closes a supervisor's case as one", () => {
    const hub = reach("handling");
    hub.setState("dora", "closed", { reason: "duplicate" });
    hub.look();
    expect(hub.file().closed).toMatchObject({ result: "duplicate" });
  });

  test("asks the supervisor for the result, which a label then gives without moving the time of closing", () => {
    const hub = reach("handling");
    hub.setState("dora", "closed");
    hub.look();
    const { at } = hub.file().closed ?? { at: null };
    expect(hub.notices().at(-1)).toMatch(/@dora.*`result\/…`/);
    hub.pass(DAY);
    hub.setLabels("dora", { put: ["result/partial"], take: ["result/resolved"] });
    hub.look();
    expect(hub.file().closed).toMatchObject({ result: "partial", at });
    expect(hub.issue.labels.filter((label) => label.startsWith("result/"))).toEqual(["result/partial"]);
    expect(hub.noticeKeys().at(-1)).toMatch(/^closed:/);
    expect(hub.notices().at(-1)).toMatch(/^@anna.* is closed: partly resolved/);
    expect(hub.plan().effects).toEqual([]);
  });
});

/** What a merged pull request with GitHub's closing keyword makes of each stage. */
const MERGED: [Stage, Stage, number][] = [
  ["intake", "intake", 1],
  ["grading", "grading", 1],
  ["diagnosis", "diagnosis", 1],
  ["handling", "verification", 0],
  ["verification", "verification", 0],
];

describe("a merged pull request that closes the issue", () => {
  test.for(MERGED)("in %s leads to %s, and the issue stays open for the verdict", ([from, to, refusals]) => {
    const hub = reach(from);
    hub.pass(MINUTE);
    hub.setState("bob", "closed", { commit: "0a1b2c3d" });
    expect(look(hub)).toMatchObject({ reasons: { length: refusals }, unrest: [] });
    expect(hub.file().stage).toBe(to);
    expect(hub.issue.state).toBe("open");
  });

  test("asks the submitter as /fixed does", () => {
    const hub = reach("handling");
    hub.pass(MINUTE);
    hub.setState("bob", "closed", { commit: "0a1b2c3d" });
    hub.look();
    expect(hub.noticeKeys().at(-1)).toMatch(/^verify:/);
    expect(hub.notices().at(-1)).toMatch(/^@anna/);
  });
});

const REOPENED: [Role, Stage, string][] = [
  ["staff", "diagnosis", "open"],
  ["supervisor", "diagnosis", "open"],
  ["submitter", "diagnosis", "open"],
  ["submitter who is staff", "diagnosis", "open"],
  ["outsider", "closed", "closed"],
  ["bot", "closed", "closed"],
];

describe("GitHub's reopen button:", () => {
  test.for(REOPENED)("pressed by %s leads to %s", ([role, stage, state]) => {
    const { author, by } = ROLES[role];
    const hub = reach("closed", { author });
    hub.pass(MINUTE);
    hub.setState(by, "open");
    expect(look(hub)).toMatchObject({ reasons: [], unrest: [] });
    expect([hub.file().stage, hub.issue.state]).toEqual([stage, state]);
  });

  test.for<[string, (hub: Hub) => void]>([
    ["by the button", (hub) => hub.setState("anna", "open")],
    ["by the command", (hub) => void say(hub, "anna", "/not-fixed it is back")],
  ])("is too late for the submitter after two weeks, %s", ([, reopen]) => {
    const hub = reach("closed");
    hub.pass(14 * DAY + MINUTE);
    reopen(hub);
    hub.look();
    expect([hub.file().stage, hub.issue.state]).toEqual(["closed", "closed"]);
    expect(hub.noticeKeys().at(-1)).toMatch(/^refused:/);
    expect(hub.notices().at(-1)).toContain("14 days");
  });

  test("is never too late for staff", () => {
    const hub = reach("closed");
    hub.pass(400 * DAY);
    hub.setState("carol", "open");
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "diagnosis", round: 2, reopenings: 1, closed: null });
  });
});
