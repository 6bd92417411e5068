/** A card on a board, read after somebody changed it. */
import { describe, expect, test } from "vitest";
import { createBoard } from "../../../src/github/board/board.ts";
import { loadWords } from "../../../src/words.ts";
import { FIELDS, HANDLER, PROJECT, SCRIPT, STATUS } from "./boards.ts";
import { NOON, octokit, routes, scripted } from "../github.ts";
import type { Answer } from "../github.ts";

const ITEM = `GET ${PROJECT}/items/77?fields=1`;
const PLACE = { owner: "acme", project: 5, item: 77 };

const content = { number: 17, repository_url: "https://api.github.com/repos/acme/support" };
const fields = [
  { id: 1, name: "Status", data_type: "single_select", value: { id: "bb", name: { raw: "2 · Grading", html: "" } } },
  { id: 2, name: "Handler", data_type: "text", value: { raw: "bob", html: "bob" } },
  { id: 3, name: "Grade", data_type: "single_select", value: null },
];

async function read(answer: Answer, project: Answer = { body: [STATUS, HANDLER] }) {
  const sent = scripted({
    ...SCRIPT,
    [FIELDS]: project,
    [`GET /users/acme/projectsV2/5/fields?per_page=100`]: project,
    [ITEM]: answer,
  });
  const board = createBoard({ clock: () => 1, loadWords });
  return { card: await board.read(octokit, PLACE), sent: routes(sent) };
}

test("a card names its case, and what is chosen on it", async () => {
  const headers = { date: new Date(NOON).toUTCString() };
  const { card, sent } = await read({ body: { content, fields }, headers });
  expect(card).toEqual({
    id: { owner: "acme", repo: "support", number: 17 },
    at: NOON,
    chosen: [{ field: "Status", option: "bb", name: "2 · Grading" }],
  });
  expect(sent).toEqual([FIELDS, ITEM]);
});

const NONE: [string, Answer][] = [
  ["that was taken away", { status: 404 }],
  ["of a draft", { body: { content: { title: "x" }, fields } }],
  ["of a pull request", { body: { content: { ...content, pull_request: {} }, fields } }],
  ["of what the app does not see", { body: { content: null, fields } }],
  ["of something without a repository", { body: { content: { ...content, repository_url: "https://x" }, fields } }],
];

describe("there is no card", () => {
  test.each(NONE)("%s", async (_, answer) => {
    expect((await read(answer)).card).toBeNull();
  });

  test("on a project that is not there", async () => {
    expect((await read({ body: { content, fields } }, { status: 404 })).card).toBeNull();
  });
});
