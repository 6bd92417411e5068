import { describe, expect, test } from "vitest";
import { readForm } from "../../../src/core/advance/form.ts";
import { allLabels } from "../../../src/core/workflow/labels.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { SUPPORT } from "../../sandbox/world.ts";
import { EN, headings, OWN, POLICY, settingUp, ZH } from "./setting-up.ts";

const LABELS = allLabels(DEFAULT_POLICY).length;
const CREATED = Array.from({ length: LABELS }, () => "issues/create-label");
const PROPOSED = ["git/create-tree", "git/create-commit", "git/create-ref", "pulls/create"];

describe("a repository that nobody has set up", () => {
  test("gets its labels and one pull request with everything, in one commit", async () => {
    const { run, pulls, paths, labels, app } = await settingUp();
    const { written, reads, pull, problem } = await run();
    expect(written).toEqual([...CREATED, ...PROPOSED]);
    expect(reads).toBe(8);
    expect(problem).toBeNull();
    expect(await pulls()).toMatchObject([
      { title: "Set up Caseworker", state: "open", html_url: pull, head: { ref: OWN }, base: { ref: "main" } },
    ]);
    expect(await paths(OWN)).toEqual([EN, ZH, POLICY, "README.md"]);
    expect(await paths("main")).toEqual(["README.md"]);
    const { data: commits } = await app.rest.repos.listCommits({ ...SUPPORT, sha: OWN });
    expect(commits.map(({ commit }) => commit.message)).toEqual(["Set up Caseworker", "Initial commit"]);
    expect(await labels()).toHaveLength(LABELS);
  });

  test("is told in the pull request what each label says", async () => {
    const { run, pulls, labels } = await settingUp();
    await run();
    const [{ body } = { body: "" }] = await pulls();
    for (const { name, description } of await labels()) expect(body).toContain(`| \`${name}\` | ${description} |`);
    for (const path of [EN, ZH, POLICY]) expect(body).toContain(`| \`${path}\` |`);
  });

  test("works after the merge as before: the policy is the default one, the forms are read", async () => {
    const { run, merge, text } = await settingUp();
    await run();
    await merge();
    expect(parsePolicy(await text(POLICY, "main"))).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
    const filled = headings(await text(ZH, "main")).map((heading) => `### ${heading}\n\n系统故障\n`);
    expect(readForm(filled.join("\n"), DEFAULT_POLICY.types).answers).toMatchObject({
      type: "outage",
      description: "系统故障",
    });
  });

  test("is only told what would be done in a dry run", async () => {
    const { run, pulls } = await settingUp();
    const { written, lines, changes, pull } = await run({ dryRun: true });
    expect(written).toEqual([]);
    expect({ changes, pull, pulls: await pulls() }).toEqual({ changes: LABELS + 2, pull: null, pulls: [] });
    expect(lines).toEqual([
      expect.stringMatching(/^create the labels that are missing: case stage\/intake .* sla\/breached$/),
      `write ${EN}: it is missing on main`,
      `write ${ZH}: it is missing on main`,
      `write ${POLICY}: it is missing on main`,
      `open a pull request from ${OWN} into main`,
    ]);
  });
});

describe("run again, a set-up changes nothing", () => {
  test("while its pull request is open", async () => {
    const { run } = await settingUp();
    const first = await run();
    const { written, reads, pull, changes } = await run();
    expect({ written, changes, pull }).toEqual({ written: [], changes: 0, pull: first.pull });
    expect(reads).toBe(9);
  });

  test("after it was merged, and asks little", async () => {
    const { run, merge } = await settingUp();
    await run();
    await merge();
    const { written, reads, pull } = await run({ again: true });
    expect({ written, reads, pull }).toEqual({ written: [], reads: 6, pull: null });
  });

  test("after it was merged and its files were edited", async () => {
    const { run, merge, change, text } = await settingUp();
    await run();
    await merge();
    await change(EN, "name: Ours\n");
    await change(POLICY, "locale: zh-CN\n");
    expect((await run()).written).toEqual([]);
    expect(await text(EN, "main")).toBe("name: Ours\n");
  });

  test("after its pull request was closed", async () => {
    const { run, close } = await settingUp();
    await run();
    await close(1);
    const { written, lines } = await run();
    expect(written).toEqual([]);
    expect(lines.at(-1)).toContain("the pull request #1 was closed without merging");
  });

  test("after a file was deleted that had been merged", async () => {
    const { run, merge, remove } = await settingUp();
    await run();
    await merge();
    await remove(ZH);
    const { written, lines } = await run();
    expect(written).toEqual([]);
    expect(lines.at(-1)).toMatch(/^leave out .*zh-CN.yml: it was proposed by the pull request #1, which was merged/);
  });
});

describe("what a person made is kept", () => {
  test("files on the default branch", async () => {
    const form = "name: Ours\n";
    const { run, paths, text } = await settingUp({ files: { [EN]: form, [POLICY]: "enforcement: advise\n" } });
    await run();
    expect(await paths(OWN)).toEqual([EN, ZH, POLICY]);
    expect([await text(EN, OWN), await text(POLICY, OWN)]).toEqual([form, "enforcement: advise\n"]);
  });

  test("edits on the branch of the open pull request, and what was deleted there stays away", async () => {
    const { run, change, remove, text, paths } = await settingUp();
    await run();
    await change(POLICY, "enforcement: advise\n", OWN);
    await remove(ZH, OWN);
    const { written, lines } = await run();
    expect(written).toEqual([]);
    expect(lines).toContain(`leave out ${ZH}: somebody took it off ${OWN}`);
    expect([await text(POLICY, OWN), await paths(OWN)]).toEqual(["enforcement: advise\n", [EN, POLICY, "README.md"]]);
  });

  test("what was deleted there, also when the language has changed since and its name would be another", async () => {
    const { run, remove } = await settingUp();
    await run({ locale: "zh-CN" });
    await remove(".github/ISSUE_TEMPLATE/1-problem.zh-CN.yml", OWN);
    expect((await run()).written).toEqual([]);
  });

  test("an open pull request, also when a later one of the same branch is closed", async () => {
    const { run, close, carol } = await settingUp();
    const { pull } = await run();
    await close(1);
    await carol.rest.pulls.create({ ...SUPPORT, title: "Mine", head: OWN, base: "main" });
    await close(2);
    await carol.rest.pulls.update({ ...SUPPORT, pull_number: 1, state: "open" });
    expect(await run({ again: true })).toMatchObject({ written: [], pull });
  });

  test("a branch somebody prepared: only what was never there is added, on top", async () => {
    const { run, write, text, paths, pulls, makeBranch } = await settingUp();
    await makeBranch();
    await write(".github/ISSUE_TEMPLATE/problem.en.yml", "name: Ours\n", OWN);
    const { written } = await run();
    expect(written.slice(LABELS)).toEqual(["git/create-tree", "git/create-commit", "git/update-ref", "pulls/create"]);
    expect(await text(".github/ISSUE_TEMPLATE/problem.en.yml", OWN)).toBe("name: Ours\n");
    expect(await paths(OWN)).toEqual([ZH, ".github/ISSUE_TEMPLATE/problem.en.yml", POLICY, "README.md"]);
    expect(await pulls()).toHaveLength(1);
  });

  test("the looks of labels", async () => {
    const { run, carol, labels } = await settingUp();
    await carol.rest.issues.createLabel({ ...SUPPORT, name: "Grade/1-Urgent", color: "000000", description: "Hurry" });
    const { written } = await run();
    expect(written.filter((name) => name === "issues/create-label")).toHaveLength(LABELS - 1);
    expect(await labels()).toContainEqual(expect.objectContaining({ name: "Grade/1-Urgent", color: "000000" }));
  });
});

describe("asked again", () => {
  test("a closed pull request is opened again as it was left", async () => {
    const { run, close, change, text, pulls } = await settingUp();
    await run();
    await change(EN, "name: Ours\n", OWN);
    await close(1);
    const { written, pull } = await run({ again: true });
    expect(written).toEqual(["pulls/update"]);
    expect(await pulls()).toMatchObject([{ number: 1, state: "open", html_url: pull }]);
    expect(await text(EN, OWN)).toBe("name: Ours\n");
  });

  test("a new pull request follows one whose branch is gone", async () => {
    const { run, dropBranch, pulls } = await settingUp();
    await run();
    await dropBranch();
    expect((await run()).written).toEqual([]);
    expect((await run({ again: true })).written).toEqual(PROPOSED);
    expect(await pulls()).toMatchObject([{ number: 2, state: "open" }, { state: "closed" }]);
  });

  test("a new pull request brings back a file that was deleted since the merge, once the old branch is gone", async () => {
    const { run, merge, remove, dropBranch, app } = await settingUp();
    await run();
    await merge();
    await remove(ZH);
    const { written, problem } = await run({ again: true });
    expect(written).toEqual([]);
    expect(problem).toMatch(/^The branch caseworker-setup is left over from the pull request #1, which was merged: /);
    await dropBranch();
    await run({ again: true });
    const { data } = await app.rest.pulls.get({ ...SUPPORT, pull_number: 2 });
    expect(data).toMatchObject({ state: "open", changed_files: 1 });
  });
});
