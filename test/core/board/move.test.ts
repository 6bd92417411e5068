/** A card on the board that somebody moves: how it is told, and how the case hears it. */
import { describe, expect, test } from "vitest";
import { boardLabel } from "../../../src/core/board/label.ts";
import { cardedItem, boardMoveKey, parseBoardMoveKey, withCarded } from "../../../src/core/board/move.ts";
import type { BoardMove } from "../../../src/core/board/move.ts";
import { loadWords } from "../../../src/words.ts";
import { createHub, HOUR, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";

const WRITTEN = { board: { owner: "acme", project: 5 }, departments: STAFFED };
const MOVE: BoardMove = { owner: "acme", project: 5, item: 77, by: "wang-wei", option: "47fc9ee4" };

describe("the key of a row", () => {
  test.each([MOVE, { ...MOVE, option: null }, { ...MOVE, by: "a.b-c_d" }])("tells all of the change %o", (move) => {
    expect(parseBoardMoveKey(boardMoveKey(move))).toEqual(move);
  });

  test.each(["acme/support#17", "sweep acme/support", "card", "board acme/x/7 bob aa", "board acme/5/7 bob"])(
    "%s is none",
    (key) => {
      expect(parseBoardMoveKey(key)).toBeNull();
    },
  );
});

const CHOICES: [locale: string, field: string, option: string, string | null][] = [
  ["en", "Status", "3 · Diagnosis", "stage/diagnosis"],
  ["en", "grade", "1 · URGENT", "grade/1-urgent"],
  ["en", "Department", "Backend", "department/backend"],
  ["en", "SLA", "Kept", null],
  ["en", "Status", "Done", null],
  ["en", "Priority", "3 · Diagnosis", null],
  ["zh-CN", "Status", "6 · 关闭", "stage/closed"],
  ["zh-CN", "问题等级", "二级（重要）", "grade/2-important"],
  ["zh-CN", "责任部门", "后端开发组", "department/backend"],
];

test.each(CHOICES)("in %s the field %s with %s says the same as the label %s", (...[locale, field, option, label]) => {
  const policy = policyOf({ ...WRITTEN, locale });
  expect(boardLabel(field, option, { policy, words: loadWords(policy.locale) })).toBe(label);
});

/** A case of grade 3 in stage grading, with bob as its handler. */
function graded(written: object = {}): Hub {
  const hub = createHub({ policy: policyOf({ ...WRITTEN, ...written }) });
  hub.comment("dora", "/grade 3");
  hub.look();
  return hub;
}

/** Somebody changes the card, the app looks. */
function moved(hub: Hub, by: string, label: string | null): { refused: string[]; written: number } {
  const before = hub.boards.length;
  hub.pass(MINUTE);
  hub.add(by, { what: "carded", label }, "card");
  const notices = hub.notices().length;
  hub.look();
  const refused = hub
    .notices()
    .slice(notices)
    .filter((text) => text.includes("refused:card"));
  return { refused, written: hub.boards.length - before };
}

describe("a card that is moved", () => {
  test("by staff is a move of the case, in their name", () => {
    const hub = graded();
    expect(moved(hub, "bob", "stage/diagnosis")).toEqual({ refused: [], written: 1 });
    expect(hub.issue.labels).toContain("stage/diagnosis");
    expect(hub.entries().findLast(({ did }) => did === "staged")).toMatchObject({ by: "bob", as: "staff" });
  });

  test("too far is set back, and what is missing is said", () => {
    const hub = graded();
    const { refused, written } = moved(hub, "bob", "stage/verification");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain("@bob");
    expect(written).toBe(1);
    expect(hub.file().stage).toBe("grading");
  });

  test("by an outsider is set back", () => {
    const hub = graded();
    expect(moved(hub, "oscar", "stage/diagnosis")).toMatchObject({ written: 1, refused: [expect.any(String)] });
    expect(hub.file().stage).toBe("grading");
  });

  test("to another grade or department is judged like the labels of these", () => {
    const hub = graded();
    expect(moved(hub, "bob", "grade/1-urgent").refused).toHaveLength(1);
    expect(moved(hub, "dora", "grade/1-urgent").refused).toEqual([]);
    moved(hub, "bob", "department/frontend");
    expect(hub.file()).toMatchObject({ grade: { grade: 1 }, department: "frontend", handler: "fritz" });
  });

  test("stands under enforcement: advise, with a note of what is missing", () => {
    const hub = graded({ enforcement: "advise" });
    expect(moved(hub, "bob", "stage/handling").refused).toEqual([]);
    expect(hub.entries().findLast(({ did }) => did === "staged")).toMatchObject({ noted: "cause plan" });
  });

  test("is heard once, however long it is shown", () => {
    const hub = graded();
    moved(hub, "bob", "stage/diagnosis");
    hub.comment("bob", "/move grading a mistake");
    hub.pass(HOUR);
    hub.comment("anna", "Any news?");
    hub.look();
    expect(hub.plan().effects).toEqual([]);
    expect(hub.entries().filter(({ did }) => did === "staged")).toHaveLength(2);
  });

  test("is not set back while the board is known to fail", () => {
    const hub = graded();
    hub.problems.push({ about: "board", why: "Not Found" });
    expect(moved(hub, "bob", null).written).toBe(0);
  });
});

test("a card that is changed in another way is set back without a word", () => {
  const hub = graded();
  expect(moved(hub, "bob", null)).toEqual({ refused: [], written: 1 });
  expect(hub.boards.at(-1)).toEqual(hub.boards.at(-2));
});

test("what was done to a card stands among the other items by its time", () => {
  const hub = graded();
  hub.pass(MINUTE);
  hub.comment("bob", "/start");
  const [first, last] = [hub.items[0]?.at ?? 0, hub.items.at(-1)?.at ?? 0];
  const cards = [first - 1, first, last + 1].map((at) => cardedItem(MOVE, at, null));
  const kinds = withCarded(hub.items, cards).map(({ what, at }) => (what === "carded" ? at : what));
  expect(kinds[0]).toBe(first - 1);
  expect(kinds.indexOf(first)).toBe(hub.items.findLastIndex(({ at }) => at <= first) + 2);
  expect(kinds.at(-1)).toBe(last + 1);
});
