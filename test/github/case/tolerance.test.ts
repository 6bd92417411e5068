/** A stand-in for GitHub may lack what GitHub has: where a sensible default exists, a case goes on by it. */
import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { createAct } from "../../../src/github/case/act.ts";
import { textOf } from "../../../src/github/git/content.ts";
import { readHead, readText } from "../../../src/github/git/commit.ts";
import { createLabels } from "../../../src/github/repository/labels.ts";
import { createObserve } from "../../../src/github/case/observe.ts";
import { createPeople } from "../../../src/github/case/people.ts";
import { readPeers } from "../../../src/github/case/peers.ts";
import { CASE, octokit, routes, scripted } from "../github.ts";
import type { Answer } from "../github.ts";

const REPOSITORY = "/repos/acme/support";
const MISSING: Answer = { status: 404 };
const MAIN = { octokit, owner: "acme", repo: "support", branch: "main" };

test("an issue of which little is told counts as empty, where it was asked for", async () => {
  scripted({
    [`GET ${REPOSITORY}/issues/17`]: { body: { id: 5, title: "Payment down" } },
    [`GET ${REPOSITORY}/issues/17/timeline?per_page=100`]: { body: [] },
  });
  expect(await createObserve(() => 7)(octokit, CASE)).toEqual({
    seen: "case",
    now: 7,
    items: [],
    issue: {
      id: 5,
      url: "https://api.github.com/acme/support/issues/17",
      title: "Payment down",
      body: "",
      author: "ghost",
      openedAt: 0,
      state: "open",
      labels: [],
      assignees: [],
    },
  });
});

describe("labels", () => {
  const LOOK = { name: "stage/intake", color: "ededed", description: "1 Intake" };
  const LIST = `GET ${REPOSITORY}/labels?per_page=100`;
  const CREATE = `POST ${REPOSITORY}/labels`;

  test.each<[string, Answer]>([
    ["are made where there is no list", { status: 201 }],
    ["come without their look where none can be made", MISSING],
  ])("%s", async (_, answer) => {
    const sent = scripted({ [LIST]: MISSING, [CREATE]: answer });
    await createLabels(() => 0)(octokit, CASE, [LOOK]);
    expect(routes(sent)).toEqual([LIST, CREATE]);
  });
});

test("without a list of issues there are no other cases", async () => {
  scripted({
    [`GET ${REPOSITORY}/issues?labels=case&state=open&per_page=100`]: MISSING,
    [`GET ${REPOSITORY}/issues?labels=case%2Cdepartment%2Fbackend&state=all&per_page=1`]: MISSING,
  });
  const { backend } = DEFAULT_POLICY.departments;
  const policy = { ...DEFAULT_POLICY, departments: { backend: { ...backend, members: ["a", "b"] } as never } };
  const own = { labels: ["case", "department/backend"], given: ["a"] };
  const asking = { ...own, policy, departments: ["backend"], listMembers: async () => [] };
  expect(await readPeers(octokit, CASE, asking)).toEqual({
    open: [],
    routed: { backend: 0 },
    teams: {},
    given: ["a"],
  });
});

describe("assigning", () => {
  const ASSIGNEES = `${REPOSITORY}/issues/17/assignees`;
  const act = createAct({ clock: () => 0, publish: async () => {}, board: async () => null });
  const refused = { done: false, problem: { about: "assign", why: "he-qing" } };

  test.each<[string, Answer, object]>([
    ["is done when the answer does not tell whom it took", { status: 201, body: {} }, { done: true, problem: null }],
    ["is a problem of the case where nobody can be assigned", MISSING, refused],
    ["is a problem of the case where this person is refused", { status: 422 }, refused],
    ["is a problem of the case when the answer names nobody", { status: 201, body: { assignees: [] } }, refused],
  ])("%s", async (_, answer, outcome) => {
    scripted({ [`POST ${ASSIGNEES}`]: answer });
    expect(await act(octokit, CASE, [{ do: "assign", logins: ["he-qing"] }])).toEqual(outcome);
  });

  test("whoever cannot be taken off is not on", async () => {
    scripted({ [`DELETE ${ASSIGNEES}`]: MISSING });
    expect(await act(octokit, CASE, [{ do: "unassign", logins: ["he-qing"] }])).toEqual({ done: true, problem: null });
  });
});

function managers() {
  return createPeople(() => 0).managers(octokit, CASE);
}

describe("the list of managers", () => {
  const LIST = `GET ${REPOSITORY}/collaborators?permission=maintain&per_page=100`;

  test.each<[string, Answer]>([
    ["is missing", MISSING],
    ["is not for the app", { status: 403 }],
  ])("is empty where it %s", async (_, answer) => {
    scripted({ [LIST]: answer });
    expect(await managers()).toEqual([]);
  });

  test("leaves out whom a stand-in lists although they do not manage", async () => {
    const anna = { login: "anna", permissions: { pull: true, push: true, maintain: false } };
    const dan = { login: "dan", permissions: { pull: true, push: true, admin: true } };
    scripted({ [LIST]: { status: 200, body: [anna, dan, { login: "eve" }] } });
    expect(await managers()).toEqual(["dan", "eve"]);
  });

  test("is asked for again after a rate limit", async () => {
    scripted({ [LIST]: { status: 403, headers: { "retry-after": "60" } } });
    await expect(managers()).rejects.toMatchObject({ status: 403 });
  });
});

describe("the head of a branch", () => {
  const BRANCH = `GET ${REPOSITORY}/branches/main`;
  const REF = `GET ${REPOSITORY}/git/ref/heads%2Fmain`;
  const COMMIT = `GET ${REPOSITORY}/git/commits/c1`;

  test("is read from the reference where branches are unknown", async () => {
    scripted({
      [BRANCH]: MISSING,
      [REF]: { body: { object: { sha: "c1" } } },
      [COMMIT]: { body: { sha: "c1", tree: { sha: "t1" } } },
    });
    expect(await readHead(MAIN)).toEqual({ commit: "c1", tree: "t1", parents: [] });
  });

  test.each<[string, Answer]>([
    ["without the reference", MISSING],
    ["of an empty repository", { status: 409 }],
  ])("is none %s", async (_, answer) => {
    scripted({ [BRANCH]: MISSING, [REF]: answer });
    expect(await readHead(MAIN)).toBeNull();
  });
});

describe("the text of a file", () => {
  const encoded = Buffer.from("[]\nü").toString("base64");

  test.each<[string, unknown, string | null]>([
    ["as it is", "[]\nü", "[]\nü"],
    ["as bytes", new TextEncoder().encode("[]\nü").buffer, "[]\nü"],
    ["as a field in Base64", { type: "file", content: `${encoded}\n` }, "[]\nü"],
    ["of a folder", [{ name: "index.json" }], null],
    ["of nothing", undefined, null],
  ])("is read %s", (_, data, text) => {
    expect(textOf(data)).toBe(text);
  });

  test("of the knowledge base is read from JSON, too: a known index is never taken for a missing one", async () => {
    scripted({ [`GET ${REPOSITORY}/contents/articles%2Findex.json?ref=c1`]: { body: { content: encoded } } });
    expect(await readText(MAIN, "articles/index.json", "c1")).toBe("[]\nü");
  });
});
