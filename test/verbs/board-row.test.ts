/** Rows of the queue for cards that somebody changed. */
import { describe, expect, test } from "vitest";
import { boardMoveKey } from "../../src/core/board/move.ts";
import type { BoardMove } from "../../src/core/board/move.ts";
import { octokit } from "../github/github.ts";
import type { BoardCard } from "../../src/github/board/card.ts";
import { recallMoves, runBoardRow } from "../../src/verbs/board-row.ts";
import type { BoardRows } from "../../src/verbs/board-row.ts";
import { policyOf } from "../core/policy/policies.ts";

const MOVE: BoardMove = { owner: "Acme", project: 5, item: 77, by: "wang-wei", option: "cc" };
const ID = { owner: "acme", repo: "support", number: 17 };

function card(...chosen: BoardCard["chosen"]): BoardCard {
  return { id: ID, at: 1000, chosen };
}

const DIAGNOSIS = { field: "Status", option: "cc", name: "3 · Diagnosis" };
const GRADE = { field: "Grade", option: "gg", name: "1 · urgent" };

interface Given {
  found?: BoardCard | null;
  board?: object | null;
}

function company({ found = card(DIAGNOSIS, GRADE), board = { owner: "acme", project: 5 } }: Given = {}) {
  const kept = new Map<string, string | null>();
  const put: string[] = [];
  const asked: object[] = [];
  const queue: BoardRows["queue"] & { recall: (key: string) => Promise<string | null> } = {
    put: async (key) => void put.push(key),
    keep: async (key, text) => void kept.set(key, text),
    recall: async (key) => kept.get(key) ?? null,
  };
  const hub: BoardRows["hub"] = {
    clientFor: async () => octokit,
    policies: { policyOf: async () => ({ policy: policyOf({ board }), problems: [] }) },
    readBoardCard: async (_, place) => {
      asked.push(place);
      return found;
    },
  };
  const run = async (move: BoardMove, hint: string | null = "1") =>
    runBoardRow({ hub, queue }, boardMoveKey(move), hint);
  return { run, put, asked, heard: () => recallMoves(queue, ID) };
}

describe("a card that was moved", () => {
  test("is heard by its case, as the label that says the same", async () => {
    const { run, put, heard } = company();
    expect(await run(MOVE)).toEqual({ lookAgainAt: null });
    expect(put).toEqual(["acme/support#17"]);
    expect(await heard()).toMatchObject([
      { what: "carded", by: "wang-wei", at: 1000, label: "stage/diagnosis", bot: false },
    ]);
  });

  test("is heard beside what was done to another field, once for each", async () => {
    const { run, heard } = company();
    for (const option of ["cc", "gg", "cc"]) await run({ ...MOVE, option });
    expect((await heard()).map(({ label }) => label)).toEqual(["stage/diagnosis", "grade/1-urgent"]);
  });

  test("is only set back when it is no move of a case", async () => {
    const other = { field: "SLA", option: "cc", name: "Kept" };
    const { run, put, heard } = company({ found: card(other) });
    await run(MOVE);
    await run({ ...MOVE, option: null });
    expect(put).toHaveLength(2);
    expect((await heard()).map(({ label }) => label)).toEqual([null]);
  });
});

const PASSED_OVER: [string, Given][] = [
  ["a card that was moved on since", { found: card({ ...DIAGNOSIS, option: "dd" }) }],
  ["a card that was taken away", { found: null }],
  ["a card of a project that is not the board", { board: { owner: "acme", project: 6 } }],
  ["a card where the policy has no board", { board: null }],
];

describe("nothing is done about", () => {
  test.each(PASSED_OVER)("%s", async (_, given) => {
    const { run, put, heard } = company(given);
    expect(await run(MOVE)).toEqual({ lookAgainAt: null });
    expect(put).toEqual([]);
    expect(await heard()).toEqual([]);
  });

  test("a change of which nobody knows the installation", async () => {
    const { run, asked } = company();
    expect(await run(MOVE, null)).toEqual({ lookAgainAt: null });
    expect(asked).toEqual([]);
  });
});

test("a row with another key is left to others", () => {
  const { queue, hub } = { queue: {}, hub: {} } as BoardRows;
  expect(runBoardRow({ hub, queue }, "acme/support#17", "1")).toBeNull();
});
