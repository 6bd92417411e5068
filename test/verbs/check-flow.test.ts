/** From the webhook of a pull request to the check on it, through the running service. */
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../../src/settings.ts";
import { startService } from "../../src/verbs/service.ts";
import { client, SUPPORT } from "../sandbox/world.ts";
import { POLICY } from "./proposing.ts";
import { reached } from "./sandbox.ts";

test("a pull request that changes the policy gets its check, and again when it changes", async () => {
  const { sandbox, env } = await reached();
  const log = pino({ level: "silent" });
  const service = await startService({ settings: readSettings(env), log, now: () => sandbox.now() });
  onTestFinished(() => service.stop());
  sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
  const { rest } = client(sandbox, "t-dan");
  const checks = async (ref: string) => {
    await sandbox.settled();
    await service.worker.drain();
    return (await rest.checks.listForRef({ ...SUPPORT, ref })).data.check_runs.map(({ conclusion }) => conclusion);
  };
  const write = async (text: string, sha: { sha?: string } = {}) => {
    const content = Buffer.from(text).toString("base64");
    const at = { ...SUPPORT, path: POLICY, branch: "change", message: "m", content, ...sha };
    return (await rest.repos.createOrUpdateFileContents(at)).data;
  };

  const { data: main } = await rest.git.getRef({ ...SUPPORT, ref: "heads/main" });
  await rest.git.createRef({ ...SUPPORT, ref: "refs/heads/change", sha: main.object.sha });
  const first = await write("locale: fr\n");
  await rest.pulls.create({ ...SUPPORT, title: "Speak French", head: "change", base: "main" });
  expect(await checks(first.commit.sha ?? "")).toEqual(["failure"]);

  const second = await write("locale: zh-CN\n", { sha: first.content?.sha ?? "" });
  expect(await checks(second.commit.sha ?? "")).toEqual(["success"]);
  expect(await service.nextDue()).toBeNull();
});
