import { describe, expect, test } from "vitest";
import { labelsOf, look, move } from "../hands.ts";
import { HOUR, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf } from "../policy/policies.ts";
import { reach, say } from "./reach.ts";

/** Moves that are refused: the stage they name needs what is not there. */
function refuse(hub: Hub, by: string, times: number): void {
  for (let nth = 0; nth < times; nth += 1) move(hub, by, { put: ["stage/verification"] });
}

describe("a label that one person moves again and again", () => {
  test("is put back three times in an hour, each time with the reason", () => {
    const hub = reach("diagnosis");
    for (let nth = 0; nth < 3; nth += 1) {
      const after = move(hub, "bob", { put: ["stage/verification"] });
      expect(after).toEqual({ reasons: [expect.stringContaining("@bob")], putBack: 1, unrest: [] });
      expect(labelsOf(hub, "stage")).toEqual(["stage/diagnosis"]);
    }
  });

  test("is left the fourth time, and the supervisors are told", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 3);
    const said = hub.notices().length;
    const after = move(hub, "bob", { put: ["stage/verification"] });
    expect(after).toMatchObject({ putBack: 0, unrest: [] });
    expect(labelsOf(hub, "stage")).toEqual(["stage/diagnosis", "stage/verification"]);
    expect(hub.notices().slice(said)).toContainEqual(expect.stringMatching(/^@dora.*bob.*verification/));
    expect(hub.file().stage).toBe("diagnosis");
  });

  test("is told of once in an hour, however often the same person moves it on and off", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 4);
    const [said, known] = [hub.notices().length, hub.entries().length];
    for (let nth = 0; nth < 10; nth += 1) {
      const after = move(hub, "bob", { take: ["stage/verification"] }, { put: ["stage/verification"] });
      expect(after).toEqual({ reasons: [], putBack: 0, unrest: [] });
    }
    expect([hub.notices().length, hub.entries().length]).toEqual([said, known]);
    hub.pass(HOUR);
    move(hub, "bob", { take: ["stage/verification"] });
    expect(move(hub, "bob", { put: ["stage/verification"] })).toMatchObject({
      reasons: [expect.anything()],
      putBack: 1,
    });
  });

  test("is told of again when a move was accepted meanwhile", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 4);
    say(hub, "dora", "/grade 1");
    const said = hub.notices().length;
    move(hub, "bob", { put: ["stage/verification"] });
    expect(hub.notices().slice(said)).toContainEqual(expect.stringMatching(/^@dora.*bob.*verification/));
  });

  test("stays left while nothing is decided", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 4);
    hub.pass(2 * HOUR);
    hub.comment("bob", "I insist.");
    expect(look(hub)).toMatchObject({ reasons: [], putBack: 0, unrest: [] });
    expect(labelsOf(hub, "stage")).toContain("stage/verification");
  });

  test.for<[string, string, string]>([
    ["a stage", "dora", "/move handling we go on without"],
    ["the grade", "dora", "/grade 1"],
    ["the department", "carol", "/route frontend"],
  ])("is released by an accepted move of %s", ([, by, text]) => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 4);
    say(hub, by, text);
    expect(labelsOf(hub, "stage")).toEqual([`stage/${hub.file().stage}`]);
  });

  test("may be moved again an hour later", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 3);
    hub.pass(HOUR);
    expect(move(hub, "bob", { put: ["stage/verification"] })).toMatchObject({ putBack: 1, unrest: [] });
  });

  test("is counted for each person alone", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 3);
    expect(move(hub, "carol", { put: ["stage/verification"] })).toMatchObject({ putBack: 1, unrest: [] });
    expect(move(hub, "bob", { put: ["stage/verification"] })).toMatchObject({ putBack: 0, unrest: [] });
  });

  test("is counted whichever label it is", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 1);
    move(hub, "bob", { put: ["stage/closed"] });
    move(hub, "bob", { take: ["grade/2-important"] });
    expect(move(hub, "bob", { put: ["grade/1-urgent"] })).toMatchObject({ putBack: 0, unrest: [] });
    expect(labelsOf(hub, "grade")).toEqual(["grade/2-important", "grade/1-urgent"]);
  });

  test("stays off the fourth time when it is taken off, until a move is accepted", () => {
    const hub = reach("diagnosis");
    for (let nth = 0; nth < 4; nth += 1) move(hub, "bob", { take: ["stage/diagnosis"] });
    expect(labelsOf(hub, "stage")).toEqual([]);
    say(hub, "dora", "/grade 1");
    expect(labelsOf(hub, "stage")).toEqual(["stage/diagnosis"]);
  });

  test("is not counted while its moves are allowed", () => {
    const hub = reach("handling");
    const there = ["stage/diagnosis", "stage/handling"];
    for (let nth = 0; nth < 10; nth += 1) {
      const [to = "", from = ""] = nth % 2 === 0 ? there : there.toReversed();
      expect(move(hub, "bob", { take: [from] }, { put: [to] })).toEqual({ reasons: [], putBack: 0, unrest: [] });
    }
  });

  test("is put back as often as the policy says, down to never", () => {
    const hub = reach("diagnosis", { policy: policyOf({ notices: { "at-most-put-back": 0 } }) });
    expect(move(hub, "bob", { put: ["stage/verification"] })).toMatchObject({ putBack: 0, unrest: [] });
    expect(labelsOf(hub, "stage")).toEqual(["stage/diagnosis", "stage/verification"]);
  });

  test("is told of in one notice for each time, however often the case is looked at", () => {
    const hub = reach("diagnosis");
    refuse(hub, "bob", 4);
    const said = hub.notices().length;
    for (let nth = 0; nth < 3; nth += 1) {
      hub.pass(MINUTE);
      hub.look();
    }
    expect(hub.notices()).toHaveLength(said);
  });
});
