/** `serve` in a process of its own, under webhooks that come in without end, while its database goes and comes back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "pg";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import { emptyDatabase } from "../postgres/empty.ts";
import { startServer } from "../postgres/server.ts";
import type { Halt, Server } from "../postgres/server.ts";
import { serve } from "../verbs/program.ts";
import { town } from "../verbs/town.ts";
import { commentOn, send } from "../verbs/webhook.ts";
import { PATIENCE } from "./disturbed.ts";

/** What it has written is safe with the system, which lives on: to wait for the disk, too, would only take time. */
let server: Server;
beforeAll(async () => {
  server = await startServer({ durable: false });
});
afterAll(() => server.stop());

/** So many senders, each of which sends the next webhook when the one before was answered. */
const SENDERS = 4;

const WAYS: Halt[] = ["fast", "immediate", "killed"];

/** Webhooks of another case each, until it ends: which were acknowledged, and how often each status was answered. */
function flood(url: string) {
  const acknowledged: string[] = [];
  const statuses: Record<number, number> = {};
  const ending = new AbortController();
  let number = 0;
  let answered = Promise.withResolvers<void>();
  const sendOn = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      number += 1;
      const key = `acme/support#${number}`;
      const status = await send(url, "issue_comment", { ...commentOn(number), installation: { id: 77 } });
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 202) acknowledged.push(key);
      answered.resolve();
      answered = Promise.withResolvers();
    }
  };
  const senders = Array.from({ length: SENDERS }, sendOn);
  const end = async (): Promise<void> => {
    ending.abort();
    await Promise.all(senders);
  };
  /** Resolves when some more were answered so. */
  const more = async (status: number): Promise<void> => {
    const before = statuses[status] ?? 0;
    while ((statuses[status] ?? 0) < before + 10) await answered.promise;
  };
  return { acknowledged, statuses, more, end };
}

async function storedIn(databaseUrl: string): Promise<Set<unknown>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ key: string }>("SELECT key FROM caseworker.look");
  await client.end();
  return new Set(rows.map(({ key }) => key));
}

test("what is acknowledged is stored, the rest is answered with 503, and all goes on by itself", PATIENCE, async () => {
  const here = await town();
  const databaseUrl = await emptyDatabase(server);
  // GitHub does not answer, so nothing that was stored is done with.
  const running = await serve({
    ...here.env,
    GHE_HOST: "127.0.0.1:9",
    LOG_LEVEL: "silent",
    DATABASE_URL: databaseUrl,
  });
  const get = async (path: string) => (await fetch(new URL(path, running.url))).status;
  const becomes = async (status: number): Promise<void> => {
    while ((await get("/readyz")) !== status);
  };
  const { acknowledged, statuses, more, end } = flood(running.url);
  for (const how of WAYS) {
    await more(202);
    await server.halt(how);
    await Promise.all([more(503), becomes(503)]);
    expect(await get("/healthz")).toBe(200);
    await server.resume();
    await Promise.all([more(202), becomes(200)]);
  }
  await end();
  const stored = await storedIn(databaseUrl);
  expect(Object.keys(statuses)).toEqual(["202", "503"]);
  expect(acknowledged.filter((key) => !stored.has(key))).toEqual([]);
  await server.halt("killed");
  running.signal("SIGTERM");
  expect(await running.ended).toBe(0);
  await server.resume();
});

test.each(WAYS)("what processes share is there after the database's end was %s", PATIENCE, async (how) => {
  const url = await emptyDatabase(server);
  const options = { now: () => 0, random: () => 0 };
  const [one, other] = [await openPostgresQueue(url, options), await openPostgresQueue(url, options)];
  expect(await one.share("budget 77", "spent", 0)).toBe(true);
  await server.halt(how);
  await server.resume();
  const there = async () => {
    for (;;) {
      const found = await other.shared("budget 77").catch(() => null);
      if (found !== null) return found;
    }
  };
  expect(await there()).toEqual({ text: "spent", version: 1 });
  await one.close();
  await other.close();
});
