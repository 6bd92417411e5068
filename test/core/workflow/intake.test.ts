import { describe, expect, test } from "vitest";
import { formBody } from "../form-body.ts";
import type { Filling } from "../form-body.ts";
import { COMPLETE, createHub, HOUR, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf } from "../policy/policies.ts";
import { reach, say } from "./reach.ts";

/** The names of the fields that the last notice asks for, in a list or, where there is no form, as headings to copy. */
function askedFor(hub: Hub): string[] {
  const notice = hub.notices().at(-1) ?? "";
  const headings = [...notice.matchAll(/^### (.+)/gm)];
  const points = [...notice.matchAll(/^- \*\*(.+?)\*\*/gm)];
  return (headings.length > 0 ? headings : points).map(([, name = ""]) => name);
}

/** What people see of it. */
function seen(comment: string): string {
  return comment.slice(0, comment.lastIndexOf("<!--"));
}

const INCOMPLETE: [string, Filling, string[]][] = [
  ["nothing at all", {}, ["Kind of problem", "Who is affected", "How bad it is", "What happens"]],
  ["no description", { ...COMPLETE, description: "" }, ["What happens"]],
  ["a kind of problem that there is not", { ...COMPLETE, type: "Printer!!" }, ["Kind of problem"]],
  [
    "two things that are not on the list",
    { ...COMPLETE, impact: "the dog", urgency: "very" },
    ["Who is affected", "How bad it is"],
  ],
  [
    "something missing, and something that need not be there but is not on the list",
    { ...COMPLETE, description: "", importance: "utmost" },
    ["What happens", "Importance for the business"],
  ],
];

describe("a form with", () => {
  test.for(INCOMPLETE)("%s waits for it, and asks in one notice", ([, filling, fields]) => {
    const hub = createHub({ body: formBody(filling) });
    hub.look();
    expect(hub.file().stage).toBe("intake");
    expect(hub.notices()).toHaveLength(1);
    expect(hub.notices()[0]).toMatch(/^@anna/);
    expect(askedFor(hub)).toEqual(fields);
  });

  test.for<[string, Filling]>([
    ["all that is needed", COMPLETE],
    ["something that need not be there and is not on the list", { ...COMPLETE, importance: "utmost" }],
  ])("%s goes on to the grading by itself", ([, filling]) => {
    const hub = createHub({ body: formBody(filling) });
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "grading", department: "backend", proposed: { grade: 2 } });
    expect(hub.noticeKeys()).toEqual([]);
  });
});

describe("while a case is in the intake,", () => {
  test("its form is read again when it was edited, and what is still missing is asked for", () => {
    const hub = createHub({ body: formBody({ ...COMPLETE, description: "", type: "" }) });
    hub.look();
    hub.pass(MINUTE);
    hub.issue.body = formBody({ ...COMPLETE, description: "" });
    hub.look();
    expect(askedFor(hub)).toEqual(["What happens"]);
    hub.pass(MINUTE);
    hub.issue.body = formBody(COMPLETE);
    hub.look();
    expect(hub.file().stage).toBe("grading");
    expect(hub.notices()).toHaveLength(2);
  });

  test("what is still missing is asked for once, also where the look that did so was broken off", () => {
    const hub = createHub({ body: formBody({ ...COMPLETE, description: "", type: "" }) });
    hub.look();
    hub.issue.body = formBody({ ...COMPLETE, description: "" });
    hub.act(hub.plan().effects.filter((effect) => effect.do === "notice"));
    hub.pass(MINUTE);
    hub.look();
    expect(hub.notices()).toHaveLength(2);
    expect(hub.plan().effects).toEqual([]);
  });

  test("nothing is asked for twice when the edit changes none of the answers", () => {
    const hub = createHub({ body: formBody({ ...COMPLETE, description: "" }) });
    hub.look();
    hub.issue.body += "\n\n<!-- a comment -->";
    hub.look();
    hub.look();
    expect(hub.notices()).toHaveLength(1);
  });

  test("staff go on without the form by /start, where grade and department are known", () => {
    const hub = createHub({ body: formBody({ ...COMPLETE, description: "" }) });
    hub.look();
    say(hub, "dora", "/grade 3");
    say(hub, "bob", "/start");
    expect(hub.file()).toMatchObject({
      stage: "diagnosis",
      handler: "bob",
      department: "backend",
      startedAt: hub.now(),
    });
  });

  test("/start needs no supervisor where the policy applies the grade by itself", () => {
    const policy = policyOf({ grading: { mode: "apply" } });
    const hub = createHub({ body: formBody({ ...COMPLETE, description: "" }), policy });
    hub.look();
    say(hub, "bob", "/start");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", handler: "bob", grade: { grade: 2, as: "app" } });
  });

  test("a supervisor's word brings it to the grading without the form", () => {
    const hub = createHub({ body: "It fails." });
    hub.look();
    say(hub, "dora", "/move grading told by phone");
    expect(hub.file()).toMatchObject({ stage: "grading", proposed: { grade: 3 }, department: null });
  });
});

describe("after the intake,", () => {
  test.for(["grading", "diagnosis", "handling", "verification", "closed"] as const)(
    "in %s, an edit of the form changes neither the answers nor the grade",
    (stage) => {
      const hub = reach(stage);
      const { answers, grade } = hub.file();
      const entries = hub.entries();
      hub.pass(MINUTE);
      hub.issue.body = formBody({ ...COMPLETE, impact: "Many people or everybody", urgency: "Work has stopped" });
      hub.look();
      expect(hub.file()).toMatchObject({ answers, grade });
      expect(hub.entries()).toEqual(entries);
    },
  );

  test("the form is read again when staff move the case back", () => {
    const hub = reach("grading");
    hub.setLabels("carol", { put: ["stage/intake"], take: ["stage/grading"] });
    hub.look();
    expect(hub.file().stage).toBe("intake");
    hub.issue.body = formBody({ ...COMPLETE, environment: "Firefox" });
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "grading", answers: { environment: "Firefox" } });
  });
});

/** Whose case it is: by author and by what stands under “On behalf of”. */
const SUBMITTERS: [author: string, named: string, submitter: string | null, onBehalf: object | null][] = [
  ["stan", "", "stan", null],
  ["stan", "@anna", "anna", { name: "@anna", login: "anna" }],
  ["stan", "Anna Schmidt", null, { name: "Anna Schmidt", login: null }],
  ["stan", "@anna Schmidt", null, { name: "@anna Schmidt", login: null }],
  ["susan", "张三丰", null, { name: "张三丰", login: null }],
  ["anna", "@oscar", "anna", null],
  ["anna", "Anna Schmidt", "anna", null],
];

describe("the submitter of a case", () => {
  test.for(SUBMITTERS)("that %s reports on behalf of “%s” is %s", ([author, named, submitter, onBehalf]) => {
    const hub = createHub({ author, body: formBody({ ...COMPLETE, submitter: named }) });
    hub.look();
    expect(hub.file()).toMatchObject({ submitter, onBehalf, reporter: author });
  });

  test("may be named by an edit during the intake", () => {
    const hub = createHub({ author: "stan", body: formBody({ ...COMPLETE, description: "" }) });
    hub.look();
    hub.pass(HOUR);
    hub.issue.body = formBody({ ...COMPLETE, submitter: "@anna" });
    hub.look();
    expect(hub.file()).toMatchObject({ submitter: "anna", reporter: "stan" });
  });

  test("may be named otherwise by another edit", () => {
    const hub = createHub({ author: "stan", body: formBody({ ...COMPLETE, description: "", submitter: "@oscar" }) });
    hub.look();
    hub.pass(HOUR);
    hub.issue.body = formBody({ ...COMPLETE, submitter: "@anna" });
    hub.look();
    expect(hub.file()).toMatchObject({ submitter: "anna" });
  });

  test("gives the verdict, and the author who reported it does not", () => {
    const hub = createHub({ author: "stan", body: formBody({ ...COMPLETE, submitter: "@anna" }) });
    hub.look();
    say(hub, "dora", "/grade 2\n/move verification fixed by phone");
    say(hub, "stan", "/confirm");
    expect(hub.file().closed).toBeNull();
    say(hub, "anna", "/confirm");
    expect(hub.file().closed).toMatchObject({ result: "resolved" });
  });

  test("without an account is masked on the card, and never called", () => {
    const hub = createHub({ author: "stan", body: formBody({ ...COMPLETE, submitter: "Anna Schmidt" }) });
    hub.look();
    say(hub, "dora", "/grade 2\n/move verification fixed by phone");
    expect([hub.card(), ...hub.notices()].map(seen).join("\n")).not.toMatch(/Schmidt/);
    say(hub, "bob", "/confirm for submitter");
    expect(hub.file().closed).toMatchObject({ result: "resolved" });
  });
});
