/** Starting and stopping `serve` in a process of its own. */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { run, serve } from "./program.ts";
import type { Environment } from "./program.ts";
import { appSaid, stageOnCard, town } from "./town.ts";

/** Settings with which nothing needs to be reached. */
function offline({ env }: { env: Environment }): Environment {
  return { ...env, HOST: "127.0.0.1", PORT: "0" };
}

/** As if Node were an older one, but for what it can read. */
const OLD = "--import=data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.2'}})";

test("the program under a Node that is too old says which it needs, and ends with 2", { timeout: 30_000 }, async () => {
  const { code, out, err } = await run(["check", "x"], { NODE_OPTIONS: OLD });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^caseworker: expected Node 22\.18 or newer, found 20\.20\.2; npx caseworker, .*\n$/);
});

describe("serve does not start, says why in one line, and ends with 2", { timeout: 30_000 }, () => {
  test("without anything", async () => {
    expect(await run(["serve"], {})).toEqual({
      code: 2,
      out: "",
      err:
        "caseworker: missing: APP_ID (the number of the GitHub App), " +
        "WEBHOOK_SECRET (the secret of the GitHub App's webhook, not Probot's default), " +
        "PRIVATE_KEY or PRIVATE_KEY_PATH (the GitHub App's private key, as PEM or the file of it)\n",
    });
  });

  test.each<[string, Environment, RegExp]>([
    [
      "with Probot's default secret",
      { WEBHOOK_SECRET: "development" },
      /^caseworker: unusable: WEBHOOK_SECRET \(.+\)\n$/,
    ],
    ["with a port that is none", { PORT: "http" }, /^caseworker: unusable: PORT \(0 to 65535; found "http"\)\n$/],
    ["with a host that is none", { HOST: "256.0.0.1" }, /^caseworker: cannot start: .*256\.0\.0\.1.*\n$/],
  ])("%s", async (_, changed, why) => {
    const { code, out, err } = await run(["serve"], { ...offline(await town()), ...changed });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(why);
  });

  test("on a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { code, err } = await run(["serve"], { ...offline(await town()), PORT: String(port) });
    expect(code).toBe(2);
    expect(err).toBe(`caseworker: cannot start: another program listens on 127.0.0.1:${port} (HOST, PORT)\n`);
  });

  test("where a file stands in the place of its folder", async () => {
    const { folder, env } = await town();
    const file = join(folder, "file");
    writeFileSync(file, "");
    const { code, err } = await run(["serve"], { ...offline({ env }), DATA_DIR: join(file, "data") });
    expect(code).toBe(2);
    expect(err).toMatch(/^caseworker: cannot start: .*file\/(data|record-secret).*\n$/);
  });

  test("beside another that works in the same folder", async () => {
    const { env } = await town();
    await serve(env);
    const { code, err } = await run(["serve"], offline({ env }));
    expect(code).toBe(2);
    expect(err).toMatch(/^caseworker: cannot start: The queue file .* is open in another process\..*\n$/);
  });
});

test("serve that runs tells what is parked, also with its queue in a file", { timeout: 30_000 }, async () => {
  const { env } = await town();
  await serve(env);
  expect(await run(["parked"], env)).toEqual({ code: 0, out: "No case is parked.\n", err: "" });
});

describe("serve that is told to stop", { timeout: 30_000 }, () => {
  test.each<[NodeJS.Signals]>([["SIGTERM"], ["SIGINT"]])("by %s ends with 0 when nothing runs", async (signal) => {
    const running = await serve((await town()).env);
    running.signal(signal);
    expect(await running.ended).toBe(0);
  });

  test("takes no more webhooks, finishes the look that runs, and ends with 0", async () => {
    const here = await town();
    const running = await serve(here.env);
    here.sendTo(running.url);
    const frozen = here.standIn.freezeAt(/^POST .*\/labels$/);
    const issue = here.open("Payment fails");
    await running.meanwhile(frozen);
    running.signal("SIGTERM");
    await refusing(running.url);
    expect(appSaid(here, issue, "record")).toEqual([]);
    here.standIn.thaw();
    expect(await running.ended).toBe(0);
    expect(stageOnCard(here, issue)).toBe(2);
  });
});

/** Resolves when nobody takes connections there any more. */
async function refusing(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    try {
      await once(socket, "connect");
    } catch {
      return;
    } finally {
      socket.destroy();
    }
  }
}
