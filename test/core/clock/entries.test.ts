import { describe, expect, test } from "vitest";
import { clockHistory } from "../../../src/core/clock/entries.ts";
import { readClocks } from "../../../src/core/clock/clock.ts";
import type { Actor, Entry, Fact } from "../../../src/core/model/entry.ts";
import { at, policyWith, told } from "./lines.ts";

function entry(when: string, fact: Fact, as: Actor = "staff"): Entry {
  return { at: at(when), by: "li-lei", as, from: null, ...fact };
}

const OPENED = [
  entry("24 08:00", { did: "opened", title: "It is slow" }, "submitter"),
  entry("24 08:00", { did: "graded", grade: 1, why: "" }, "supervisor"),
];

const READ: [title: string, fact: Fact, event: object][] = [
  ["a handler", { did: "assigned", handler: "wang-wei" }, { event: "assigned" }],
  ["nobody as handler", { did: "assigned", handler: null }, { event: "unassigned" }],
  ["a grade", { did: "graded", grade: 2, why: "many" }, { event: "graded", grade: 2 }],
  [
    "waiting, with its reason",
    { did: "waiting", on: "vendor", why: "#7" },
    { event: "waiting", on: "vendor", note: "#7" },
  ],
  ["the end of one waiting", { did: "resumed", on: "vendor" }, { event: "resumed", on: "vendor" }],
  ["a result", { did: "closed", result: "partial" }, { event: "closed", result: "partial" }],
  ["a reopening", { did: "reopened", why: "again" }, { event: "reopened" }],
];

describe("of a case's history the clocks read", () => {
  test.for(READ)("%s", ([, fact, event]) => {
    expect(clockHistory([entry("24 09:00", fact)])).toEqual([
      { at: at("24 09:00"), by: "staff", login: "li-lei", ...event },
    ]);
  });

  test("the end of all waiting, without naming one", () => {
    expect(clockHistory([entry("24 09:00", { did: "resumed" })])[0]).not.toHaveProperty("on");
  });

  test("nothing that changes no clock", () => {
    const facts: Fact[] = [{ did: "stepped", text: "restarted" }, { did: "fixed", summary: "" }, { did: "rebuilt" }];
    expect(clockHistory(facts.map((fact) => entry("24 09:00", fact)))).toEqual([]);
  });

  test("the app's deeds as a bot's", () => {
    expect(clockHistory([entry("24 09:00", { did: "commented" }, "app")])[0]?.by).toBe("bot");
  });
});

describe("internal verification", () => {
  const VERIFYING = [
    ...OPENED,
    entry("24 09:00", { did: "waiting", on: "vendor", why: "" }),
    entry("24 09:30", { did: "staged", stage: "verification" }, "app"),
  ];

  test("counts until the submitter is asked, and waiting is over", () => {
    const { resolution } = readClocks(clockHistory(VERIFYING), policyWith(), at("24 10:30"));
    expect(told(resolution)).toBe("running: PT2H of PT4H, due 24 12:30");
  });

  test("is followed by the pause for the submitter's verdict", () => {
    const entries = [...VERIFYING, entry("24 10:30", { did: "asked" }, "app")];
    const { resolution } = readClocks(clockHistory(entries), policyWith(), at("24 13:00"));
    expect(told(resolution)).toBe("paused: PT2H of PT4H, due never");
  });
});
