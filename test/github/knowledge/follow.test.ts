import { describe, expect, test } from "vitest";
import { followBase } from "../../../src/github/knowledge/follow.ts";
import type { Listing } from "../../../src/github/knowledge/follow.ts";
import { loadWords } from "../../../src/words.ts";
import { KB } from "../../sandbox/world.ts";
import { ARTICLE, BRANCH, INDEX, OTHER, OTHER_BRANCH, proposing, reviewed, TABLE } from "./proposing.ts";

const OTHER_ARTICLE = "articles/2026/TK202611230018-login-fails.md";
const { folder, names } = reviewed();
const LISTING: Listing = { folder, names, words: loadWords("en") };

/** Two cases are proposed; then people do what they like, and the proposals follow. */
async function two() {
  const house = await proposing();
  await house.run();
  await house.run(reviewed(OTHER));
  const { sandbox, app } = house;
  const follow = async (listing: Listing | null = LISTING) => {
    const before = sandbox.requests().length;
    const listingOf = async (source: string) => (source.startsWith("acme/support#") ? listing : null);
    const { refused, ...followed } = await followBase({
      reader: { octokit: app, ...KB },
      writer: async () => app,
      listingOf,
    });
    const sent = sandbox
      .requests()
      .slice(before)
      .map(({ operation }) => operation);
    return { ...followed, refused: refused.map(({ message }) => message), sent };
  };
  return { ...house, follow };
}

describe("once one proposal is merged", () => {
  test("the others follow, and bring nothing but their own case", async () => {
    const { follow, merge, changed, ids, text, log, tip } = await two();
    await merge(OTHER_BRANCH);
    const before = [await tip(BRANCH), await tip("main")];
    expect(await follow()).toMatchObject({ open: 1, moved: 1, refused: [] });
    expect((await log(BRANCH))[0]?.parents.map(({ sha }) => sha)).toEqual(before);
    expect((await log(BRANCH))[0]?.commit.message).toBe("Bring index and table up to date");
    expect(await ids(BRANCH)).toEqual(["TK202611230017", "TK202611230018"]);
    expect(await text(TABLE, BRANCH)).toMatch(/Login fails[^]*Payment page fails|Payment page fails[^]*Login fails/);
    expect(await changed(1)).toEqual([ARTICLE, TABLE, INDEX]);
    await merge();
    expect([await text(ARTICLE), await text(OTHER_ARTICLE)]).not.toContain(null);
    expect(await ids()).toEqual(["TK202611230017", "TK202611230018"]);
  });

  test("in two requests and six for each of them, and in three for each that has followed", async () => {
    const { follow, merge } = await two();
    await merge(OTHER_BRANCH);
    expect((await follow()).sent).toEqual([
      "pulls/list",
      "repos/get-branch",
      "pulls/list-files",
      "repos/get-content",
      "repos/get-content",
      "git/create-tree",
      "git/create-commit",
      "git/update-ref",
    ]);
    const again = await follow();
    expect(again).toMatchObject({ open: 1, moved: 0, refused: [] });
    expect(again.sent).toEqual([
      "pulls/list",
      "repos/get-branch",
      "pulls/list-files",
      "repos/get-content",
      "repos/get-content",
    ]);
  });

  test("what people wrote in the others stays", async () => {
    const { follow, merge, write, text, index } = await two();
    await write(ARTICLE, "better words\n", BRANCH);
    await write("articles/2026/pool.svg", "<svg/>", BRANCH);
    await write(INDEX, ((await text(INDEX, BRANCH)) ?? "").replace("Payment page fails", "Payment fails"), BRANCH);
    await merge(OTHER_BRANCH);
    await write("README.md", "# Ours\n");
    expect(await follow()).toMatchObject({ moved: 1 });
    expect(await text(ARTICLE, BRANCH)).toBe("better words\n");
    expect(await text("articles/2026/pool.svg", BRANCH)).toBe("<svg/>");
    expect(await text("README.md", BRANCH)).toBe("# Ours\n");
    expect((await index(BRANCH))[0]).toMatchObject({ title: "Payment fails" });
  });

  test("a file that somebody deleted on a branch stays deleted", async () => {
    const { follow, merge, remove, text } = await two();
    await remove("README.md", BRANCH);
    await merge(OTHER_BRANCH);
    expect(await follow()).toMatchObject({ moved: 1 });
    expect(await text("README.md", BRANCH)).toBeNull();
  });

  test("also where it is gone from the default branch, too", async () => {
    const { follow, merge, remove, text } = await two();
    await remove("README.md", BRANCH);
    await merge(OTHER_BRANCH);
    await remove("README.md");
    expect(await follow()).toMatchObject({ moved: 1, refused: [] });
    expect([await text("README.md", BRANCH), await text(ARTICLE, BRANCH)]).toEqual([null, reviewed().text]);
  });
});

describe("nothing is done", () => {
  test("where nothing is proposed, in one request", async () => {
    const { follow, merge, close } = await two();
    await merge();
    await close(2);
    expect(await follow()).toEqual({ open: 0, moved: 0, refused: [], sent: ["pulls/list"] });
  });

  test("to proposals that are up to date, whatever else was pushed", async () => {
    const { follow, write } = await two();
    await write("README.md", "# Ours\n");
    expect(await follow()).toMatchObject({ open: 2, moved: 0 });
  });

  test("to pull requests of people, and to those into other branches", async () => {
    const { follow, merge, write, carol, tip } = await two();
    for (const branch of ["mine", "caseworker/other", "release"])
      await carol.rest.git.createRef({ ...KB, ref: `refs/heads/${branch}`, sha: await tip("main") });
    for (const branch of ["mine", "caseworker/other"]) await write("notes.md", branch, branch);
    await carol.rest.pulls.create({ ...KB, title: "Mine", head: "mine", base: "main" });
    await carol.rest.pulls.create({ ...KB, title: "Other", head: "caseworker/other", base: "release" });
    await merge(OTHER_BRANCH);
    const before = [await tip("mine"), await tip("caseworker/other")];
    expect(await follow()).toMatchObject({ open: 1, moved: 1 });
    expect([await tip("mine"), await tip("caseworker/other")]).toEqual(before);
  });

  test.for<[string, string, string | null]>([
    ["whose index somebody broke", "<<<<<<< HEAD", BRANCH],
    ["whose line somebody took out", "[]\n", BRANCH],
    ["while the index of the default branch is broken", "<<<<<<< HEAD", null],
  ])("to a proposal %s", async ([, text, branch]) => {
    const { follow, merge, write } = await two();
    await merge(OTHER_BRANCH);
    await write(INDEX, text, branch ?? "main");
    expect(await follow()).toMatchObject({ open: 1, moved: 0, refused: [] });
  });

  test("to cases whose team writes them down elsewhere now", async () => {
    const { follow, merge } = await two();
    await merge(OTHER_BRANCH);
    expect(await follow(null)).toMatchObject({ open: 1, moved: 0 });
    expect(await follow({ ...LISTING, folder: "cases" })).toMatchObject({ open: 1, moved: 0 });
  });
});

test("a branch that moves just then is not written over, and is named", async () => {
  const { follow, merge, write, app, text } = await two();
  await merge(OTHER_BRANCH);
  let done = false;
  app.hook.before("request", async ({ method, url }) => {
    if (done || method !== "PATCH" || !url.includes("/git/refs/")) return;
    done = true;
    await write(ARTICLE, "better words\n", BRANCH);
  });
  expect(await follow()).toMatchObject({ moved: 0, refused: [expect.stringContaining("not a fast forward")] });
  expect(await follow()).toMatchObject({ moved: 1 });
  expect(await text(ARTICLE, BRANCH)).toBe("better words\n");
});
