import { describe, expect, test } from "vitest";
import { company, honest, installed, KB, SETUP, statusOf } from "./world.ts";

/** The app's client, and the commit on which `main` stands. */
async function onMain() {
  const all = await company();
  const { data } = await all.app.rest.git.getRef({ ...KB, ref: "heads/main" });
  return { ...all, run: { ...KB, name: "policy", head_sha: data.object.sha } };
}

const NOTE = { path: "README.md", start_line: 1, end_line: 1, annotation_level: "warning" as const, message: "m" };
const OUTPUT = { title: "t", summary: "s", annotations: [NOTE] };

describe("a check run", () => {
  test("is made on a commit, and says what was said", async () => {
    const { app, run } = await onMain();
    const { data } = await app.rest.checks.create({ ...run, external_id: "x", conclusion: "failure", output: OUTPUT });
    expect(data).toMatchObject({
      name: "policy",
      head_sha: run.head_sha,
      external_id: "x",
      status: "completed",
      conclusion: "failure",
      output: { title: "t", summary: "s", annotations_count: 1 },
      app: { slug: "caseworker" },
    });
  });

  test("is queued without a conclusion, and completed by one; annotations are added", async () => {
    const { app, run } = await onMain();
    const { data } = await app.rest.checks.create({ ...run, status: "in_progress", output: OUTPUT });
    expect([data.status, data.conclusion, data.completed_at]).toEqual(["in_progress", null, null]);
    const ended = { ...KB, check_run_id: data.id, conclusion: "success" as const, output: OUTPUT };
    const { data: after } = await app.rest.checks.update(ended);
    expect([after.status, after.conclusion, after.output.annotations_count]).toEqual(["completed", "success", 2]);
  });

  test("is listed by its commit and name: the latest of each", async () => {
    const { app, run } = await onMain();
    for (const name of ["policy", "other", "policy"]) await app.rest.checks.create({ ...run, name });
    const list = async (more: object) => {
      const { data } = await app.rest.checks.listForRef({ ...KB, ref: "main", ...more });
      return [data.total_count, data.check_runs.map(({ name }) => name)];
    };
    expect(await list({})).toEqual([2, ["policy", "other"]]);
    expect(await list({ filter: "all" })).toEqual([3, ["policy", "other", "policy"]]);
    expect(await list({ check_name: "other" })).toEqual([1, ["other"]]);
    expect(await list({ status: "completed" })).toEqual([0, []]);
  });

  test("is not made on a commit that is not there", async () => {
    const { app, run } = await onMain();
    expect(await statusOf(app.rest.checks.create({ ...run, head_sha: "0".repeat(40) }))).toBe(422);
  });

  test("is made by apps that may, and by nobody else", async () => {
    const { carol, run } = await onMain();
    expect(await statusOf(carol.rest.checks.create(run))).toBe(403);
    const permissions = { contents: "read" as const };
    const without = await installed(honest({ app: { ...SETUP.app, permissions } }));
    expect(await statusOf(without.rest.checks.create(run))).toBe(403);
  });

  test("that is not there cannot be changed", async () => {
    const { app } = await onMain();
    expect(await statusOf(app.rest.checks.update({ ...KB, check_run_id: 1, conclusion: "success" }))).toBe(404);
  });
});

test("a pull request whose branch moves brings something else, and that is told", async () => {
  const { sandbox, carol } = await company();
  const { data: main } = await carol.rest.git.getRef({ ...KB, ref: "heads/main" });
  await carol.rest.git.createRef({ ...KB, ref: "refs/heads/change", sha: main.object.sha });
  const write = async (path: string) => {
    const content = Buffer.from("x").toString("base64");
    const { data } = await carol.rest.repos.createOrUpdateFileContents({
      ...KB,
      branch: "change",
      message: "m",
      path,
      content,
    });
    return data.commit.sha;
  };
  const before = await write("one.md");
  await carol.rest.pulls.create({ ...KB, title: "Change", head: "change", base: "main" });
  const after = await write("two.md");
  const told = sandbox.deliveries().filter(({ event }) => event === "pull_request");
  expect(told.map(({ action }) => action)).toEqual(["opened", "synchronize"]);
  expect(told[1]?.payload).toMatchObject({ before, after, pull_request: { head: { sha: after } } });
});
