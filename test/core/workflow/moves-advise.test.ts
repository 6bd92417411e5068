import { describe, expect, test } from "vitest";
import type { Stage } from "../../../src/core/model/case.ts";
import { labelsOf, look, move } from "../hands.ts";
import { MINUTE } from "../hub.ts";
import { policyOf } from "../policy/policies.ts";
import { reach, say } from "./reach.ts";

const policy = policyOf({ enforcement: "advise" });

describe("where the policy only advises,", () => {
  test.for<[string, Stage, string, object]>([
    ["work without a finding", "diagnosis", "stage/handling", { stage: "handling", noted: "cause plan" }],
    [
      "verification without a step",
      "diagnosis",
      "stage/verification",
      { stage: "verification", noted: "cause plan step" },
    ],
    ["grading without the form", "intake", "stage/grading", { stage: "grading", noted: "fields" }],
  ])("%s stands and is noted", ([, from, label, entry]) => {
    const hub = reach(from, { policy });
    expect(move(hub, "carol", { put: [label] })).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.entries()).toContainEqual(expect.objectContaining({ did: "staged", by: "carol", ...entry }));
    expect(labelsOf(hub, "stage")).toEqual([label]);
    expect(hub.card()).toContain("missing");
  });

  test("a case closed by staff stays closed, with its result asked for", () => {
    const hub = reach("handling", { policy });
    hub.pass(MINUTE);
    hub.setState("carol", "closed");
    expect(look(hub)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.issue.state).toBe("closed");
    expect(hub.noticeKeys().at(-1)).toMatch(/^closed:/);
    expect(hub.notices().at(-1)).toMatch(/@carol.*`result\/…`/);
  });

  test("a case moved to closed by staff is closed, with its result asked for", () => {
    const hub = reach("handling", { policy });
    expect(move(hub, "carol", { put: ["stage/closed"] })).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.file().closed).toMatchObject({ result: "resolved", assumed: true, by: "carol" });
  });

  test("a merged pull request asks for the verdict whatever is missing", () => {
    const hub = reach("diagnosis", { policy });
    hub.pass(MINUTE);
    hub.setState("bob", "closed", { commit: "0a1b2c3d" });
    expect(look(hub)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.file()).toMatchObject({ stage: "verification", closed: null });
    expect(hub.issue.state).toBe("open");
  });

  test.for<[string, string, { put?: string[]; take?: string[] }]>([
    ["a grade by staff", "carol", { put: ["grade/1-urgent"] }],
    ["an outsider's move", "oscar", { put: ["stage/handling"] }],
    ["a label of no meaning", "carol", { put: ["stage/limbo"] }],
    ["a missing stage", "carol", { take: ["stage/diagnosis"] }],
    ["a mark of the clocks", "carol", { put: ["sla/breached"] }],
  ])("%s is put back all the same: it is not the guard that it lacks", ([, by, hand]) => {
    const hub = reach("diagnosis", { policy });
    expect(move(hub, by, hand)).toMatchObject({ reasons: [expect.anything()], putBack: 1, unrest: [] });
  });

  test("a command is refused all the same: nothing stands yet", () => {
    const hub = reach("diagnosis", { policy });
    const comment = say(hub, "bob", "/fixed");
    expect(hub.reactions).toContainEqual({ comment, content: "confused" });
    expect(hub.file().stage).toBe("diagnosis");
  });
});
