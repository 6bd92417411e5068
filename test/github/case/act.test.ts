import { describe, expect, test } from "vitest";
import type { Effect, Publication } from "../../../src/core/model/effect.ts";
import type { Markdown } from "../../../src/core/text/markdown.ts";
import { createAct } from "../../../src/github/case/act.ts";
import type { Outcome } from "../../../src/github/case/act.ts";
import type { Script } from "../github.ts";
import { CASE, octokit, scripted } from "../github.ts";

const ISSUE = "/repos/acme/support/issues/17";
const LIST = "GET /repos/acme/support/labels?per_page=100";
const TEXT = "**Payment down**" as Markdown;
const LOOK = { name: "stage/intake", color: "ededed", description: "1 Intake" };
const DONE = { done: true, problem: null };
const STALE = { done: false, problem: null };

const PUBLICATION: Publication = {
  repository: "acme/knowledge-base",
  caseId: "TK202610270017",
  folder: "articles",
  path: null,
  text: "",
  entry: {
    id: "TK202610270017",
    title: "Payment down",
    type: "outage",
    department: "operations",
    grade: 1,
    result: "resolved",
    opened: "2026-10-27T08:00:00Z",
    closed: "2026-10-27T10:00:00Z",
    rounds: 1,
    reopenings: 0,
    response: { time: "PT1H", kept: true },
    resolution: { time: "PT2H", kept: true },
    tags: [],
    source: "acme/support#17",
    summary: "",
    article: null,
    answer: null,
    helped: 0,
  },
  locale: "en",
  mode: "commit",
  public: false,
  names: { types: {}, departments: {} },
};

const PUBLISH: Effect = { do: "publish", publication: PUBLICATION };
const REOPEN: Effect = { do: "reopen" };

/** A board that shows the case in full. */
const board = async () => null;

function actor(publish: (publication: Publication) => Promise<void> = async () => {}) {
  return createAct({ clock: () => 0, publish, board });
}

async function perform(effects: Effect[], script: Script) {
  const sent = scripted(script);
  const outcome = await actor()(octokit, CASE, effects);
  return { outcome, sent: sent.map(({ route, body }) => [route, body]) };
}

/** Effect, the write it makes and its body. */
const WRITES: [string, Effect, [string, unknown]][] = [
  [
    "a label is taken away by its whole name",
    { do: "unlabel", label: "stage/intake" },
    [`DELETE ${ISSUE}/labels/stage%2Fintake`, null],
  ],
  ["people are assigned", { do: "assign", logins: ["li-lei"] }, [`POST ${ISSUE}/assignees`, { assignees: ["li-lei"] }]],
  [
    "people are unassigned",
    { do: "unassign", logins: ["li-lei"] },
    [`DELETE ${ISSUE}/assignees`, { assignees: ["li-lei"] }],
  ],
  [
    "the issue is closed with its reason",
    { do: "close", reason: "not_planned" },
    [`PATCH ${ISSUE}`, { state: "closed", state_reason: "not_planned" }],
  ],
  ["the issue is reopened", REOPEN, [`PATCH ${ISSUE}`, { state: "open", state_reason: "reopened" }]],
  [
    "a comment gets its reaction",
    { do: "react", comment: 9, content: "confused" },
    ["POST /repos/acme/support/issues/comments/9/reactions", { content: "confused" }],
  ],
  ["a notice is a comment", { do: "notice", key: "assigned", body: TEXT }, [`POST ${ISSUE}/comments`, { body: TEXT }]],
  [
    "the first card is a comment",
    { do: "card", comment: null, body: TEXT },
    [`POST ${ISSUE}/comments`, { body: TEXT }],
  ],
  [
    "the card is kept current",
    { do: "card", comment: 9, body: TEXT },
    ["PATCH /repos/acme/support/issues/comments/9", { body: TEXT }],
  ],
];

/** What a 404 means. */
const MISSING: [string, Effect, string, Outcome][] = [
  [
    "a label that is not there needs no taking away",
    { do: "unlabel", label: "case" },
    `DELETE ${ISSUE}/labels/case`,
    DONE,
  ],
  [
    "a comment that was deleted gets no reaction",
    { do: "react", comment: 9, content: "+1" },
    "POST /repos/acme/support/issues/comments/9/reactions",
    DONE,
  ],
  [
    "a card that was deleted means: look again",
    { do: "card", comment: 9, body: TEXT },
    "PATCH /repos/acme/support/issues/comments/9",
    STALE,
  ],
];

describe("an effect is one write", () => {
  test.each(WRITES)("%s", async (_, effect, write) => {
    const body = { assignees: [{ login: "Li-Lei" }] };
    expect(await perform([effect], { [write[0]]: { body } })).toEqual({ outcome: DONE, sent: [write] });
  });

  test("whom GitHub does not take as assignee is named as a problem", async () => {
    const effect: Effect = { do: "assign", logins: ["li-lei", "oscar"] };
    const body = { assignees: [{ login: "li-lei" }] };
    const { outcome } = await perform([effect], { [`POST ${ISSUE}/assignees`]: { body } });
    expect(outcome).toEqual({ done: false, problem: { about: "assign", why: "oscar" } });
  });

  test.each(MISSING)("%s", async (...[, effect, route, outcome]) => {
    expect((await perform([effect], { [route]: { status: 404 } })).outcome).toEqual(outcome);
  });

  test.each(WRITES)("a failure is thrown: %s", async (_, effect, write) => {
    await expect(perform([effect], { [write[0]]: { status: 502 } })).rejects.toMatchObject({ status: 502 });
  });
});

const SET: [string, unknown] = [`POST ${ISSUE}/labels`, { labels: ["stage/intake"] }];
const CREATE = "POST /repos/acme/support/labels";

const LABELS: [string, Script, [string, unknown][]][] = [
  [
    "is set where the repository has it, in whatever case",
    { [LIST]: { body: [{ name: "Stage/Intake" }] } },
    [[LIST, null], SET],
  ],
  [
    "is created with its look where it is missing",
    { [LIST]: { body: [] }, [CREATE]: { status: 201 } },
    [[LIST, null], [CREATE, LOOK], SET],
  ],
  [
    "may be created by another case meanwhile",
    { [LIST]: { body: [] }, [CREATE]: { status: 422 } },
    [[LIST, null], [CREATE, LOOK], SET],
  ],
];

describe("a label", () => {
  test.each(LABELS)("%s", async (_, script, sent) => {
    const done = { outcome: DONE, sent };
    expect(await perform([{ do: "label", add: [LOOK] }], { ...script, [SET[0]]: {} })).toEqual(done);
  });

  test("is listed once an hour and created once", async () => {
    const sent = scripted({ [LIST]: { body: [] }, [CREATE]: { status: 201 }, [SET[0]]: {} });
    let now = 0;
    const act = createAct({ clock: () => now, publish: async () => {}, board });
    const effects: Effect[] = [{ do: "label", add: [LOOK] }];
    const costs: number[] = [];
    for (now of [0, 3_599_999, 3_600_000]) {
      await act(octokit, CASE, effects);
      costs.push(sent.splice(0).length);
    }
    expect(costs).toEqual([3, 1, 3]);
  });
});

describe("effects", () => {
  test("are performed one after another, in order", async () => {
    const script = { [`PATCH ${ISSUE}`]: {}, [`POST ${ISSUE}/comments`]: {} };
    const { sent } = await perform([REOPEN, { do: "card", comment: null, body: TEXT }], script);
    expect(sent.map(([route]) => route)).toEqual([`PATCH ${ISSUE}`, `POST ${ISSUE}/comments`]);
  });

  test("after a fault are left undone", async () => {
    const sent = scripted({ [`PATCH ${ISSUE}`]: { status: 500 } });
    const effects: Effect[] = [REOPEN, { do: "card", comment: null, body: TEXT }];
    await expect(actor()(octokit, CASE, effects)).rejects.toMatchObject({ status: 500 });
    expect(sent).toHaveLength(1);
  });
});

/** What the knowledge base answers, and what comes of it: a problem to be shown, or an error to try again after. */
const LASTING: [string, number][] = [
  ["a knowledge base that is not there", 404],
  ["a knowledge base the app may not write to", 403],
  ["an article GitHub refuses", 422],
];
const PASSING: [string, number][] = [
  ["GitHub being away", 503],
  ["another writer being faster", 409],
  ["too many requests", 429],
];

const KNOWLEDGE = "PUT /repos/acme/knowledge-base/contents/index.json";

async function put(): Promise<void> {
  const file = { owner: "acme", repo: "knowledge-base", path: "index.json", message: "", content: "" };
  await octokit.rest.repos.createOrUpdateFileContents(file);
}

describe("publishing", () => {
  test("hands the publication over", async () => {
    const published: Publication[] = [];
    const publish = async (publication: Publication) => void published.push(publication);
    expect(await actor(publish)(octokit, CASE, [PUBLISH])).toEqual(DONE);
    expect(published).toEqual([PUBLICATION]);
  });

  test.each(LASTING)("%s is a problem, and the rest waits for a new decision", async (_, status) => {
    const sent = scripted({ [KNOWLEDGE]: { status, body: { message: "No." } } });
    const outcome = await actor(put)(octokit, CASE, [PUBLISH, REOPEN]);
    expect(outcome).toEqual({ done: false, problem: { about: "publish", why: "No." } });
    expect(sent).toHaveLength(1);
  });

  test.each(PASSING)("%s is thrown", async (_, status) => {
    scripted({ [KNOWLEDGE]: { status } });
    await expect(actor(put)(octokit, CASE, [PUBLISH])).rejects.toMatchObject({ status });
  });
});
