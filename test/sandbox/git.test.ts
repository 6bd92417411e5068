import { describe, expect, test } from "vitest";
import { company, EMPTY, KB, refusalOf, statusOf } from "./world.ts";

type Company = Awaited<ReturnType<typeof company>>;
type Client = Company["app"];

const MAIN = { ...KB, branch: "main" };
const HEAD = { ...KB, ref: "heads/main" };

async function headOf(octokit: Client) {
  const { commit } = (await octokit.rest.repos.getBranch(MAIN)).data;
  return { sha: commit.sha, tree: commit.commit.tree.sha };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

async function rawText(octokit: Client, path: string): Promise<unknown> {
  return (await octokit.rest.repos.getContent({ ...KB, path, mediaType: { format: "raw" } })).data;
}

/** What becomes of a path in a tree. */
interface Change {
  path: string;
  mode: "100644";
  type: "blob";
  content?: string;
  sha?: string | null;
}

/** A commit on top of the branch, made by the Git data API; the branch is not moved. */
async function commitOn(octokit: Client, tree: Change[]) {
  const head = await headOf(octokit);
  const { data } = await octokit.rest.git.createTree({ ...KB, base_tree: head.tree, tree });
  const commit = { ...KB, message: "by tree", tree: data.sha, parents: [head.sha] };
  return { ...(await octokit.rest.git.createCommit(commit)).data, tree: data.sha };
}

describe("objects have the names that Git gives them", () => {
  test.each([
    ["", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"],
    ["hello\n", "ce013625030ba8dba906f756967f9e9ca394464a"],
    ["测试\n", "f29dee609933c795306eff1075fcb70f2c511a16"],
  ])("a blob of %j", async (content, sha) => {
    const { app } = await company();
    expect((await app.rest.git.createBlob({ ...KB, content })).data.sha).toBe(sha);
    expect((await app.rest.git.createBlob({ ...KB, content: base64(content), encoding: "base64" })).data.sha).toBe(sha);
  });

  test("a tree in which a folder stands after a file whose name it begins", async () => {
    const { app } = await company();
    const file = { mode: "100644", type: "blob", content: "x\n" } as const;
    const tree = ["a/b", "a.md", "a-b"].map((path) => ({ ...file, path }));
    expect((await app.rest.git.createTree({ ...KB, tree })).data.sha).toBe("803958287b4ee86860968252cbf271a4f1777262");
  });

  test("a commit", async () => {
    const { app } = await company();
    const who = { name: "Anna Li", email: "anna@example.com", date: "2026-10-27T12:00:00Z" };
    const { tree } = await headOf(app);
    const { data } = await app.rest.git.createCommit({ ...KB, message: "Say hello", tree, author: who });
    expect([tree, data.sha]).toEqual([
      "2a50500e717cf1bdf39c351954cee623dc9c306d",
      "5281cbe05a3f5edfaca44816d27934335c521d6f",
    ]);
  });
});

describe("a file", () => {
  test("is read as JSON with its content, as it is, and as an entry of its folder", async () => {
    const { app } = await company();
    const { data: file } = await app.rest.repos.getContent({ ...KB, path: "docs/a/one.md" });
    expect(file).toMatchObject({ type: "file", name: "one.md", size: 4, content: "b25lCg==\n", encoding: "base64" });
    expect(await rawText(app, "docs/a/one.md")).toBe("one\n");
    const { data: folder } = await app.rest.repos.getContent({ ...KB, path: "docs" });
    expect(folder).toMatchObject([{ type: "dir", name: "a", path: "docs/a" }]);
    const { data: root } = await app.rest.repos.getContent({ ...KB, path: "" });
    expect(root).toMatchObject([
      { name: "README.md", type: "file" },
      { name: "docs", type: "dir" },
    ]);
    expect(await statusOf(app.rest.repos.getContent({ ...KB, path: "docs/b" }))).toBe(404);
    expect(await statusOf(app.rest.repos.getContent({ ...KB, path: "docs", ref: "no-branch" }))).toBe(404);
  });

  test("is written and changed by who knows what it was, and removed", async () => {
    const { app } = await company();
    const place = { ...KB, path: "docs/two.md" };
    const file = { ...place, message: "two" };
    const written = await app.rest.repos.createOrUpdateFileContents({ ...file, content: base64("two\n") });
    expect(written.status).toBe(201);
    const change = { ...file, content: base64("zwei\n") };
    expect(await refusalOf(app.rest.repos.createOrUpdateFileContents(change))).toContain(`"sha" wasn't supplied`);
    expect(await statusOf(app.rest.repos.createOrUpdateFileContents({ ...change, sha: "0".repeat(40) }))).toBe(409);
    const sha = written.data.content?.sha ?? "";
    expect(await statusOf(app.rest.repos.createOrUpdateFileContents({ ...change, sha }))).toBe(200);
    expect(await rawText(app, file.path)).toBe("zwei\n");
    expect(await statusOf(app.rest.repos.deleteFile({ ...file, sha }))).toBe(409);
    const now = (await app.rest.repos.getContent(place)).data;
    await app.rest.repos.deleteFile({ ...file, sha: "sha" in now ? now.sha : "" });
    expect(await statusOf(app.rest.repos.getContent(place))).toBe(404);
    const { data: log } = await app.rest.repos.listCommits({ ...KB, path: file.path });
    expect(log.map(({ commit }) => commit.message)).toEqual(["two", "two", "two"]);
    expect((await app.rest.repos.listCommits(KB)).data).toHaveLength(4);
  });

  test("names its path with slashes encoded or not", async () => {
    const { sandbox } = await company();
    const headers = { authorization: "Bearer t-anna" };
    const ask = (path: string) =>
      sandbox.fetch(new Request(`http://sandbox/api/v3/repos/acme/kb/contents${path}`, { headers }));
    const answers = await Promise.all(["/docs%2Fa%2Fone.md", "/docs/a/one.md", "/docs/a/", "/", ""].map(ask));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe("a commit by the Git data API", () => {
  const two = { path: "docs/two.md", mode: "100644", type: "blob", content: "two\n" } as const;
  const gone = { path: "docs/a/one.md", mode: "100644", type: "blob", sha: null } as const;

  test("is on no branch until one is moved there, and then shows its files", async () => {
    const { app } = await company();
    const { sha } = await commitOn(app, [two, gone]);
    expect(await statusOf(app.rest.repos.getContent({ ...KB, path: two.path }))).toBe(404);
    await app.rest.git.updateRef({ ...HEAD, sha });
    expect(await rawText(app, two.path)).toBe("two\n");
    expect(await statusOf(app.rest.repos.getContent({ ...KB, path: "docs/a" }))).toBe(404);
    const { data } = await app.rest.git.getTree({ ...KB, tree_sha: "main", recursive: "1" });
    expect(data.tree.map(({ path }) => path)).toEqual(["README.md", "docs", "docs/two.md"]);
  });

  test("of the same files is the same tree as one by the contents API", async () => {
    const { app } = await company();
    const { tree } = await commitOn(app, [two]);
    await app.rest.repos.createOrUpdateFileContents({ ...KB, path: two.path, message: "m", content: base64("two\n") });
    expect((await headOf(app)).tree).toBe(tree);
  });

  test("of what is there already is the same tree as before", async () => {
    const { app } = await company();
    const { tree } = await headOf(app);
    const same = { path: "docs/a/one.md", mode: "100644", type: "blob", content: "one\n" } as const;
    expect((await commitOn(app, [same])).tree).toBe(tree);
  });

  test("moves no branch that went on meanwhile, unless forced", async () => {
    const { app } = await company();
    const first = await commitOn(app, [two]);
    const second = await commitOn(app, [gone]);
    await app.rest.git.updateRef({ ...HEAD, sha: first.sha });
    const late = { ...HEAD, sha: second.sha };
    expect(await refusalOf(app.rest.git.updateRef(late))).toContain("Update is not a fast forward");
    expect((await headOf(app)).sha).toBe(first.sha);
    expect(await statusOf(app.rest.git.updateRef({ ...late, force: true }))).toBe(200);
    expect((await headOf(app)).sha).toBe(second.sha);
  });

  test.each([
    ["takes nothing away that is not there", { ...gone, path: "nothing.md" }],
    ["has no path that climbs", { ...two, path: "../two.md" }],
    ["has no blob that is not there", { path: "x", mode: "100644", type: "blob", sha: "0".repeat(40) }],
  ] as const)("%s", async (_, change) => {
    const { app } = await company();
    expect(await statusOf(commitOn(app, [change]) as never)).toBe(422);
  });
});

describe("branches", () => {
  test("are made, listed and removed", async () => {
    const { app } = await company();
    const { sha } = await headOf(app);
    const ref = "refs/heads/next/one";
    await app.rest.git.createRef({ ...KB, ref, sha });
    expect(await refusalOf(app.rest.git.createRef({ ...KB, ref, sha }))).toContain("Reference already exists");
    expect((await app.rest.repos.listBranches(KB)).data.map(({ name }) => name)).toEqual(["main", "next/one"]);
    expect((await app.rest.git.getRef({ ...KB, ref: "heads/next/one" })).data).toMatchObject({ ref, object: { sha } });
    await app.rest.git.deleteRef({ ...KB, ref: "heads/next/one" });
    expect(await statusOf(app.rest.git.getRef({ ...KB, ref: "heads/next/one" }))).toBe(404);
    expect(await statusOf(app.rest.repos.getBranch({ ...KB, branch: "next/one" }))).toBe(404);
  });

  test("are not moved to what is no commit", async () => {
    const { app } = await company();
    expect(await statusOf(app.rest.git.updateRef({ ...HEAD, sha: "0".repeat(40) }))).toBe(422);
    expect(await statusOf(app.rest.git.updateRef({ ...HEAD, ref: "heads/no", sha: (await headOf(app)).sha }))).toBe(
      422,
    );
  });
});

describe("a repository without any commit", () => {
  const file = { ...EMPTY, path: "index.md", message: "begin", content: base64("x") };

  test("takes no Git data, has no branch and no file", async () => {
    const { app } = await company();
    const tree = [{ path: "x", mode: "100644", type: "blob", content: "x" }] as const;
    expect(await statusOf(app.rest.git.createTree({ ...EMPTY, tree: [...tree] }))).toBe(409);
    expect(await statusOf(app.rest.git.getRef({ ...EMPTY, ref: "heads/main" }))).toBe(409);
    expect(await statusOf(app.rest.repos.listCommits(EMPTY))).toBe(409);
    expect(await statusOf(app.rest.repos.getBranch({ ...EMPTY, branch: "main" }))).toBe(404);
    expect(await statusOf(app.rest.repos.getContent({ ...EMPTY, path: "" }))).toBe(404);
  });

  test("begins with the first file, which can be written to the default branch only", async () => {
    const { app } = await company();
    expect(await statusOf(app.rest.repos.createOrUpdateFileContents({ ...file, branch: "other" }))).toBe(404);
    expect(await statusOf(app.rest.repos.createOrUpdateFileContents(file))).toBe(201);
    const { data } = await app.rest.repos.getBranch({ ...EMPTY, branch: "main" });
    expect(data.commit).toMatchObject({ parents: [], author: { login: "caseworker[bot]" } });
  });
});
