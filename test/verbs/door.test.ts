/** Webhooks on their way into a real queue: nothing is acknowledged that is not stored. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../src/queue/database.ts";
import { embeddedQueueIn } from "../../src/queue/embedded.ts";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { createSeal } from "../../src/seal.ts";
import { createDoor } from "../../src/verbs/door.ts";
import type { DoorOptions } from "../../src/verbs/door.ts";
import { createHub } from "../../src/verbs/hub.ts";
import { createWatch } from "../../src/verbs/watch/watch.ts";
import { listen } from "../../src/web/listen.ts";
import { startProxy } from "../postgres/proxy.ts";
import { usePostgres } from "../postgres/use.ts";
import { PRIVATE_KEY } from "./town.ts";
import { commentOn, headersOf, SECRET, send, signed } from "./webhook.ts";

const log = pino({ level: "silent" });

const OPTIONS = { now: Date.now, random: Math.random };

/** A door that stands open until the test ends, and how to ask whether it is ready. */
async function open(queue: Queue, changed: Partial<DoorOptions["settings"]> = {}) {
  const place = { host: "127.0.0.1", port: 0 };
  const app = { appId: 1, privateKey: PRIVATE_KEY, webhookSecret: SECRET, baseUrl: "http://127.0.0.1:9/api/v3" };
  const settings = { ...place, ...app, logLevel: "silent", dataDir: "", recordSecret: null, ...changed };
  const hub = createHub({ settings, log, clock: Date.now, seal: createSeal(SECRET) });
  const watch = createWatch({ log, now: Date.now });
  const server = await listen(await createDoor({ hub, queue, settings, watch, log }), place);
  onTestFinished(() => server.close());
  const ready = async () => (await fetch(`${server.url}/readyz`)).status;
  return { url: `${server.url}/api/github/webhooks`, ready, get: (path: string) => fetch(`${server.url}${path}`) };
}

/** A queue in a file, and how large the file may be, in pages. */
function fileQueue() {
  const folder = mkdtempSync(join(tmpdir(), "caseworker-door-"));
  const database = openDatabase(join(folder, "queue.sqlite"));
  const queue = embeddedQueueIn(database, OPTIONS);
  onTestFinished(async () => {
    await queue.close();
    rmSync(folder, { recursive: true });
  });
  return { queue, limit: (pages: number) => database.exec(`PRAGMA max_page_count = ${pages}`) };
}

async function keysOf(queue: Queue): Promise<string[]> {
  return (await queue.known("acme/")).map(({ key }) => key);
}

describe("a webhook", () => {
  test("is stored when it is answered", async () => {
    const { queue } = fileQueue();
    const { url } = await open(queue);
    expect(await send(url, "issue_comment", commentOn(17))).toBe(202);
    expect(await keysOf(queue)).toEqual(["acme/support#17"]);
  });

  test("may be signed with the secret before, while it is named", async () => {
    const body = JSON.stringify(commentOn(17));
    const headers = headersOf(body, "issue_comment", { "x-hub-signature-256": signed(body, "the old secret") });
    const statusAt = async (url: string) => (await fetch(url, { method: "POST", body, headers })).status;
    const { queue } = fileQueue();
    const [changing, changed] = [await open(queue, { webhookSecretOld: "the old secret" }), await open(queue)];
    expect([await statusAt(changing.url), await statusAt(changed.url)]).toEqual([202, 401]);
    expect(await send(changing.url, "issue_comment", commentOn(18))).toBe(202);
  });

  test("of a bot does not wait for GitHub to say who the app is", async () => {
    const { queue } = fileQueue();
    const { url } = await open(queue);
    const bot = { ...commentOn(17), action: "edited", sender: { login: "labeler[bot]", type: "Bot" } };
    expect(await send(url, "issue_comment", bot)).toBe(202);
    expect(await keysOf(queue)).toEqual(["acme/support#17"]);
  });
});

describe("while the disk is full", () => {
  test("nothing is acknowledged that is not stored, and it is not ready; then it goes on", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const { queue, limit } = fileQueue();
    const { url, ready } = await open(queue);
    limit(60);
    const acknowledged: string[] = [];
    let status = 202;
    for (let number = 1; status === 202; number += 1) {
      const name = `acme/support-${"x".repeat(2_000)}`;
      status = await send(url, "issue_comment", commentOn(number, name));
      if (status === 202) acknowledged.push(`${name}#${number}`);
    }
    expect(status).toBe(503);
    expect(await ready()).toBe(503);
    expect((await keysOf(queue)).toSorted()).toEqual(acknowledged.toSorted());
    limit(1_000);
    vi.advanceTimersByTime(1_000);
    expect([await ready(), await send(url, "issue_comment", commentOn(17))]).toEqual([200, 202]);
  });
});

describe("while the database is away", () => {
  const database = usePostgres();

  test("nothing is acknowledged, and it is not ready; then it goes on", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const proxy = await startProxy(database.url);
    onTestFinished(proxy.stop);
    const queue = await openPostgresQueue(proxy.url, { ...OPTIONS, schema: database.schema });
    onTestFinished(() => queue.close());
    const { url, ready, get } = await open(queue);
    expect([await ready(), await send(url, "issue_comment", commentOn(1))]).toEqual([200, 202]);
    proxy.cut();
    vi.advanceTimersByTime(1_000);
    expect([await ready(), await send(url, "issue_comment", commentOn(2))]).toEqual([503, 503]);
    expect(await (await get("/metrics")).text()).toContain("caseworker_queue_up 0");
    expect((await get("/healthz")).status).toBe(200);
    proxy.restore();
    vi.advanceTimersByTime(1_000);
    expect([await ready(), await send(url, "issue_comment", commentOn(3))]).toEqual([200, 202]);
    expect(await keysOf(queue)).toEqual(["acme/support#1", "acme/support#3"]);
  });
});
