/** The lists of a repository's issues, over the sandbox and over stand-ins that know less. */
import { describe, expect, test } from "vitest";
import { listAdoptions, listChanged, listOpenCases } from "../../../src/github/repository/listing.ts";
import type { Lists } from "../../../src/github/repository/listing.ts";
import { company, installed, NOON, ONE, QUARTER, SUPPORT } from "../../sandbox/world.ts";
import { octokit, routes, scripted } from "../github.ts";

const ASKED = "sort=created&direction=asc";
const OPEN = `GET /repos/acme/support/issues?per_page=100&${ASKED}&labels=case&state=open`;
const CHANGED = `GET /repos/acme/support/issues?per_page=100&${ASKED}&state=all&since=2026-10-27T12%3A00%3A00.000Z`;
const COMMENTS = `GET /repos/acme/support/issues/comments?per_page=100&${ASKED}&since=2026-10-27T12%3A00%3A00.000Z`;

/** The sandbox with so many open cases; what the app asked since is counted. */
async function withCases(count: number) {
  const { sandbox, bob, anna } = await company();
  for (let made = 0; made < count; made++) {
    await bob.rest.issues.create({ ...SUPPORT, title: `case ${made + 1}`, labels: ["case"] });
  }
  const lists: Lists = { octokit: await installed(sandbox), repository: SUPPORT };
  const before = sandbox.requests().length;
  return { sandbox, bob, anna, lists, asked: () => sandbox.requests().length - before };
}

const ofStandIn: Lists = { octokit, repository: SUPPORT };

function numbers(listing: { issues: { number: number }[] } | null): number[] | null {
  return listing?.issues.map(({ number }) => number) ?? null;
}

describe("the list of open cases", () => {
  test("takes one request for each hundred, and tells how far it is", async () => {
    const { lists, asked } = await withCases(201);
    const pages: number[] = [];
    const listing = await listOpenCases({ ...lists, onPage: (count) => void pages.push(count) });
    expect(numbers(listing)).toEqual(Array.from({ length: 201 }, (_, index) => index + 1));
    expect([asked(), pages]).toEqual([3, [100, 200, 201]]);
  });

  test("has what is open and carries the label, with GitHub's time", async () => {
    const { bob, lists } = await withCases(2);
    await bob.rest.issues.create({ ...SUPPORT, title: "ordinary", labels: ["bug"] });
    await bob.rest.issues.update({ ...ONE, state: "closed" });
    const listing = await listOpenCases(lists);
    expect(listing).toEqual({ issues: [{ number: 2, labels: ["case"], comments: 0 }], now: NOON });
  });

  test("leaves out what was not asked for where a stand-in does not filter", async () => {
    const [label] = [{ name: "case" }];
    scripted({
      [OPEN]: {
        body: [
          { number: 1, labels: ["case", "stage/intake"] },
          { number: 2, labels: [label], state: "closed" },
          { number: 3, labels: [label], pull_request: {} },
          { number: 4 },
        ],
      },
    });
    expect(await listOpenCases(ofStandIn)).toEqual({
      issues: [{ number: 1, labels: ["case", "stage/intake"], comments: 0 }],
      now: null,
    });
  });

  test.each([404, 410])("is none where GitHub answers %i", async (status) => {
    scripted({ [OPEN]: { status } });
    expect(await listOpenCases(ofStandIn)).toBeNull();
  });

  test("fails where GitHub is away", async () => {
    scripted({ [OPEN]: { status: 502 } });
    await expect(listOpenCases(ofStandIn)).rejects.toMatchObject({ status: 502 });
  });

  test("ends before the next request when it is stopped", async () => {
    const { lists, asked } = await withCases(101);
    const stop = new AbortController();
    const stopped = { ...lists, onPage: () => stop.abort(), signal: stop.signal };
    await expect(listOpenCases(stopped)).rejects.toThrow("aborted");
    expect(asked()).toBe(1);
  });
});

describe("the list of changes", () => {
  test("has every issue that changed since then, closed and ordinary ones, too", async () => {
    const { sandbox, bob, lists } = await withCases(3);
    await bob.rest.issues.create({ ...SUPPORT, title: "ordinary" });
    sandbox.advance(QUARTER);
    await bob.rest.issues.update({ ...ONE, state: "closed" });
    await bob.rest.issues.createComment({ ...SUPPORT, issue_number: 4, body: "hello" });
    expect(numbers(await listChanged(lists, NOON + 1))).toEqual([1, 4]);
    expect(numbers(await listChanged(lists, NOON))).toEqual([1, 2, 3, 4]);
  });

  test("takes what tells no time for changed, and leaves out what a stand-in should have", async () => {
    const [old, late] = [{ updated_at: "2026-10-27T11:59:59Z" }, { updated_at: "2026-10-27T12:00:00Z" }];
    scripted({ [CHANGED]: { body: [{ number: 1, ...old }, { number: 2, ...late }, { number: 3 }] } });
    expect(numbers(await listChanged(ofStandIn, NOON))).toEqual([2, 3]);
  });
});

describe("wishes for adoption", () => {
  test("are found in the comments since then, one request for a hundred", async () => {
    const { sandbox, bob, lists, asked } = await withCases(3);
    await bob.rest.issues.createComment({ ...SUPPORT, issue_number: 1, body: "/adopt" });
    sandbox.advance(QUARTER);
    await bob.rest.issues.createComment({ ...SUPPORT, issue_number: 2, body: "please\n/adopt" });
    await bob.rest.issues.createComment({ ...SUPPORT, issue_number: 3, body: "`/adopt` makes a case" });
    const before = asked();
    expect(await listAdoptions(lists, NOON + 1)).toEqual(new Set([2]));
    expect(asked() - before).toBe(1);
  });

  test("are none where a stand-in has no list of comments", async () => {
    const sent = scripted({ [COMMENTS]: { status: 404 } });
    expect(await listAdoptions(ofStandIn, NOON)).toEqual(new Set());
    expect(routes(sent)).toEqual([COMMENTS]);
  });
});
