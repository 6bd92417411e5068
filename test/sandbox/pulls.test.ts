import { describe, expect, test } from "vitest";
import { company, KB, statusOf } from "./world.ts";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** A pull request of the app's: the branch `change` with one file more and one changed. */
async function proposed() {
  const all = await company();
  const { rest } = all.app;
  const { data: head } = await rest.git.getRef({ ...KB, ref: "heads/main" });
  await rest.git.createRef({ ...KB, ref: "refs/heads/change", sha: head.object.sha });
  const { data: readme } = await rest.repos.getContent({ ...KB, path: "README.md" });
  const write = { ...KB, branch: "change", message: "m" };
  const sha = "sha" in readme ? readme.sha : "";
  await rest.repos.createOrUpdateFileContents({
    ...write,
    path: "README.md",
    sha,
    content: base64("# Known\nproblems\n"),
  });
  await rest.repos.createOrUpdateFileContents({ ...write, path: "new.md", content: base64("new\n") });
  await rest.pulls.create({ ...KB, title: "Change it", body: "why", head: "change", base: "main" });
  return all;
}

const PULL = { ...KB, pull_number: 1 };

describe("a pull request", () => {
  test("says what it brings", async () => {
    const { app } = await proposed();
    expect((await app.rest.pulls.get(PULL)).data).toMatchObject({
      number: 1,
      title: "Change it",
      state: "open",
      merged: false,
      head: { ref: "change", label: "acme:change" },
      base: { ref: "main" },
      user: { login: "caseworker[bot]" },
      commits: 2,
      changed_files: 2,
      additions: 3,
      deletions: 1,
    });
  });

  test("names the files it changes, with the text that each is to have", async () => {
    const { app, carol } = await proposed();
    const { data: one } = await carol.rest.repos.getContent({ ...KB, path: "docs/a/one.md", ref: "change" });
    const sha = "sha" in one ? one.sha : "";
    await carol.rest.repos.deleteFile({ ...KB, path: "docs/a/one.md", branch: "change", message: "m", sha });
    // What happens to the base meanwhile is no change of the pull request's.
    await carol.rest.repos.createOrUpdateFileContents({
      ...KB,
      path: "else.md",
      message: "m",
      content: base64("else\n"),
    });
    const { data } = await app.rest.pulls.listFiles(PULL);
    expect(data.map(({ filename, status, changes }) => [filename, status, changes])).toEqual([
      ["README.md", "modified", 3],
      ["docs/a/one.md", "removed", 1],
      ["new.md", "added", 1],
    ]);
    const { data: blob } = await app.rest.git.getBlob({ ...KB, file_sha: data[0]?.sha ?? "" });
    expect(Buffer.from(blob.content, "base64").toString()).toBe("# Known\nproblems\n");
    expect((await app.rest.pulls.listFiles({ ...PULL, per_page: 2, page: 2 })).data).toHaveLength(1);
  });

  test("is an issue too, and marked as one that is a pull request", async () => {
    const { app } = await proposed();
    await app.rest.issues.addLabels({ ...KB, issue_number: 1, labels: ["a"] });
    const { data } = await app.rest.issues.get({ ...KB, issue_number: 1 });
    expect(data).toMatchObject({ title: "Change it", labels: [{ name: "a" }], pull_request: { merged_at: null } });
    expect((await app.rest.pulls.get(PULL)).data.labels).toMatchObject([{ name: "a" }]);
    expect((await app.rest.issues.listForRepo(KB)).data).toHaveLength(1);
    expect((await app.rest.issues.create({ ...KB, title: "x" })).data.number).toBe(2);
    expect(await statusOf(app.rest.pulls.get({ ...PULL, pull_number: 2 }))).toBe(404);
  });

  test("is listed by its branches and state, changed and closed", async () => {
    const { app } = await proposed();
    const count = async (filter: object) => (await app.rest.pulls.list({ ...KB, ...filter })).data.length;
    expect([await count({ head: "acme:change" }), await count({ head: "acme:other" })]).toEqual([1, 0]);
    expect([await count({ base: "main" }), await count({ base: "other" })]).toEqual([1, 0]);
    const { data } = await app.rest.pulls.update({ ...PULL, title: "Never mind", state: "closed" });
    expect(data).toMatchObject({ title: "Never mind", state: "closed" });
    expect([await count({}), await count({ state: "closed" })]).toEqual([0, 1]);
  });

  test("causes webhooks of its own name", async () => {
    const { sandbox, app } = await proposed();
    await app.rest.issues.addLabels({ ...KB, issue_number: 1, labels: ["a"] });
    await app.rest.pulls.update({ ...PULL, state: "closed" });
    const told = sandbox.deliveries().map(({ event, action }) => `${event} ${action}`);
    expect(told.filter((name) => !name.startsWith("push"))).toEqual([
      "pull_request opened",
      "label created",
      "pull_request labeled",
      "pull_request closed",
    ]);
  });

  test.each([
    ["there is one already", { head: "change", base: "main" }],
    ["its branch is not there", { head: "nothing", base: "main" }],
    ["the other branch is not there", { head: "change", base: "nothing" }],
    ["it brings nothing", { head: "main", base: "change" }],
  ])("is not opened when %s", async (_, branches) => {
    const { app } = await proposed();
    expect(await statusOf(app.rest.pulls.create({ ...KB, title: "x", ...branches }))).toBe(422);
  });

  test("is opened by those who write only", async () => {
    const { bob, carol, app } = await proposed();
    await app.rest.pulls.update({ ...PULL, state: "closed" });
    const again = { ...KB, title: "x", head: "change", base: "main" };
    expect(await statusOf(bob.rest.pulls.create(again))).toBe(403);
    expect(await statusOf(carol.rest.pulls.create(again))).toBe(201);
  });

  test("is merged once its base has its commits, and closed once its branch is gone", async () => {
    const { sandbox, carol, app } = await proposed();
    const { data: change } = await app.rest.git.getRef({ ...KB, ref: "heads/change" });
    await carol.rest.git.updateRef({ ...KB, ref: "heads/main", sha: change.object.sha });
    const at = new Date(sandbox.now()).toISOString().replace(".000", "");
    expect((await app.rest.pulls.get(PULL)).data).toMatchObject({ state: "closed", merged: true, merged_at: at });
    const hook = sandbox.deliveries().findLast(({ event }) => event === "pull_request");
    expect(hook?.payload).toMatchObject({
      action: "closed",
      sender: { login: "carol" },
      pull_request: { merged: true },
    });
    expect(await statusOf(app.rest.pulls.update({ ...PULL, state: "open" }))).toBe(422);
    await carol.rest.repos.createOrUpdateFileContents({
      ...KB,
      branch: "change",
      message: "m",
      path: "b.md",
      content: base64("b"),
    });
    await carol.rest.pulls.create({ ...KB, title: "x", head: "change", base: "main" });
    await carol.rest.git.deleteRef({ ...KB, ref: "heads/change" });
    expect((await app.rest.pulls.get({ ...PULL, pull_number: 2 })).data).toMatchObject({
      state: "closed",
      merged: false,
    });
    expect(await statusOf(app.rest.pulls.update({ ...PULL, pull_number: 2, state: "open" }))).toBe(422);
  });
});
