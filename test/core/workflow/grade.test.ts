import { describe, expect, test } from "vitest";
import { proposeGrade } from "../../../src/core/workflow/grade.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { formBody } from "../form-body.ts";
import type { Filling } from "../form-body.ts";
import { COMPLETE, createHub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";
import { reach, say } from "./reach.ts";

/** The annotated policy's matrix, answer by answer: impact, urgency, importance → grade. */
const MATRIX: [string, string, string | undefined, number][] = [
  ["many", "stopped", "core", 1],
  ["many", "stopped", "normal", 1],
  ["many", "stopped", undefined, 1],
  ["some", "stopped", "core", 1],
  ["one", "stopped", "core", 1],
  ["some", "stopped", "normal", 2],
  ["some", "stopped", undefined, 2],
  ["one", "stopped", "normal", 3],
  ["one", "stopped", undefined, 3],
  ["many", "degraded", "core", 2],
  ["many", "degraded", "normal", 2],
  ["some", "degraded", "core", 2],
  ["one", "degraded", "normal", 2],
  ["one", "degraded", undefined, 2],
  ["many", "minor", "core", 2],
  ["many", "minor", "normal", 3],
  ["some", "minor", "core", 3],
  ["one", "minor", "normal", 3],
  ["one", "minor", undefined, 3],
];

describe("the proposed grade", () => {
  test.for(MATRIX)("of impact %s, urgency %s, importance %s is %s", ([impact, urgency, importance, grade]) => {
    const answers = { impact, urgency, ...(importance === undefined ? {} : { importance }) };
    expect(proposeGrade({ title: "", answers }, DEFAULT_POLICY).grade).toBe(grade);
  });

  test("is the lowest when nothing was answered", () => {
    expect(proposeGrade({ title: "Help", answers: {} }, DEFAULT_POLICY)).toEqual({ grade: 3, why: "" });
  });

  test("is the lowest when the matrix fits nothing", () => {
    const { grading } = policyOf({ grading: { matrix: { 1: ["many/stopped/core"], 2: [], 3: [] } } });
    const answers = { impact: "one", urgency: "minor" };
    expect(proposeGrade({ title: "", answers }, { ...DEFAULT_POLICY, grading }).grade).toBe(3);
  });

  test("comes with its reason in the team's language", () => {
    const answers = { impact: "many", urgency: "stopped", importance: "core" };
    const why = (locale: string) => proposeGrade({ title: "", answers }, policyOf({ locale })).why;
    expect(why("en")).toBe("Many people or everybody · Work has stopped · Core of the business");
    expect(why("zh-CN")).toBe("大量用户或全部用户 · 业务中断 · 核心业务");
  });
});

const WORDS = { 1: ["支付不可用", "payment down", "a.*b"], 2: ["slow"], 3: [] };

describe("a word of the policy", () => {
  const policy = policyOf({ grading: { words: WORDS } });
  const minor = { impact: "one", urgency: "minor" };

  test.for<[string, string, string, number]>([
    ["in the title", "Payment down!", "", 1],
    ["in the description", "Help", "since noon our payment down again", 1],
    ["in capitals of full width", "ＰＡＹＭＥＮＴ　ＤＯＷＮ", "", 1],
    ["of another language", "Help", "客户说支付不可用。", 1],
    ["of a lower grade", "It is slow", "", 2],
    ["of two grades gives the higher", "slow", "payment down", 1],
    ["is plain and no pattern", "a--b", "", 3],
    ["as it is written", "a.*b", "", 1],
    ["of none", "Help", "please", 3],
  ])("%s counts: %s %s", ([, title, description, grade]) => {
    expect(proposeGrade({ title, answers: { ...minor, description } }, policy).grade).toBe(grade);
  });

  test("is named as the reason", () => {
    expect(proposeGrade({ title: "Payment down", answers: minor }, policy).why).toBe("“payment down”");
  });

  test("does not lower what the matrix says", () => {
    const answers = { impact: "many", urgency: "stopped" };
    expect(proposeGrade({ title: "slow", answers }, policy).grade).toBe(1);
  });
});

const URGENT: Filling = { ...COMPLETE, impact: "Many people or everybody", urgency: "Work has stopped" };

describe("the grade of a case", () => {
  test("waits for the supervisor, who hears of what looks urgent", () => {
    const hub = createHub({ body: formBody(URGENT) });
    hub.look();
    expect(hub.file()).toMatchObject({ grade: null, proposed: { grade: 1 } });
    expect(hub.noticeKeys()).toEqual(["registered:opened"]);
    expect(hub.notices()[0]).toMatch(/^@dora/);
    expect(hub.issue.labels.filter((label) => label.startsWith("grade/"))).toEqual([]);
    expect(hub.card()).toContain("1 · urgent (suggested)");
  });

  test("is set at once where the policy applies it, and the handler hears of it", () => {
    const policy = policyOf({ grading: { mode: "apply" }, departments: STAFFED });
    const hub = createHub({ body: formBody(URGENT), policy });
    hub.look();
    expect(hub.file().grade).toMatchObject({ grade: 1, as: "app", why: expect.stringContaining("Work has stopped") });
    expect(hub.issue.labels).toContain("grade/1-urgent");
    expect(hub.noticeKeys()).toEqual(["registered:opened", "assigned:opened"]);
  });

  test("is told to whom the policy names, whatever the grade", () => {
    const hub = createHub({ policy: policyOf({ tell: { registered: ["@acme/duty", "erin"] } }) });
    hub.look();
    expect(hub.notices()[0]).toMatch(/^@erin, @acme\/duty/);
  });

  test("is told of once, though the case goes back to the intake and on again", () => {
    const hub = createHub({ body: formBody(URGENT) });
    hub.look();
    hub.setLabels("carol", { put: ["stage/intake"] });
    hub.look();
    hub.setLabels("carol", { put: ["stage/grading"] });
    hub.look();
    expect(hub.file().stage).toBe("grading");
    expect(hub.noticeKeys()).toEqual(["registered:opened"]);
    expect(hub.entries().filter(({ did }) => did === "proposed")).toHaveLength(1);
  });

  test.for(["grade 1 please", "/grade 1", "Grade: 1", "### Grade\n\n1 · urgent", "<!-- grade/1-urgent -->"])(
    "is not the submitter's to set by any text: %s",
    (text) => {
      const hub = createHub({ body: formBody({ ...COMPLETE, description: text, environment: text }), title: text });
      hub.look();
      say(hub, "anna", text);
      expect(hub.file()).toMatchObject({ grade: null, proposed: { grade: 2 } });
    },
  );

  test("tells the handler the new times when it changes", () => {
    const hub = reach("diagnosis");
    say(hub, "dora", "/grade 1 nobody can pay");
    expect(hub.noticeKeys().at(-1)).toMatch(/^assigned:/);
    expect(hub.notices().at(-1)).toMatch(/^@bob[^]*2026-11-23 12:00/);
    expect(hub.issue.labels.filter((label) => label.startsWith("grade/"))).toEqual(["grade/1-urgent"]);
  });

  test("that is set again with another reason is written down, and without one is nothing new", () => {
    const hub = reach("diagnosis");
    const graded = () => hub.entries().filter(({ did }) => did === "graded").length;
    const before = graded();
    say(hub, "dora", "/grade 2");
    expect(graded()).toBe(before);
    say(hub, "dora", "/grade 2 as before");
    expect(graded()).toBe(before + 1);
  });

  test("is asked for after an hour without one, once, and so is a handler", () => {
    const hub = createHub();
    hub.look();
    const { lookAgainAt } = hub.plan();
    hub.at(lookAgainAt ?? 0);
    hub.look();
    expect(hub.noticeKeys()).toEqual([expect.stringMatching(/^warned:/)]);
    expect(hub.notices()[0]).toMatch(/^@dora.*\/grade/);
    hub.look();
    expect(hub.notices()).toHaveLength(1);
  });
});
