import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSettings } from "../../src/settings.ts";
import { startService } from "../../src/verbs/service.ts";
import { reached } from "./sandbox.ts";
import type { Reached } from "./sandbox.ts";

/** The service receives the sandbox's webhooks; what it logs is kept. */
async function serving({ sandbox, env }: Reached) {
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
  const service = await startService({ settings: readSettings(env), log, now: () => sandbox.now() });
  sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
  onTestFinished(async () => {
    sandbox.deliverTo(null);
    await service.stop();
  });
  const settle = async () => {
    await sandbox.settled();
    await service.worker.drain();
    await sandbox.settled();
  };
  return { logged: () => logged.join(""), settle, nextDue: service.nextDue };
}

function repository(name: string, files: Record<string, string> = { "README.md": "# Here\n" }) {
  return { owner: "acme", name, collaborators: { dan: "admin" as const }, files, installed: false };
}

describe("where the app is installed", () => {
  test("the repository is set up by itself, once however often the event comes", async () => {
    const there = await reached({ repositories: [repository("support")] });
    const { settle, nextDue } = await serving(there);
    await there.sandbox.installOn({ owner: "acme", repo: "support" });
    await settle();
    expect(await there.pulls()).toMatchObject([{ title: "Set up Caseworker", state: "open" }]);
    const [delivery] = there.sandbox.deliveries();
    await there.sandbox.redeliver(delivery?.guid ?? "");
    await settle();
    expect(await there.pulls()).toHaveLength(1);
    expect(await nextDue()).toBeNull();
  });

  test("a repository that comes later is set up as well", async () => {
    const there = await reached({ repositories: [repository("other"), repository("support"), repository("third")] });
    const { settle } = await serving(there);
    await there.sandbox.installOn({ owner: "acme", repo: "other" });
    await settle();
    expect(await there.pulls()).toHaveLength(0);
    await there.sandbox.installOn({ owner: "acme", repo: "support" });
    await settle();
    expect(await there.pulls()).toHaveLength(1);
  });

  test("what a person has to mend is logged, and not tried for ever", async () => {
    const there = await reached({ repositories: [repository("support", {})] });
    const { settle, logged, nextDue } = await serving(there);
    await there.sandbox.installOn({ owner: "acme", repo: "support" });
    await settle();
    expect(logged()).toContain("acme/support has no commit yet");
    expect(await nextDue()).toBeNull();
  });
});
