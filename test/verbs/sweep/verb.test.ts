/** `caseworker sweep`, over the sandbox: nobody serves. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openQueue } from "../../../src/queue/open.ts";
import { sweep } from "../../../src/verbs/sweep.ts";
import { SUPPORT } from "../../sandbox/world.ts";
import { HOUR, office } from "./office.ts";
import type { Office } from "./office.ts";

/** Runs it to its end. */
async function swept(
  { env }: Pick<Office, "env">,
  { name = "acme/support", ...flags }: { name?: string; dryRun?: boolean; installation?: string } = {},
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const options = { dryRun: false, installation: null, ...flags, env };
  const code = await sweep(name, options, { write: (text) => void lines.push(text) });
  return { code, said: lines.join("\n") };
}

/** So many new cases, an hour old. */
async function opened(count: number): Promise<Office> {
  const here = await office();
  for (let made = 0; made < count; made++) await here.open();
  here.sandbox.advance(HOUR);
  return here;
}

async function stages({ as }: Office, count: number): Promise<boolean[]> {
  const issues = Array.from({ length: count }, (_, index) =>
    as("dan").rest.issues.get({ ...SUPPORT, issue_number: index + 1 }),
  );
  return (await Promise.all(issues)).map(({ data }) => JSON.stringify(data.labels).includes("stage/"));
}

test("new cases are looked at, and each is told with its number and what was done", async () => {
  const here = await opened(3);
  const { code, said } = await swept(here);
  expect(code).toBe(0);
  expect(said).toContain("acme/support: 3 open cases, 3 to be looked at");
  for (const nth of ["1 of 3", "2 of 3", "3 of 3"]) expect(said).toContain(nth);
  expect(said).toMatch(/3 looks went well\.$/);
  expect(await stages(here, 3)).toEqual([true, true, true]);
});

test("the second time nothing is looked at, and few requests tell so", async () => {
  const here = await opened(3);
  await swept(here);
  here.sandbox.advance(HOUR);
  await swept(here);
  here.sandbox.advance(HOUR);
  here.asked();
  const { code, said } = await swept(here);
  expect([code, said]).toEqual([0, "acme/support: 3 open cases, none is to be looked at\n0 looks went well."]);
  expect(here.asked().toSorted()).toEqual([
    "apps/create-installation-access-token",
    "apps/get-repo-installation",
    "issues/list-for-repo",
    "issues/list-for-repo",
    "repos/get",
  ]);
});

test("what changed since is looked at, and what has come due", async () => {
  const here = await opened(3);
  await swept(here);
  here.sandbox.advance(HOUR);
  await swept(here);
  here.sandbox.advance(HOUR);
  await here.say("dan", 2, "/grade 2");
  const queue = await openQueue(
    { databaseUrl: null, dataDir: here.env["DATA_DIR"] ?? "" },
    { now: () => 0, random: () => 0 },
  );
  await queue.put("acme/support#3");
  await queue.put("acme/other#1");
  await queue.close();
  const { said } = await swept(here);
  expect(said).toMatch(/^1 of 1 +acme\/support#2$/m);
  expect(said).toMatch(/^was due +acme\/support#3$/m);
  expect(said).not.toMatch(/#1\b/);
});

test("a repository that is spelt otherwise is the same", async () => {
  const here = await opened(1);
  await swept(here, { name: "Acme/SUPPORT" });
  here.looked();
  const { said } = await swept(here);
  expect(said).toContain("acme/support: 1 open cases");
});

describe("a dry run", () => {
  test("says what would be looked at and why, writes nothing, and makes no queue", async () => {
    const here = await opened(2);
    const { code, said } = await swept(here, { dryRun: true });
    expect(code).toBe(0);
    expect(said).toContain("acme/support#2: changed since");
    expect(said).toMatch(/Nothing was done\.$/);
    expect(await stages(here, 2)).toEqual([false, false]);
    expect(existsSync(join(here.env["DATA_DIR"] ?? "", "queue.sqlite"))).toBe(false);
  });

  test("beside a running server says that what it knows cannot be seen", async () => {
    const here = await opened(1);
    await here.start();
    const { code, said } = await swept(here, { dryRun: true });
    expect(code).toBe(0);
    expect(said).toContain("The queue cannot be read");
  });
});

describe("what goes wrong", () => {
  test("one look that fails is told, the others go on, and the exit code says so", async () => {
    const here = await opened(3);
    const wrong = { operation: "issues/get", when: ({ path }: { path: string }) => path.endsWith("/2") };
    here.sandbox.fault({ ...wrong, answer: 422 });
    const { code, said } = await swept(here);
    expect(code).toBe(1);
    expect(said).toContain("failed:");
    expect(said).toContain("2 looks went well; 1 failed");
    expect(await stages(here, 3)).toEqual([true, false, true]);
  });

  test("when GitHub goes away it ends, and the next one does the rest", async () => {
    const here = await opened(12);
    const away = here.sandbox.fault({
      operation: "issues/get",
      after: 6,
      answer: 502,
      times: Number.POSITIVE_INFINITY,
    });
    const { code, said } = await swept(here);
    expect(code).toBe(1);
    expect(said).toContain("cannot be swept now: GitHub did not answer");
    expect((await stages(here, 12)).filter(Boolean).length).toBeLessThan(12);
    away.lift();
    expect((await swept(here)).code).toBe(0);
    expect((await stages(here, 12)).every(Boolean)).toBe(true);
  });

  test("beside a running server it says what to do", async () => {
    const here = await opened(1);
    await here.start();
    await expect(swept(here)).rejects.toThrow("a running server works here");
  });

  test("where the secret of the records is missing nothing is written", async () => {
    const here = await opened(2);
    await swept(here);
    const before = await here.said(1);
    const lost = { ...here, env: { ...here.env, DATA_DIR: `${here.env["DATA_DIR"]}-other` } };
    await expect(swept(lost)).rejects.toThrow("signed with a secret that is not here");
    await expect(swept(lost)).rejects.toThrow("signed with a secret that is not here");
    expect(await here.said(1)).toEqual(before);
  });

  test("a repository that is none is refused, and one that is not there is told", async () => {
    const here = await office();
    await expect(swept(here, { installation: "abc" })).rejects.toThrow("expected --installation with the number");
    await expect(swept(here, { name: "acme" })).rejects.toThrow("expected a repository as OWNER/REPO");
    const { code, said } = await swept(here, { name: "acme/nothing" });
    expect(code).toBe(1);
    expect(said).toBe("acme/nothing has no issues, or the app may not see them.");
  });
});
