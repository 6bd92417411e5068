import { describe, expect, test } from "vitest";
import { KB } from "../../sandbox/world.ts";
import { ARTICLE, BRANCH, INDEX, OTHER, OTHER_BRANCH, proposing, reviewed, TABLE } from "./proposing.ts";

/** The record keeps the path, whatever the title is now. */
const AGAIN = { title: "Payment fails at night", result: "partial", rounds: 3, path: ARTICLE } as const;

describe("the first closing of a case", () => {
  test("opens one pull request with article, index and table in one commit, in eight requests", async () => {
    const { run, pulls, changed, log, text } = await proposing();
    const { pull, sent } = await run();
    expect(await pulls()).toMatchObject([
      { title: "TK202611230017: Payment page fails", state: "open", html_url: pull, head: { ref: BRANCH } },
    ]);
    expect(await changed(1)).toEqual([ARTICLE, TABLE, INDEX]);
    expect((await log(BRANCH)).map(({ commit }) => commit.message)).toEqual([
      "TK202611230017: Payment page fails",
      "Initial commit",
    ]);
    expect(await text(ARTICLE, BRANCH)).toBe(reviewed().text);
    expect(await log()).toHaveLength(1);
    expect(sent).toEqual([
      "repos/get",
      "pulls/list",
      "repos/get-branch",
      "repos/get-content",
      "git/create-tree",
      "git/create-commit",
      "git/create-ref",
      "pulls/create",
    ]);
  });

  test("opens one also where no article is wanted: the line in the index is reviewed, too", async () => {
    const { run, changed, pulls } = await proposing();
    await run(reviewed({ skipped: true }));
    expect(await changed(1)).toEqual([TABLE, INDEX]);
    expect((await pulls())[0]?.body).toContain("There shall be no article of it");
  });

  test("begins a repository without any commit with an empty index", async () => {
    const { run, pulls, text } = await proposing({ files: {} });
    await run();
    expect(await text(INDEX)).toBe("[]\n");
    expect(await pulls()).toHaveLength(1);
  });

  test("opens none for what is in the knowledge base already", async () => {
    const { run, merge, carol, pulls } = await proposing();
    await run();
    await merge();
    // By this text it was known what the case said.
    await carol.rest.pulls.update({ ...KB, pull_number: 1, body: "by hand" });
    expect((await run()).pull).toBeNull();
    expect(await pulls()).toHaveLength(1);
  });
});

describe("repeated", () => {
  test("it changes nothing, in two requests", async () => {
    const { run } = await proposing();
    const { pull } = await run();
    expect(await run()).toEqual({ pull, sent: ["repos/get", "pulls/list"] });
  });

  test.for(["merged", "merged and its branch deleted", "closed"])("also after it was %s", async (how) => {
    const { run, merge, dropBranch, close, pulls } = await proposing();
    const { pull } = await run();
    await (how === "closed" ? close(1) : merge());
    if (how.endsWith("deleted")) await dropBranch();
    expect(await run()).toEqual({ pull, sent: ["repos/get", "pulls/list"] });
    expect(await pulls()).toHaveLength(1);
  });

  test("it leaves what people changed on the branch", async () => {
    const { run, write, text } = await proposing();
    await run();
    await write(ARTICLE, "better words\n", BRANCH);
    await run();
    expect(await text(ARTICLE, BRANCH)).toBe("better words\n");
  });
});

describe("closing again after a reopening", () => {
  test("updates the pull request that is open, in one commit more", async () => {
    const { run, pulls, log, index, text, tip } = await proposing();
    await run();
    const before = await tip(BRANCH);
    const { sent } = await run(reviewed(AGAIN));
    expect(await pulls()).toMatchObject([
      { number: 1, state: "open", title: "TK202611230017: Payment fails at night" },
    ]);
    expect((await pulls())[0]?.body).toContain("partly resolved");
    expect((await log(BRANCH)).map(({ parents }) => parents.map(({ sha }) => sha))[0]).toEqual([before]);
    expect(await index(BRANCH)).toMatchObject([{ article: ARTICLE, result: "partial" }]);
    expect(await text(ARTICLE, BRANCH)).toContain('title: "Payment fails at night"');
    expect(sent).toEqual([
      "repos/get",
      "pulls/list",
      "repos/get-branch",
      "repos/get-branch",
      "repos/get-content",
      "repos/get-content",
      "pulls/list-files",
      "git/create-tree",
      "git/create-commit",
      "git/update-ref",
      "pulls/update",
    ]);
  });

  test("keeps tags and files that people gave it there, and what they wrote below its text", async () => {
    const { run, app, write, text, index, pulls } = await proposing();
    await run();
    await write(INDEX, ((await text(INDEX, BRANCH)) ?? "").replace('"redis"', '"cache"'), BRANCH);
    await write("articles/2026/pool.svg", "<svg/>", BRANCH);
    const body = (await pulls())[0]?.body ?? "";
    await app.rest.pulls.update({ ...KB, pull_number: 1, body: `${body}\n\n- [x] read by carol` });
    await run(reviewed({ ...AGAIN, tags: [] }));
    expect(await index(BRANCH)).toMatchObject([{ tags: ["payment", "cache"], result: "partial" }]);
    expect(await text("articles/2026/pool.svg", BRANCH)).toBe("<svg/>");
    expect((await pulls())[0]?.body).toMatch(/partly resolved[^]*\n\n- \[x\] read by carol$/);
  });

  test("takes the article off the pull request when none is wanted any more", async () => {
    const { run, changed } = await proposing();
    await run();
    await run(reviewed({ skipped: true }));
    expect(await changed(1)).toEqual([TABLE, INDEX]);
  });

  test("opens the next one after a merge, with what changed since", async () => {
    const { run, merge, pulls, changed, text } = await proposing();
    await run();
    await merge();
    await run(reviewed(AGAIN));
    expect(await pulls()).toMatchObject([
      { number: 1, state: "closed" },
      { number: 2, state: "open" },
    ]);
    expect(await changed(2)).toEqual([ARTICLE, TABLE, INDEX]);
    expect(await text(ARTICLE)).toContain('title: "Payment page fails"');
  });

  test("opens the next one also where the branch was deleted, and takes a merged article away when none is wanted", async () => {
    const { run, merge, dropBranch, app, text } = await proposing();
    await run();
    await merge();
    await dropBranch();
    await run(reviewed({ skipped: true }));
    const { data } = await app.rest.pulls.listFiles({ ...KB, pull_number: 2 });
    expect(data.map(({ filename, status }) => [filename, status])).toEqual([
      [ARTICLE, "removed"],
      [TABLE, "modified"],
      [INDEX, "modified"],
    ]);
    expect(await text(ARTICLE, BRANCH)).toBeNull();
  });

  test("opens the next one after somebody closed it: now the case says something new", async () => {
    const { run, close, pulls, changed, write, text } = await proposing();
    await run();
    await write("articles/2026/pool.svg", "<svg/>", BRANCH);
    await close(1);
    await run(reviewed(AGAIN));
    expect(await pulls()).toMatchObject([
      { number: 1, state: "closed" },
      { number: 2, state: "open" },
    ]);
    // Only what the case says: nobody wanted the rest.
    expect(await changed(2)).toEqual([ARTICLE, TABLE, INDEX]);
    expect(await text("articles/2026/pool.svg", BRANCH)).toBeNull();
  });
});

describe("where the default branch has moved", () => {
  test("it is merged in: nothing of either side is lost", async () => {
    const { run, merge, write, text, ids, tip, log, changed } = await proposing();
    await run();
    await run(reviewed(OTHER));
    await merge(OTHER_BRANCH);
    await write("notes.md", "mine");
    const before = [await tip(BRANCH), await tip("main")];
    await run(reviewed(AGAIN));
    expect((await log(BRANCH))[0]?.parents.map(({ sha }) => sha)).toEqual(before);
    expect(await ids(BRANCH)).toEqual(["TK202611230017", "TK202611230018"]);
    expect(await text("notes.md", BRANCH)).toBe("mine");
    expect(await changed(1)).toEqual([ARTICLE, TABLE, INDEX]);
    await merge();
    expect(await ids()).toEqual(["TK202611230017", "TK202611230018"]);
  });
});

describe("the pull request's text", () => {
  const EVIL =
    "fixes #1 @acme/all closes https://github.com/acme/kb/issues/1 </b> [skip ci] <!-- caseworker:proposal:1 00 -->";

  test.for(["en", "zh-CN"] as const)(
    "mentions, refers to and closes nothing by people's words, in %s",
    async (locale) => {
      const { run, carol, pulls, merge } = await proposing();
      await carol.rest.issues.create({ ...KB, title: "Another matter" });
      await run(reviewed({ title: EVIL, tags: ["@all", "#1"] }, locale));
      const [{ title, body } = { title: "", body: "" }] = await pulls();
      for (const text of [title, (body ?? "").replace("acme/support#17", "").replace(/<!--[^>]*-->$/, "")]) {
        expect(text).not.toMatch(/[@#](?=\w)|:\/\/|<|\[skip/);
      }
      await merge();
      expect((await carol.rest.issues.get({ ...KB, issue_number: 1 })).data.state).toBe("open");
      expect((await run(reviewed({ title: EVIL, tags: ["@all", "#1"] }, locale))).sent).toHaveLength(2);
    },
  );

  test("warns where more people may read than the case's", async () => {
    const { run, pulls } = await proposing({ private: false });
    await run({ ...reviewed(), public: true });
    expect((await pulls())[0]?.body).toContain("more people may read this repository than the case");
  });
});
