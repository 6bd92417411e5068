import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import { look } from "../../src/verbs/look.ts";
import type { LookOptions } from "../../src/verbs/look.ts";
import { actOrHandOver } from "../../src/verbs/own-queue.ts";
import { UsageError } from "../../src/verbs/usage.ts";
import { run, serve } from "./program.ts";
import { anotherKey, appSaid, person, stageOnCard, SUPPORT, town } from "./town.ts";
import type { Town } from "./town.ts";

/** Looks in this process: what was said, and the exit code. */
async function looked(here: Town, key: string, options: Partial<LookOptions> = {}) {
  const said: string[] = [];
  const told = { env: { ...here.env, LOG_LEVEL: "silent" }, dryRun: false, verbose: false, installation: null };
  const code = await look(key, { ...told, ...options }, { write: (text) => void said.push(text) });
  return { code, said: said.join("\n") };
}

/** The requests that change something; tokens change nothing. */
function writes({ standIn }: Town): string[] {
  return standIn.requests.filter((route) => !route.startsWith("GET") && !route.endsWith("/access_tokens"));
}

const FIRST_PLAN = `acme/support#1  Payment fails
  open, case
Heard since the last look:
  lin-mei (submitter) opened the case
  lin-mei (submitter) the form was read
  caseworker (Caseworker) moved it to 2 · Grading
  caseworker (Caseworker) suggests the grade 2 · important: Some people · Work goes on, but with difficulty
  caseworker (Caseworker) routed it to Backend
  caseworker (Caseworker) assigned it to wang-wei
To be done:
  put on stage/grading department/backend
  assign wang-wei
  write the card
Next look: in 1 h, at 2026-11-23 02:00 (UTC), or when something happens`;

describe("look", { timeout: 30_000 }, () => {
  test("prints the case, what was heard, what is to be done, and the next look; and does it", async () => {
    const here = await town();
    const issue = here.open("Payment fails");
    expect(await looked(here, `${SUPPORT}#1`)).toEqual({ code: 0, said: `${FIRST_PLAN}\nDone.` });
    expect(stageOnCard(here, issue)).toBe(2);
    const again = await looked(here, `${SUPPORT}#1`);
    expect(again.said).toContain("Heard since the last look:\n  nothing\nTo be done:\n  nothing\n");
    expect(appSaid(here, issue, "record")).toHaveLength(1);
  });

  test("does nothing in a dry run: no write, no file, no secret", async () => {
    const here = await town();
    here.open("Payment fails");
    const { code, said } = await looked(here, `${SUPPORT}#1`, { dryRun: true });
    expect({ code, said }).toEqual({ code: 0, said: `${FIRST_PLAN}\nNothing was done.` });
    expect(writes(here)).toEqual([]);
    expect(existsSync(join(here.folder, "data"))).toBe(false);
  });

  test("shows every text that it would write when asked, without what is hidden in it", async () => {
    const here = await town();
    const issue = here.open("Payment fails");
    here.say("li-lei", issue, "/grade 2");
    const { said } = await looked(here, `${SUPPORT}#1`, { dryRun: true, verbose: true });
    expect(said).toMatch(/post the notice assigned.*\n {4}\| @wang-wei.* grade 2/);
    expect(said).toMatch(/write the card\n {4}\| ### TK202611230001 · 2 · /);
    expect(said).not.toContain("<!--");
  });

  test("says people's words as they were typed, and nothing in them steers the terminal", async () => {
    const here = await town();
    const issue = here.open("Pay_ment *fails*\u001B[31m \u202Eagain");
    here.say("li-lei", issue, "/grade 2 it_hurts *everybody* & <all>\u0007");
    const { said } = await looked(here, `${SUPPORT}#1`, { dryRun: true });
    expect(said).toContain("acme/support#1  Pay_ment *fails*[31m again\n");
    expect(said).toContain("li-lei (supervisor) set the grade to 2 · important: it_hurts *everybody* & <all>\n");
  });

  test("speaks the team's language", async () => {
    const here = await town({ policy: "locale: zh-CN\nversion: 1\n" });
    here.open("支付失败");
    expect((await looked(here, `${SUPPORT}#1`, { dryRun: true })).said).toContain("lin-mei (提交人)");
  });
});

describe("of what is no case", () => {
  test.each<[string, string, RegExp]>([
    ["a missing issue", `${SUPPORT}#7`, /^acme\/support#7 is no case: there is no such issue, or .*\.$/],
    ["an ordinary issue", `${SUPPORT}#1`, /^acme\/support#1 is no case: it does not carry the label "case", .*\.$/],
    ["an unknown repository", "acme/nothing#1", /^acme\/nothing#1 is no case: there is no such issue, or .*\.$/],
  ])("%s it says so, and ends with 1", async (_, key, message) => {
    const here = await town();
    here.tracker.open(person("lin-mei"), { title: "Hello", body: "", labels: [] });
    const { code, said } = await looked(here, key);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(message) });
    expect(writes(here)).toEqual([]);
  });
});

describe("look that cannot be", { timeout: 30_000 }, () => {
  test.each(["acme/support", "acme#1", "acme/support#", "https://github.com/acme/support/issues/1", ""])(
    "of “%s” says what was expected",
    async (key) => {
      const looking = looked(await town(), key);
      await expect(looking).rejects.toThrow(
        new UsageError(`expected a case as OWNER/REPO#NUMBER, e.g. acme/support#17; found ${key}`),
      );
    },
  );

  test("where the app is not installed says so", async () => {
    const here = await town({ lacks: [/installation/] });
    const { code, said } = await looked(here, `${SUPPORT}#1`);
    expect(code).toBe(1);
    expect(said).toMatch(/^acme\/support#1 cannot be looked at: .*The app is not installed on acme\/support/);
  });

  test("where GitHub cannot say where the app is installed can be told", async () => {
    const here = await town({ lacks: [/^GET .*installation/] });
    here.open("Payment fails");
    expect(await looked(here, `${SUPPORT}#1`, { installation: "71" })).toMatchObject({ code: 0 });
  });

  test.each(["abc", "0", "-1", "1e3", ""])("is not told an installation as %j", async (installation) => {
    await expect(looked(await town(), `${SUPPORT}#1`, { installation })).rejects.toThrow(
      new UsageError(`expected --installation with the number of the app's installation; found ${installation}`),
    );
  });

  test("where a web page stands in the place of GitHub says which settings to see", async () => {
    const page = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<p>Welcome</p>"));
    await once(page.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void page.close());
    const { env } = await town();
    const host = { ...env, GHE_HOST: `127.0.0.1:${(page.address() as AddressInfo).port}`, LOG_LEVEL: "silent" };
    expect(await looked(await town(), `${SUPPORT}#1`, { env: host })).toEqual({
      code: 1,
      said:
        `${SUPPORT}#1 cannot be looked at: GitHub did not answer: see GHE_HOST and GHE_PROTOCOL, and whether it is up ` +
        "(a web page came in the place of an answer)",
    });
  });

  test("with a key that GitHub does not take says which settings to see", async () => {
    const here = await town({ publicKey: anotherKey() });
    const { code, said } = await looked(here, `${SUPPORT}#1`);
    expect(code).toBe(1);
    expect(said).toContain("GitHub does not take the app's key: see APP_ID and PRIVATE_KEY");
  });

  test("while nothing listens there says which settings to see", async () => {
    const here = await town();
    const { code, said } = await looked(here, `${SUPPORT}#1`, {
      env: { ...here.env, GHE_HOST: "127.0.0.1:1", LOG_LEVEL: "silent" },
    });
    expect(code).toBe(1);
    expect(said).toContain("GitHub did not answer: see GHE_HOST and GHE_PROTOCOL");
  });

  test("with a secret that did not sign the case refuses to write it anew", async () => {
    const here = await town();
    here.open("Payment fails");
    await looked(here, `${SUPPORT}#1`);
    const before = writes(here).length;
    const env = { ...here.env, DATA_DIR: join(here.folder, "elsewhere"), LOG_LEVEL: "silent" };
    await expect(looked(here, `${SUPPORT}#1`, { env })).rejects.toThrow(
      "expected the server's DATA_DIR, or its RECORD_SECRET",
    );
    expect(writes(here)).toHaveLength(before);
  });
});

test("where servers share the queue, one of them is told to look", async () => {
  const queue = openEmbeddedQueue(":memory:", { now: () => 0, random: () => 0 });
  expect(await actOrHandOver(queue, `${SUPPORT}#1`, { shared: true, act: expect.unreachable })).toBe("handed over");
  expect(await queue.take()).toMatchObject({ key: `${SUPPORT}#1` });
  await queue.close();
});

describe("look in a process of its own", { timeout: 30_000 }, () => {
  test("beside a running server leaves the case to it, but shows its plan", async () => {
    const here = await town();
    await serve(here.env);
    here.open("Payment fails");
    expect(await run(["look", `${SUPPORT}#1`], here.env)).toEqual({
      code: 2,
      out: "",
      err: "caseworker: a running server works here and looks by itself; --dry-run shows what it would do\n",
    });
    expect(await run(["look", `${SUPPORT}#1`, "--dry-run"], here.env)).toEqual({
      code: 0,
      out: `${FIRST_PLAN}\nNothing was done.\n`,
      err: "",
    });
  });

  test("keeps when to look next for the server that comes after it", async () => {
    const here = await town();
    here.open("Payment fails");
    expect(await run(["look", `${SUPPORT}#1`], here.env)).toMatchObject({ code: 0, err: "" });
    const queue = openEmbeddedQueue(join(here.folder, "data", "queue.sqlite"), { now: () => 0, random: () => 0 });
    onTestFinished(() => queue.close());
    expect(await queue.nextDue()).toBeGreaterThan(0);
  });

  test("says what is missing as serve does", async () => {
    const { code, err } = await run(["look", `${SUPPORT}#1`], {});
    expect(code).toBe(2);
    expect(err).toMatch(/^caseworker: missing: APP_ID .*\n$/);
  });
});
