import { describe, expect, test } from "vitest";
import type { Peers } from "../../../src/core/model/peers.ts";
import { chooseHandler, worksIn } from "../../../src/core/workflow/route.ts";
import { createHub, DAY, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";
import { say } from "./reach.ts";

const NAMES = { en: "Team", "zh-CN": "团队" };
const MONDAY = Date.UTC(2026, 10, 2);

/** Other open cases: who has them. */
function peersOf(handlers: string[], rest: Partial<Peers> = {}): Peers {
  const open = handlers.map((handler, index) => {
    return { number: index + 1, title: "", body: "", department: "team", handlers: [handler] };
  });
  return { open, routed: {}, teams: {}, ...rest };
}

/** A policy with one department, and the default type leading to it. */
function teamOf(department: object, rest: object = {}) {
  return policyOf({
    departments: { team: { ...NAMES, ...department } },
    types: { bug: { en: "Function broken", "zh-CN": "功能异常", department: "team" } },
    ...rest,
  });
}

const THREE = { members: ["ann", "ben", "cem"] };

describe("in turn,", () => {
  test.for([
    [0, "ann"],
    [1, "ben"],
    [2, "cem"],
    [3, "ann"],
    [7, "ben"],
  ] as const)("after %i cases the next goes to %s", ([count, handler]) => {
    const peers = peersOf([], { routed: { team: count } });
    expect(chooseHandler("team", { policy: teamOf(THREE), peers, at: MONDAY })).toBe(handler);
  });

  test("whoever is away is skipped, and the next takes it", () => {
    const policy = teamOf(THREE, { away: [{ who: "ben", from: "2026-11-01", to: "2026-11-03" }] });
    const peers = peersOf([], { routed: { team: 1 } });
    expect(chooseHandler("team", { policy, peers, at: MONDAY })).toBe("cem");
  });

  test("whoever was given the case already keeps it, unless away or of another department", () => {
    const away = teamOf(THREE, { away: [{ who: "cem", from: "2026-11-01", to: "2026-11-03" }] });
    const chosen = (given: string[], policy = teamOf(THREE)) =>
      chooseHandler("team", { policy, peers: peersOf([], { routed: { team: 1 }, given }), at: MONDAY });
    expect([chosen(["Cem"]), chosen(["dan"]), chosen(["cem"], away)]).toEqual(["cem", "ben", "ben"]);
  });

  test("the members of the team at GitHub count where the policy names none", () => {
    const policy = teamOf({ team: "@acme/team" });
    const peers = peersOf([], { routed: { team: 1 }, teams: { "acme/team": ["tom", "tia"] } });
    expect(chooseHandler("team", { policy, peers, at: MONDAY })).toBe("tia");
  });
});

describe("by the least load,", () => {
  test.for<[string[], string]>([
    [[], "ann"],
    [["ann"], "ben"],
    [["ann", "ben"], "cem"],
    [["ann", "ben", "cem"], "ann"],
    [["ann", "ann", "ben", "cem", "cem"], "ben"],
    [["ANN", "Ben"], "cem"],
  ])("while %j have the open cases the next goes to %s", ([handlers, handler]) => {
    const policy = teamOf({ ...THREE, members: ["cem", "ben", "ann"], assign: "least-loaded" });
    expect(chooseHandler("team", { policy, peers: peersOf(handlers), at: MONDAY })).toBe(handler);
  });
});

describe("by the rota,", () => {
  const rota = { from: "2026-11-02", every: "7d", turns: ["ann", "ben"] };

  test.for<[string, string]>([
    ["2026-11-02T00:00:00+08:00", "ann"],
    ["2026-11-08T23:59:59+08:00", "ann"],
    ["2026-11-09T00:00:00+08:00", "ben"],
    ["2026-11-16T00:00:00+08:00", "ann"],
    // Before it began, as if it had gone on for ever.
    ["2026-11-01T23:59:59+08:00", "ben"],
  ])("at %s it is %s's turn", ([at, handler]) => {
    const policy = teamOf({ assign: "rota", rota }, { timezone: "Asia/Shanghai" });
    expect(chooseHandler("team", { policy, peers: peersOf([]), at: Date.parse(at) })).toBe(handler);
  });

  test("the next in turn takes the turn of who is away", () => {
    const away = [{ who: "ann", from: "2026-11-02", to: "2026-11-02" }];
    const policy = teamOf({ assign: "rota", rota }, { away });
    expect(chooseHandler("team", { policy, peers: peersOf([]), at: MONDAY })).toBe("ben");
  });
});

describe("an absence", () => {
  const policy = teamOf(
    { members: ["ann", "ben"] },
    {
      timezone: "America/New_York",
      away: [{ who: "Ann", from: "2026-11-10", to: "2026-11-12" }],
    },
  );

  test.for<[string, string]>([
    ["2026-11-09T23:59:59-05:00", "ann"],
    ["2026-11-10T00:00:00-05:00", "ben"],
    ["2026-11-12T23:59:59-05:00", "ben"],
    ["2026-11-13T00:00:00-05:00", "ann"],
  ])("holds on both of its days in the policy's zone: at %s it is %s", ([at, handler]) => {
    expect(chooseHandler("team", { policy, peers: peersOf([]), at: Date.parse(at) })).toBe(handler);
  });
});

describe("when nobody of the department is left,", () => {
  const gone = ["ann", "ben", "cem"].map((who) => ({ who, from: "2026-11-01", to: "2026-11-30" }));
  const noLead = { who: "lea", from: "2026-11-01", to: "2026-11-30" };

  test.for<[string, object, object, string | null]>([
    ["the lead has it", { ...THREE, lead: "lea" }, { away: gone }, "lea"],
    ["then a supervisor", { ...THREE, lead: "lea" }, { away: [...gone, noLead], supervisors: ["sue"] }, "sue"],
    ["then a supervisor, where there is no lead", THREE, { away: gone, supervisors: ["sue"] }, "sue"],
    ["the lead has it, where nobody is named", { lead: "lea" }, {}, "lea"],
    ["and no supervisor is named by login, nobody", THREE, { away: gone }, null],
  ])("%s", ([, department, rest, handler]) => {
    const policy = teamOf(department, rest);
    expect(chooseHandler("team", { policy, peers: peersOf([]), at: MONDAY })).toBe(handler);
  });

  test("there is none of a department that there is not", () => {
    expect(chooseHandler("nowhere", { policy: teamOf(THREE), peers: peersOf([]), at: MONDAY })).toBeNull();
  });
});

describe("somebody works in a department", () => {
  const rota = { from: "2026-11-02", every: "7d", turns: ["rob"] };
  const policy = teamOf({ ...THREE, lead: "lea", rota });

  test.for([
    ["Ann", true],
    ["lea", true],
    ["rob", true],
    ["sue", false],
  ] as const)("when named there: %s %s", ([login, works]) => {
    expect(worksIn("team", login, { policy, peers: peersOf([]) })).toBe(works);
  });
});

/** A graded case of a department with people, in its handler's hands. */
function staffed(): Hub {
  const hub = createHub({ policy: policyOf({ departments: STAFFED, supervisors: ["dora"] }) });
  hub.look();
  say(hub, "dora", "/grade 2");
  return hub;
}

/** What changes the handler, and who has the case then. */
const CHANGES: [string, string | null, (hub: Hub) => void][] = [
  ["handed to another department, it is one of theirs", "fritz", (hub) => void say(hub, "bob", "/route frontend")],
  [
    "handed over by its label, it is one of theirs",
    "fritz",
    (hub) => hub.setLabels("bob", { put: ["department/frontend"] }),
  ],
  ["handed to its own department, it stays", "bob", (hub) => void say(hub, "bob", "/route Backend")],
  [
    "handed to a department whose people are away, it is the lead's",
    "otto",
    (hub) => void say(hub, "bob", "/route 运维组"),
  ],
  ["assigned by a command", "carol", (hub) => void say(hub, "bob", "/assign @carol")],
  ["assigned in GitHub's field", "carol", (hub) => hub.setAssignees("bob", { put: ["carol"] })],
  [
    "assigned in GitHub's field in place of the first",
    "carol",
    (hub) => hub.setAssignees("bob", { put: ["carol"], take: ["bob"] }),
  ],
  ["assigned to an outsider, it stays", "bob", (hub) => void say(hub, "bob", "/assign @oscar")],
  ["taken off by a command, nobody has it", null, (hub) => void say(hub, "bob", "/unassign")],
  ["taken off in GitHub's field, nobody has it", null, (hub) => hub.setAssignees("bob", { take: ["bob"] })],
  ["taken off in the field by an outsider, it stays", "bob", (hub) => hub.setAssignees("oscar", { take: ["bob"] })],
];

describe("a case that bob has is", () => {
  test.for(CHANGES)("%s: %s", ([, handler, change]) => {
    const hub = staffed();
    hub.pass(MINUTE);
    change(hub);
    hub.look();
    expect(hub.file().handler).toBe(handler);
    expect(hub.plan().effects).toEqual([]);
    expect(hub.issue.assignees).toEqual(handler === null ? [] : [handler]);
  });

  test("bob's, though an outsider puts somebody beside him in GitHub's field", () => {
    const hub = staffed();
    hub.setAssignees("oscar", { put: ["carol"] });
    hub.look();
    expect(hub.file().handler).toBe("bob");
    expect(hub.plan().effects).toEqual([]);
  });

  test("kept by whoever works in the department it goes to", () => {
    const hub = staffed();
    say(hub, "bob", "/assign @carol\n/route frontend");
    expect(hub.file().handler).toBe("fritz");
    say(hub, "dora", "/assign @frida");
    say(hub, "dora", "/route frontend");
    expect(hub.file().handler).toBe("frida");
  });

  test("told to the new handler with the two due times, and to nobody who takes it", () => {
    const hub = staffed();
    say(hub, "bob", "/assign @carol");
    expect(hub.noticeKeys().at(-1)).toMatch(/^assigned:/);
    expect(hub.notices().at(-1)).toMatch(/^@carol[^]*2026-11-23 12:00[^]*2026-11-24 08:00/);
    const said = hub.notices().length;
    say(hub, "bob", "/assign @bob");
    expect(hub.notices()).toHaveLength(said);
  });

  test("routed during the intake and assigned when that is done", () => {
    const hub = createHub({ body: "It fails.", policy: policyOf({ departments: STAFFED }) });
    hub.look();
    say(hub, "dora", "/route frontend");
    expect(hub.file()).toMatchObject({ department: "frontend", handler: null });
    say(hub, "dora", "/move grading told by phone");
    expect(hub.file()).toMatchObject({ department: "frontend", handler: "fritz" });
  });

  test("chosen when a case comes back that ended before it had one", () => {
    const hub = createHub({ body: "It fails.", policy: policyOf({ departments: STAFFED }) });
    hub.look();
    say(hub, "bob", "/false-alarm");
    hub.pass(DAY);
    hub.issue.body = createHub().issue.body;
    say(hub, "dora", "/reopen it was none\n/route frontend");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", department: "frontend", handler: "fritz" });
  });
});
