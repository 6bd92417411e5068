/** What a case's item on the board says, and when it is written. */
import { describe, expect, test } from "vitest";
import { boardFields } from "../../../src/core/board/fields.ts";
import type { BoardItem } from "../../../src/core/model/board.ts";
import { LOCALES } from "../../../src/core/model/policy.ts";
import { loadWords } from "../../../src/words.ts";
import { createHub, DAY, HOUR, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";

const BOARD = { board: { owner: "acme", project: 5 } };
const WRITTEN = { ...BOARD, timezone: "Asia/Shanghai", departments: STAFFED };

function hubOf(written: object = WRITTEN): Hub {
  return createHub({ policy: policyOf(written) });
}

/** Each field's value by its name. */
function valuesOf(item: BoardItem | undefined): Record<string, string | null> {
  return Object.fromEntries((item?.fields ?? []).map(({ name, value }) => [name, value]));
}

function boardOf(hub: Hub): Record<string, string | null> {
  return valuesOf(hub.boards.at(-1));
}

/** Somebody does something, the app looks: what the board shows then. */
function after(hub: Hub, by: string, text: string): Record<string, string | null> {
  hub.comment(by, text);
  hub.look();
  return boardOf(hub);
}

describe("the board shows", () => {
  test("a new case as it was proposed: without a grade nothing is promised", () => {
    const hub = hubOf();
    hub.look();
    expect(boardOf(hub)).toEqual({
      Status: "2 · Grading",
      Grade: null,
      Department: "Backend",
      SLA: null,
      "Response due": null,
      "Resolution due": null,
      Handler: "bob",
    });
    expect(hub.boards[0]).toMatchObject({ owner: "acme", project: 5, issue: hub.issue.id });
  });

  test("a graded case with the days on which its promises are due, by the team's calendar", () => {
    const hub = hubOf();
    // It is 16:00 in Shanghai: the answer is due at 20:00, the solution a day after the opening.
    expect(after(hub, "dora", "/grade 2")).toMatchObject({
      Grade: "2 · important",
      SLA: "On track",
      "Response due": "2026-11-23",
      "Resolution due": "2026-11-24",
    });
  });

  test("the day of the team, not that of Greenwich", () => {
    // Due at 17:00 UTC of the 23rd.
    const grades = { 3: { response: "9h", resolution: "72h", calendar: "always" } };
    const hub = hubOf({ ...WRITTEN, grades });
    expect(after(hub, "dora", "/grade 3")["Response due"]).toBe("2026-11-24");
  });

  test("in danger, broken, paused and kept promises", () => {
    const hub = hubOf();
    after(hub, "dora", "/grade 2");
    hub.pass(3 * HOUR + MINUTE);
    hub.look();
    expect(boardOf(hub)["SLA"]).toBe("At risk");
    expect(after(hub, "bob", "/start\nI see it.")["SLA"]).toBe("On track");
    expect(after(hub, "bob", "/wait vendor")).toMatchObject({ SLA: "Paused", "Resolution due": null });
    expect(after(hub, "bob", "/resume")["SLA"]).toBe("On track");
    hub.pass(2 * DAY);
    hub.look();
    expect(boardOf(hub)["SLA"]).toBe("Breached");
  });

  test("a closed case", () => {
    const hub = hubOf();
    after(hub, "dora", "/grade 2");
    after(hub, "bob", "/start");
    expect(after(hub, "dora", "/close resolved it works")).toMatchObject({ Status: "6 · Closed", SLA: "Kept" });
  });

  test("nothing of the promises of a case that ended early", () => {
    const hub = hubOf();
    after(hub, "dora", "/grade 2");
    const ended = { Status: "6 · Closed", SLA: null, "Response due": null, "Resolution due": null };
    expect(after(hub, "bob", "/false-alarm")).toMatchObject(ended);
  });

  test("Chinese where the policy speaks it; only Status is called as GitHub calls it", () => {
    const hub = hubOf({ ...WRITTEN, locale: "zh-CN" });
    expect(after(hub, "dora", "/grade 1")).toEqual({
      Status: "2 · 定级分派",
      问题等级: "一级（紧急）",
      责任部门: "后端开发组",
      时限: "正常",
      响应截止: "2026-11-23",
      解决截止: "2026-11-23",
      处理人: "bob",
    });
  });

  test("a department that the policy no longer knows by its key", () => {
    const hub = hubOf();
    hub.look();
    const { backend: _gone, ...others } = STAFFED;
    const types = { bug: { en: "Function broken", "zh-CN": "功能异常", department: "support" } };
    const later = hub.fork({ policy: policyOf({ ...WRITTEN, departments: others, types }) });
    later.comment("dora", "/grade 3");
    later.look();
    expect(boardOf(later)["Department"]).toBe("backend");
  });
});

describe("the board is written", () => {
  test("once, and not again while the case stands as it stood", () => {
    const hub = hubOf();
    hub.look();
    expect(hub.plan().effects).toEqual([]);
    hub.comment("anna", "Any news?");
    hub.look();
    expect(hub.boards).toHaveLength(1);
  });

  test("by a clock alone", () => {
    const hub = hubOf();
    hub.comment("dora", "/grade 2");
    const { lookAgainAt } = hub.look();
    hub.at(lookAgainAt ?? 0);
    hub.look();
    expect(hub.boards.map((item) => valuesOf(item)["SLA"])).toEqual(["On track", "At risk"]);
  });

  test("anew where the policy names another", () => {
    const hub = hubOf();
    hub.look();
    const other = hub.fork({ policy: policyOf({ ...WRITTEN, board: { owner: "acme", project: 6 } }) });
    expect(other.plan().effects).toMatchObject([{ do: "board", item: { project: 6 } }, { do: "card" }]);
  });

  test("not without one in the policy", () => {
    const hub = hubOf({ departments: STAFFED });
    hub.look();
    expect(hub.boards).toEqual([]);
  });

  test("before the card, which carries that it was", () => {
    const done = hubOf()
      .plan()
      .effects.map((effect) => effect.do);
    expect(done.indexOf("board")).toBeLessThan(done.indexOf("card"));
    expect(done.at(-1)).toBe("card");
  });

  test("not while it is known to fail: the card says so, and it is tried again in an hour", () => {
    const hub = hubOf();
    hub.problems.push({ about: "board", why: "There is no project acme/5." });
    const plan = hub.look();
    expect(hub.boards).toEqual([]);
    expect(hub.card()).toContain("The board could not be kept: There is no project acme/5.");
    expect(plan.lookAgainAt).toBe(hub.now() + HOUR);
    hub.problems.pop();
    hub.pass(HOUR);
    hub.look();
    expect(boardOf(hub)["Status"]).toBe("2 · Grading");
    expect(hub.card()).not.toContain("could not be kept");
  });

  test("and the record does not grow by it", () => {
    const [with_, without] = [hubOf(), hubOf({ ...WRITTEN, board: null })];
    for (const hub of [with_, without]) hub.look();
    expect(with_.entries()).toEqual(without.entries());
  });

  test("once more where the record was lost, and known from its copy", () => {
    const hub = hubOf();
    hub.look();
    const card = hub.items.findIndex((item) => item.what === "commented" && item.body.includes("caseworker:record"));
    hub.items.splice(card, 1);
    const copied = hub.fork();
    copied.look();
    expect(copied.boards).toHaveLength(1);
    hub.forget();
    hub.look();
    expect(hub.boards).toHaveLength(2);
  });
});

describe.each(LOCALES)("the fields of a board in %s", (locale) => {
  const fields = boardFields({ policy: policyOf({ ...WRITTEN, locale }), words: loadWords(locale) });

  test("have names of their own, as have the options of each", () => {
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { options } of fields) {
      expect(new Set(Object.values(options)).size).toBe(Object.keys(options).length);
    }
  });

  test("have options where one is chosen, and nowhere else", () => {
    for (const { kind, options } of fields) expect(Object.keys(options).length > 0).toBe(kind === "single_select");
  });
});
