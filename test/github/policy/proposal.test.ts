import { describe, expect, test } from "vitest";
import { readProposal } from "../../../src/github/policy/proposal.ts";
import type { Script } from "../github.ts";
import { octokit, routes, scripted } from "../github.ts";

const PULL = { owner: "acme", repo: "support", number: 5 };
const SHA = "c0ffee";

const GET = "GET /repos/acme/support/pulls/5";
const FILES = "GET /repos/acme/support/pulls/5/files?per_page=100";
const AT = (ref: string) => `GET /repos/acme/support/contents/.github%2Fcaseworker.yml?ref=${encodeURIComponent(ref)}`;

const BASE = { ref: "main", repo: { default_branch: "main", private: false } };

/** A pull request from a fork that its owner has deleted since. */
const FROM_FORK = { body: { state: "open", base: BASE, head: { sha: SHA, repo: null } } };

const CHANGED = { body: [{ filename: ".github/caseworker.yml", status: "modified" }] };
const RAW = { body: "locale: en\n", headers: { "content-type": "application/vnd.github.raw+json" } };

function link(page: number): string {
  return `<https://api.github.com/repos/acme/support/pulls/5/files?page=${page}>; rel="next"`;
}

async function read(script: Script) {
  const sent = scripted(script);
  const proposal = await readProposal(octokit, PULL);
  return { proposal, sent: routes(sent) };
}

describe("a pull request from a fork", () => {
  test("is read in the repository that it is for, at its commit", async () => {
    const { proposal, sent } = await read({ [GET]: FROM_FORK, [FILES]: CHANGED, [AT(SHA)]: RAW });
    expect(proposal).toEqual({ headSha: SHA, text: "locale: en\n", isPrivate: false });
    expect(sent).toEqual([GET, FILES, AT(SHA)]);
  });

  test("is read by its own name where its commit is not found", async () => {
    const [missing, named] = [AT(SHA), AT("refs/pull/5/head")];
    const { proposal, sent } = await read({
      [GET]: FROM_FORK,
      [FILES]: CHANGED,
      [missing]: { status: 404 },
      [named]: RAW,
    });
    expect(proposal?.text).toBe("locale: en\n");
    expect(sent.slice(2)).toEqual([missing, named]);
  });
});

describe("the policy file", () => {
  test.each([
    ["that is taken away has no text", [{ filename: ".github/caseworker.yml", status: "removed" }]],
    [
      "that gets another name is taken away",
      [{ filename: "old.yml", status: "renamed", previous_filename: ".github/caseworker.yml" }],
    ],
  ])("%s, and is not asked for", async (_, body) => {
    const { proposal, sent } = await read({ [GET]: FROM_FORK, [FILES]: { body } });
    expect(proposal?.text).toBeNull();
    expect(sent).toEqual([GET, FILES]);
  });

  test("may stand on a later page of what is changed, and no page after it is read", async () => {
    const page = "GET /repos/acme/support/pulls/5/files?page=2";
    const { proposal, sent } = await read({
      [GET]: FROM_FORK,
      [FILES]: { body: [{ filename: "a.md", status: "added" }], headers: { link: link(2) } },
      [page]: { ...CHANGED, headers: { link: link(3) } },
      [AT(SHA)]: RAW,
    });
    expect(proposal?.text).toBe("locale: en\n");
    expect(sent).toEqual([GET, FILES, page, AT(SHA)]);
  });

  test("of a draft, or of one that was merged meanwhile: only what is open is read", async () => {
    const merged = { body: { ...FROM_FORK.body, state: "closed" } };
    expect(await read({ [GET]: merged })).toEqual({ proposal: null, sent: [GET] });
  });
});
