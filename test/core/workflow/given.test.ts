/** Whom a bot, this app as a rule, gave the case to: a choice that no record holds yet. */
import { describe, expect, test } from "vitest";
import { createHub, HOUR } from "../hub.ts";
import { givenByBot } from "../../../src/core/model/peers.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";
import { say } from "./reach.ts";

const given = (by: { bot: boolean }[], assignees = ["Ann"]) =>
  givenByBot(
    { assignees },
    by.map(({ bot }, at) => ({ key: `event:${at}`, at, by: "x", bot, what: "assigned", assignee: "ann" })),
  );

describe("a case is given to whoever", () => {
  test("was assigned by a bot last, and still is", () => {
    expect(given([{ bot: false }, { bot: true }])).toEqual(["Ann"]);
    expect(given([{ bot: true }, { bot: false }])).toEqual([]);
    expect(given([{ bot: true }], [])).toEqual([]);
    expect(given([])).toEqual([]);
  });
});

describe("a case that ended in the grading", () => {
  test("is given to somebody when it is opened again", () => {
    const hub = createHub({ policy: policyOf({ departments: { ...STAFFED, backend: { en: "B", "zh-CN": "B" } } }) });
    hub.look();
    say(hub, "bob", "/duplicate #12");
    expect(hub.file()).toMatchObject({ handler: null, grade: null });
    hub.pass(HOUR);
    say(hub, "carol", "/reopen it is another one");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", department: "backend", proposed: { grade: 2 } });
  });
});
