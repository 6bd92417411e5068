import { describe, expect, test } from "vitest";
import { STAGES } from "../../src/core/model/case.ts";
import { DAY, HOUR, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { policyOf } from "./policy/policies.ts";
import { reach, say } from "./workflow/reach.ts";

const OPEN = STAGES.filter((stage) => stage !== "closed");

/** Each way to close: who says what, the result, and how GitHub shows it. */
const CLOSINGS: [by: string, text: string, result: string, early: boolean][] = [
  ["dora", "/close", "resolved", false],
  ["dora", "/close partial the rest is for later", "partial", false],
  ["dora", "/close 部分解决", "partial", false],
  ["dora", "/close unresolvable", "unresolvable", false],
  ["dora", "/close deferred until 2026-12-01 needs the new version", "deferred", false],
  ["bob", "/duplicate #12", "duplicate", true],
  ["bob", "/out-of-scope", "out-of-scope", true],
  ["bob", "/out-of-scope frontend", "out-of-scope", true],
  ["bob", "/false-alarm a planned test", "false-alarm", true],
  ["anna", "/withdraw", "withdrawn", true],
];

const CELLS = CLOSINGS.flatMap((closing) => OPEN.map((stage) => [...closing, stage] as const));

describe("a case is closed", () => {
  test.for(CELLS)("by %s with %s as %s", ([by, text, result, early, stage]) => {
    const hub = reach(stage);
    const told = new Set(hub.noticeKeys());
    hub.pass(MINUTE);
    hub.comment(by, text);
    const { effects } = hub.look();
    expect(hub.file()).toMatchObject({ stage: "closed", closed: { result }, waiting: [] });
    expect(hub.issue.labels.toSorted()).toEqual(expect.arrayContaining(["stage/closed", `result/${result}`]));
    expect(effects).toContainEqual({ do: "close", reason: early ? "not_planned" : "completed" });
    // Nobody has to be told the result of what they ended themselves; the submitter hears of everything else.
    const keys = hub.noticeKeys().filter((key) => !told.has(key));
    expect(keys.map((key) => key.split(":")[0])).toContain("closed");
    expect(hub.plan().effects).toEqual([]);
  });

  test.for<[string, string]>([
    ["/duplicate #12", "#12"],
    ["/out-of-scope frontend", "Frontend"],
    ["/false-alarm a planned test", "a planned test"],
  ])("with %s the notice says %s", ([text, words]) => {
    const hub = reach("diagnosis");
    say(hub, "bob", text);
    expect(hub.notices().at(-1)).toMatch(/^@anna/);
    expect(hub.notices().at(-1)).toContain(words);
  });

  test("early with void clocks, else with clocks that are met", () => {
    const [early, late] = ["/duplicate #12", "/close partial"].map((text) => {
      const hub = reach("handling");
      say(hub, "dora", text);
      return [...hub.card().matchAll(/^\| \*\*(Answer|Solution)\*\* \|.*\| (.*) \|$/gm)].map(([, , state]) => state);
    });
    expect(early).toEqual(["⚪ does not count", "⚪ does not count"]);
    expect(late).toEqual([expect.stringContaining("✅ kept"), expect.stringContaining("✅ kept")]);
  });

  test.for<[string, string]>([
    ["/duplicate #17", "duplicate of itself"],
    ["/out-of-scope nowhere", "no department"],
    ["/close deferred until 2026-02-30", "2026-02-30"],
    ["/close deferred until 2026-11-01", "2026-11-01"],
    ["/close deferred", "until"],
    ["/duplicate", "#n"],
  ])("never with %s: %s", ([text, words]) => {
    const hub = reach("handling");
    const comment = say(hub, "dora", text);
    expect(hub.reactions).toContainEqual({ comment, content: "confused" });
    expect(hub.file().closed).toBeNull();
    expect(hub.notices().at(-1)).toContain(words);
  });

  test("by staff only when the submitter has confirmed", () => {
    const hub = reach("verification");
    say(hub, "bob", "/close");
    expect(hub.file().stage).toBe("verification");
    say(hub, "anna", "/confirm");
    expect(hub.file()).toMatchObject({ closed: { result: "resolved", by: "caseworker" } });
  });

  test("and says how the problem is reported when it comes back, unless it ended early", () => {
    const said = ["/close", "/duplicate #12"].map((text) => {
      const hub = reach("handling");
      say(hub, "dora", text);
      return hub.notices().some((notice) => notice.includes("/not-fixed"));
    });
    expect(said).toEqual([true, false]);
  });
});

function deferred(): Hub {
  const hub = reach("handling");
  say(hub, "dora", "/close deferred until 2026-12-01 needs the new version");
  return hub;
}

describe("a deferred case", () => {
  test("is called to mind on its day, to handler and supervisor, once", () => {
    const hub = deferred();
    expect(hub.plan().lookAgainAt).toBe(Date.UTC(2026, 11, 1));
    hub.at(Date.UTC(2026, 11, 1) - MINUTE);
    hub.look();
    expect(hub.noticeKeys().filter((key) => key.startsWith("remind-deferred:"))).toEqual([]);
    hub.pass(MINUTE);
    hub.look();
    expect(hub.notices().at(-1)).toMatch(/^@bob, @dora[^]*2026-12-01[^]*needs the new version/);
    hub.pass(30 * DAY);
    hub.look();
    expect(hub.noticeKeys().filter((key) => key.startsWith("remind-deferred:"))).toHaveLength(1);
    expect(hub.plan().lookAgainAt).toBeNull();
  });

  test("is called to mind in the policy's zone", () => {
    const hub = reach("handling", { policy: policyOf({ timezone: "Asia/Shanghai" }) });
    say(hub, "dora", "/close deferred until 2026-12-01");
    expect(hub.plan().lookAgainAt).toBe(Date.UTC(2026, 10, 30, 16));
  });

  test("that was reopened is not called to mind any more", () => {
    const hub = deferred();
    say(hub, "bob", "/reopen it is urgent now");
    hub.at(Date.UTC(2026, 11, 2));
    hub.look();
    expect(hub.noticeKeys().filter((key) => key.startsWith("remind-deferred:"))).toEqual([]);
  });
});

describe("the result of a closed case", () => {
  test("is corrected by its label, by staff, with one result left", () => {
    const hub = reach("closed");
    hub.pass(DAY);
    hub.setLabels("carol", { put: ["result/partial"] });
    hub.look();
    expect(hub.file().closed?.result).toBe("partial");
    expect(hub.issue.labels.filter((label) => label.startsWith("result/"))).toEqual(["result/partial"]);
  });

  test("is not changed by the submitter", () => {
    const hub = reach("closed");
    hub.setLabels("anna", { put: ["result/unresolvable"] });
    hub.look();
    expect(hub.issue.labels.filter((label) => label.startsWith("result/"))).toEqual(["result/resolved"]);
  });

  test("does not move the time from which the window for reopening counts", () => {
    const hub = reach("closed");
    hub.pass(13 * DAY);
    hub.setLabels("carol", { put: ["result/partial"], take: ["result/resolved"] });
    hub.look();
    hub.pass(2 * DAY);
    say(hub, "anna", "/not-fixed it is back");
    expect(hub.file().stage).toBe("closed");
  });
});

/** What brings a closed case back: who says what. */
const REOPENINGS: [string, (hub: Hub) => void][] = [
  ["staff by /reopen", (hub) => void say(hub, "carol", "/reopen it happens again")],
  ["staff by the label of the diagnosis", (hub) => hub.setLabels("carol", { put: ["stage/diagnosis"] })],
  ["the submitter by /not-fixed", (hub) => void say(hub, "anna", "/not-fixed it happens again")],
  ["staff in the submitter's name", (hub) => void say(hub, "carol", "/not-fixed for submitter it happens again")],
];

describe("a closed case is opened again by", () => {
  test.for(REOPENINGS)("%s: a new round, without its result", ([, reopen]) => {
    const hub = reach("closed");
    hub.pass(HOUR);
    reopen(hub);
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "diagnosis", round: 2, reopenings: 1, closed: null, handler: "bob" });
    expect(hub.issue.state).toBe("open");
    expect(hub.issue.labels.filter((label) => label.startsWith("result/"))).toEqual([]);
    expect(hub.notices().at(-1)).toMatch(/^@bob/);
    expect(hub.plan().effects).toEqual([]);
  });

  test("/not-fixed within the window, to the minute", () => {
    const stages = [2 * DAY, 2 * DAY + MINUTE].map((length) => {
      const hub = reach("closed", { policy: policyOf({ reopen: { within: "2d" } }) });
      hub.pass(length - MINUTE);
      say(hub, "anna", "/not-fixed it is back");
      return hub.file().stage;
    });
    expect(stages).toEqual(["diagnosis", "closed"]);
  });

  test("nobody's plain comment", () => {
    const hub = reach("closed");
    say(hub, "anna", "still broken");
    say(hub, "bob", "Really?");
    expect(hub.file().stage).toBe("closed");
  });

  test("the same finding as before: what is known is still known", () => {
    const hub = reach("closed");
    say(hub, "anna", "/not-fixed it is back");
    say(hub, "bob", "/fixed once more");
    expect(hub.file()).toMatchObject({ stage: "verification", round: 2, finding: { plan: "make it larger" } });
  });
});
