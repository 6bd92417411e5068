import { describe, expect, test } from "vitest";
import { allLabels } from "../../../src/core/workflow/labels.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { EN, OWN, POLICY, settingUp, ZH } from "./setting-up.ts";

const ALL = [EN, ZH, POLICY, "README.md"];
const LABELS = allLabels(DEFAULT_POLICY).length;

type App = Awaited<ReturnType<typeof settingUp>>["app"];

/** Does something before the first request of the app with this method and path. */
function beforeFirst(app: App, route: string, act: () => Promise<unknown>): void {
  let done = false;
  app.hook.before("request", async ({ method, url }) => {
    if (done || `${method} ${url}` !== route) return;
    done = true;
    await act();
  });
}

const TREES = "POST /repos/{owner}/{repo}/git/trees";
const REFS = "POST /repos/{owner}/{repo}/git/refs";
const PULLS = "POST /repos/{owner}/{repo}/pulls";

describe("others at the same time", () => {
  test("several set-ups make one pull request and no label twice", async () => {
    const { run, pulls, labels, paths } = await settingUp();
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(await pulls()).toHaveLength(1);
    expect(await labels()).toHaveLength(LABELS);
    expect(await paths(OWN)).toEqual(ALL);
  });

  test("somebody edits the branch just then: the edit stays, what is missing comes on top of it", async () => {
    const { run, app, change, text, paths, makeBranch } = await settingUp();
    await makeBranch();
    beforeFirst(app, TREES, () => change("README.md", "# Ours\n", OWN));
    const { problem, written } = await run();
    expect(problem).toBeNull();
    expect(written.filter((name) => name === "git/update-ref")).toHaveLength(2);
    expect([await text("README.md", OWN), await paths(OWN)]).toEqual(["# Ours\n", ALL]);
  });

  test("somebody makes the branch just then: it is taken as it is, and completed", async () => {
    const { run, app, write, text, paths, pulls, makeBranch } = await settingUp();
    beforeFirst(app, REFS, async () => {
      await makeBranch();
      await write(EN, "name: Ours\n", OWN);
    });
    const { problem } = await run();
    expect(problem).toBeNull();
    expect([await text(EN, OWN), await paths(OWN)]).toEqual(["name: Ours\n", ALL]);
    expect(await pulls()).toHaveLength(1);
  });
});

describe("ended at any write, and run again", () => {
  test("a set-up comes to the same end", async () => {
    for (const after of [0, 1, LABELS, LABELS + 1, LABELS + 2, LABELS + 3]) {
      const { run, app, pulls, labels, paths } = await settingUp();
      let left = after;
      app.hook.before("request", ({ method }) => {
        if (method !== "GET" && (left -= 1) === -1) throw new Error("killed");
      });
      await expect(run()).rejects.toThrow("killed");
      expect((await run()).problem).toBeNull();
      expect((await run()).written).toEqual([]);
      expect([(await pulls()).length, (await labels()).length, await paths(OWN)]).toEqual([1, LABELS, ALL]);
    }
  });

  test("also where the write was done and its answer lost", async () => {
    for (const route of [TREES, REFS, PULLS]) {
      const { run, app, pulls, paths } = await settingUp();
      let done = false;
      app.hook.after("request", (_, { method, url }) => {
        if (!done && `${method} ${url}` === route) {
          done = true;
          throw new Error("the answer is lost");
        }
      });
      await expect(run()).rejects.toThrow("the answer is lost");
      expect((await run()).problem).toBeNull();
      expect([(await pulls()).length, await paths(OWN)]).toEqual([1, ALL]);
    }
  });
});

/** GitHub's answer to every request of this kind from now on. */
function answer(app: App, route: string, { status, message }: { status: number; message: string }): void {
  app.hook.before("request", ({ method, url }) => {
    if (`${method} ${url}` === route) throw Object.assign(new Error(message), { status, request: { url } });
  });
}

/** What GitHub says of the repository is changed by this before the app hears it. */
function described(app: App, change: object): void {
  app.hook.after("request", (response, { url }) => {
    if (url === "/repos/{owner}/{repo}") Object.assign(response.data, change);
  });
}

describe("what a person has to mend is said in words", () => {
  test.for([
    ["archived", { archived: true }, "acme/support is archived, so nothing can be written there: unarchive it,"],
    [
      "without issues",
      { has_issues: false },
      "Issues are switched off in acme/support: switch them on in its settings,",
    ],
  ] as const)("a repository that is %s", async ([, change, words]) => {
    const { run, app } = await settingUp();
    described(app, change);
    const { problem, written, lines } = await run();
    expect(problem).toContain(words);
    expect([written, lines]).toEqual([[], []]);
  });

  test("a repository without any commit, which gets its labels", async () => {
    const { run, labels } = await settingUp({ files: {} });
    const { problem } = await run();
    expect(problem).toMatch(/^acme\/support has no commit yet, .*: add a first file, such as a README, then run/);
    expect(await labels()).toHaveLength(LABELS);
  });

  test("a policy that is wrong, with its line", async () => {
    const { run } = await settingUp({ files: { [POLICY]: "version: 1\nsupervisor: li-lei\n" } });
    const { problem, written } = await run();
    expect(problem).toMatch(/^The policy that is written is not in force: .*, line 2: supervisor: .* Mend it first,/);
    expect(written).toEqual([]);
  });

  test("another language than that of the policy", async () => {
    const { run } = await settingUp({ files: { [POLICY]: "locale: en\n" } });
    const { problem, written } = await run({ locale: "zh-CN" });
    expect(problem).toContain("locale: en");
    expect(written).toEqual([]);
  });

  test.for([
    ["a rule against the branch", REFS, 422, "Cannot create ref due to creations being restricted."],
    ["a pull request that is not taken", PULLS, 422, "Validation Failed: custom"],
  ] as const)("%s, after a second try", async ([, route, status, message]) => {
    const { run, app } = await settingUp();
    answer(app, route, { status, message });
    const { problem, lines } = await run();
    expect(problem).toContain(`GitHub refused a part of it: ${message}`);
    expect(lines[0]).toContain("create the labels that are missing: case");
  });

  test.for([
    ["no right to open pull requests", PULLS, 403, "Resource not accessible by integration"],
    ["a repository that is not there", "GET /repos/{owner}/{repo}", 404, "Not Found"],
  ] as const)("%s", async ([, route, status, message]) => {
    const { run, app } = await settingUp();
    answer(app, route, { status, message });
    const { problem } = await run();
    expect(problem).toMatch(new RegExp(`^The app cannot work on acme/support: ${message} Install it there and accept`));
  });

  test.for([
    [502, "Bad Gateway"],
    [429, "Too many requests"],
  ] as const)("but %i passes by itself, and is thrown", async ([status, message]) => {
    const { run, app } = await settingUp();
    answer(app, TREES, { status, message });
    await expect(run()).rejects.toThrow(message);
  });
});
