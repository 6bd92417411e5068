/** Whom a bot, this app as a rule, gave the case to: a choice that no record holds yet. */
import { describe, expect, test } from "vitest";
import { givenByBot } from "../../src/core/peers.ts";

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
