import { generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { client, SETUP, SUPPORT } from "../sandbox/world.ts";
import { setup } from "../../src/verbs/setup.ts";
import type { SetupOptions } from "../../src/verbs/setup.ts";
import { reached } from "./sandbox.ts";

const TOLD = { dryRun: false, again: false, locale: null, installation: null };

/** Runs the verb; the sandbox's address is `HOST` in what is said. */
async function run(env: Record<string, string>, told: Partial<SetupOptions> = {}, repository = "acme/support") {
  const said: string[] = [];
  const terminal = {
    write: (text: string) => void said.push(...text.replaceAll(env["GHE_HOST"] ?? "", "HOST").split("\n")),
  };
  const code = await setup(repository, { env, ...TOLD, ...told }, terminal);
  return { code, said };
}

const [EN, ZH, POLICY] = [
  ".github/ISSUE_TEMPLATE/1-problem.en.yml",
  ".github/ISSUE_TEMPLATE/2-problem.zh-CN.yml",
  ".github/caseworker.yml",
];

describe("setup", () => {
  test("prints the plan and its reasons in a dry run, and does nothing", async () => {
    const { env, sandbox, pulls } = await reached();
    expect(await run(env, { dryRun: true })).toEqual({
      code: 0,
      said: [
        "acme/support",
        expect.stringMatching(/^ {2}create the labels that are missing: case stage\/intake/),
        `  write ${EN}: it is missing on main`,
        `  write ${ZH}: it is missing on main`,
        `  write ${POLICY}: it is missing on main`,
        "  open a pull request from caseworker-setup into main",
        "Nothing was done.",
      ],
    });
    expect(await pulls()).toEqual([]);
    const written = sandbox.requests().filter(({ method }) => method !== "GET");
    expect(new Set(written.map(({ operation }) => operation))).toEqual(
      new Set(["apps/create-installation-access-token"]),
    );
  });

  test("opens the pull request and says where it is; run again it finds nothing to do", async () => {
    const { env, pulls } = await reached();
    const first = await run(env);
    expect(first).toMatchObject({ code: 0 });
    expect(first.said.slice(-2)).toEqual(["Pull request: http://HOST/acme/support/pull/1", "Done."]);
    const second = await run(env);
    expect(second.said.slice(-2)).toEqual(["Pull request: http://HOST/acme/support/pull/1", "There is nothing to do."]);
    expect(await pulls()).toMatchObject([{ title: "Set up Caseworker", state: "open" }]);
  });

  test("speaks the language that is asked for", async () => {
    const { env, pulls } = await reached();
    const { said } = await run(env, { locale: "zh-CN" });
    expect(said).toContain("  从 caseworker-setup 向 main 打开拉取请求");
    expect(await pulls()).toMatchObject([{ title: "启用 Caseworker" }]);
  });

  test("opens a closed pull request when it is asked again", async () => {
    const { env, sandbox, pulls } = await reached();
    await run(env);
    const { rest } = client(sandbox, "t-dan");
    await rest.pulls.update({ ...SUPPORT, pull_number: 1, state: "closed" });
    expect((await run(env)).said.at(-1)).toBe("There is nothing to do.");
    expect((await run(env, { again: true })).said.at(-1)).toBe("Done.");
    expect(await pulls()).toMatchObject([{ number: 1, state: "open" }]);
  });

  test("writes with a token for that repository only, and no more rights than it needs", async () => {
    const { env, tokens } = await reached();
    await run(env);
    // One to write, and that of the installation, which reads the policy.
    const permissions = { contents: "write", issues: "write", pull_requests: "write" };
    expect(tokens).toEqual([{ repositories: ["support"], permissions }, {}]);
  });

  test("keeps nothing on this machine", async () => {
    const { env } = await reached();
    await run(env);
    expect(existsSync(env["DATA_DIR"] ?? "")).toBe(false);
  });
});

const LACKING = { ...SETUP.app, permissions: { issues: "write", contents: "write", metadata: "read" } as const };

describe("what cannot be is said in words", () => {
  test.for([
    ["a repository without the app", "acme/other", /^The app cannot work on acme\/other: .* Install it there/],
    ["a repository that is not there", "acme/nothing", /^The app cannot work on acme\/nothing: .* Install it there/],
    ["an owner without the app", "eve/nothing", /^The app cannot work on eve\/nothing: .* Install it there/],
  ] as const)("%s", async ([, repository, words]) => {
    const other = { owner: "acme", name: "other", collaborators: {}, files: { a: "b" }, installed: false };
    const support = { owner: "acme", name: "support", collaborators: { dan: "admin" as const }, files: { a: "b" } };
    const { env } = await reached({ repositories: [support, other] });
    const { code, said } = await run(env, {}, repository);
    expect({ code, said: said.at(-1) }).toEqual({ code: 1, said: expect.stringMatching(words) });
  });

  test("an app that was not granted what a set-up needs: nothing is written", async () => {
    const { env, sandbox } = await reached({ app: LACKING });
    const { code, said } = await run(env);
    expect({ code, said: said.at(-1) }).toEqual({
      code: 1,
      said: expect.stringMatching(/^The app cannot work on acme\/support: .* accept the permissions that it asks for/),
    });
    const { rest } = client(sandbox, "t-dan");
    expect((await rest.issues.listLabelsForRepo(SUPPORT)).data).toEqual([]);
  });

  test("a key that is not the app's", async () => {
    const { env } = await reached();
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const { code, said } = await run({ ...env, PRIVATE_KEY: privateKey });
    expect({ code, said: said.at(-1) }).toEqual({
      code: 1,
      said: expect.stringMatching(/^acme\/support cannot be set up now: .*see APP_ID and PRIVATE_KEY.*run it again\.$/),
    });
  });

  test("GitHub that does not answer", async () => {
    const { env } = await reached();
    const { code, said } = await run({ ...env, GHE_HOST: "127.0.0.1:1" });
    expect({ code, said: said.at(-1) }).toEqual({
      code: 1,
      said: expect.stringMatching(/^acme\/support cannot be set up now: .*run it again\.$/),
    });
  });

  test.for([
    ["no repository", "acme", {}, "expected a repository as OWNER/REPO, e.g. acme/support; found acme"],
    ["a case", "acme/support#1", {}, "expected a repository as OWNER/REPO, e.g. acme/support; found acme/support#1"],
    ["an unknown language", "acme/support", { locale: "fr" }, "expected --locale en or zh-CN; found fr"],
    [
      "no installation",
      "acme/support",
      { installation: "abc" },
      "expected --installation with the number of the app's",
    ],
  ] as const)("%s, before anything is read", async ([, repository, told, words]) => {
    await expect(run({}, told, repository)).rejects.toThrow(words);
  });
});
