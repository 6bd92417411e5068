import { describe, expect, test } from "vitest";
import { createObserve } from "../../../src/github/case/observe.ts";
import type { Script } from "../github.ts";
import { API, CASE, NOON, octokit, routes, scripted } from "../github.ts";

const ISSUE = "GET /repos/acme/support/issues/17";
const TIMELINE = "GET /repos/acme/support/issues/17/timeline?per_page=100";
const COMMENTS = "GET /repos/acme/support/issues/17/comments?per_page=100";
const EVENTS = "GET /repos/acme/support/issues/17/events?per_page=100";
const SECOND_PAGE = "GET /repositories/1/issues/17/timeline?per_page=100&page=2";

const OPENED = "2026-10-27T08:00:00Z";
const LATER = "2026-10-27T09:00:00Z";
const MISSING = { status: 404 };

const RAW = {
  id: 2_001,
  number: 17,
  html_url: "https://github.com/acme/support/issues/17",
  repository_url: `${API}/repos/acme/support`,
  title: "Payment down",
  body: null,
  user: { login: "he-qing" },
  created_at: OPENED,
  state: "open",
  labels: [{ name: "case" }, "stage/intake", { name: null }],
  assignees: [{ login: "wang-wei" }],
};

function date(at: number) {
  return { date: new Date(at).toUTCString() };
}

function comment(id: number, created_at = OPENED) {
  return { id, event: "commented", created_at, updated_at: created_at, body: "", actor: { login: "he-qing" } };
}

function reopened(id: number, created_at: string) {
  return { id, event: "reopened", created_at, actor: { login: "he-qing" } };
}

async function look(script: Script) {
  const sent = scripted(script);
  const sighting = await createObserve(() => 7)(octokit, CASE);
  const keys = sighting.seen === "case" ? sighting.items.map(({ key }) => key) : [];
  return { sighting, keys, sent: routes(sent) };
}

describe("createObserve", () => {
  test("reads a normal case with two requests", async () => {
    const { sighting, sent } = await look({ [ISSUE]: { body: RAW }, [TIMELINE]: { body: [comment(1)] } });
    expect(sent).toEqual([ISSUE, TIMELINE]);
    expect(sighting).toMatchObject({
      seen: "case",
      issue: {
        id: 2_001,
        url: "https://github.com/acme/support/issues/17",
        title: "Payment down",
        body: "",
        author: "he-qing",
        openedAt: Date.parse(OPENED),
        state: "open",
        labels: ["case", "stage/intake", ""],
        assignees: ["wang-wei"],
      },
    });
  });

  test("reads every page of the timeline in order", async () => {
    const link = `<${API}/repositories/1/issues/17/timeline?per_page=100&page=2>; rel="next"`;
    const { keys, sent } = await look({
      [ISSUE]: { body: RAW },
      [TIMELINE]: { body: [comment(1), comment(2)], headers: { link } },
      [SECOND_PAGE]: { body: [comment(3)] },
    });
    expect(keys).toEqual(["comment:1", "comment:2", "comment:3"]);
    expect(sent).toEqual([ISSUE, TIMELINE, SECOND_PAGE]);
  });
});

const TIMES: [string, Script, number][] = [
  [
    "is GitHub's at the last answer",
    { [ISSUE]: { body: RAW, headers: date(NOON) }, [TIMELINE]: { body: [], headers: date(NOON + 5000) } },
    NOON + 5000,
  ],
  [
    "is that of the issue's answer when it alone bears one",
    { [ISSUE]: { body: RAW, headers: date(NOON) }, [TIMELINE]: { body: [] } },
    NOON,
  ],
  ["is the clock's when no answer bears one", { [ISSUE]: { body: RAW }, [TIMELINE]: { body: [] } }, 7],
];

describe("now", () => {
  test.each(TIMES)("%s", async (_, script, now) => {
    expect((await look(script)).sighting).toMatchObject({ now });
  });
});

describe("a stand-in for GitHub", () => {
  test("without a timeline gives comments and events by time, comments first", async () => {
    const { keys } = await look({
      [ISSUE]: { body: RAW },
      [TIMELINE]: MISSING,
      [COMMENTS]: { body: [comment(1), comment(3, LATER)] },
      [EVENTS]: { body: [reopened(2, OPENED), reopened(4, LATER)] },
    });
    expect(keys).toEqual(["comment:1", "event:2", "comment:3", "event:4"]);
  });

  test("without a timeline and events gives the comments", async () => {
    const script = {
      [ISSUE]: { body: RAW },
      [TIMELINE]: MISSING,
      [COMMENTS]: { body: [comment(1)] },
      [EVENTS]: MISSING,
    };
    expect((await look(script)).keys).toEqual(["comment:1"]);
  });
});

const MOVED = `${API}/repos/acme/help/issues/3`;

const NO_CASES: [string, Script, object][] = [
  ["an issue out of reach is gone", { [ISSUE]: MISSING }, { seen: "gone", to: null }],
  ["a deleted issue is gone", { [ISSUE]: { status: 410 } }, { seen: "gone", to: null }],
  [
    "a transferred issue is gone and leads to its new place",
    {
      [ISSUE]: { status: 301, headers: { location: MOVED } },
      "GET /repos/acme/help/issues/3": { body: { ...RAW, number: 3, repository_url: `${API}/repos/acme/help` } },
    },
    { seen: "gone", to: { owner: "acme", repo: "help", number: 3 } },
  ],
  [
    "a repository with a new name leads there",
    { [ISSUE]: { body: { ...RAW, repository_url: `${API}/repos/acme/service-desk` } } },
    { seen: "gone", to: { owner: "acme", repo: "service-desk", number: 17 } },
  ],
  ["a pull request is no case", { [ISSUE]: { body: { ...RAW, pull_request: {} } } }, { seen: "not-a-case" }],
];

const FAULTS: [string, Script, number][] = [
  ["a failing issue", { [ISSUE]: { status: 502 } }, 502],
  ["a failing timeline", { [ISSUE]: { body: RAW }, [TIMELINE]: { status: 500 } }, 500],
  ["a forbidden timeline", { [ISSUE]: { body: RAW }, [TIMELINE]: { status: 403 } }, 403],
];

describe("without a case", () => {
  test.each(NO_CASES)("%s", async (_, script, expected) => {
    expect((await look(script)).sighting).toMatchObject(expected);
  });

  test("the repository's name is compared without case", async () => {
    const script = {
      [ISSUE]: { body: { ...RAW, repository_url: `${API}/repos/Acme/Support` } },
      [TIMELINE]: { body: [] },
    };
    expect((await look(script)).sighting.seen).toBe("case");
  });

  test.each(FAULTS)("%s is thrown", async (_, script, status) => {
    await expect(look(script)).rejects.toMatchObject({ status });
  });
});
