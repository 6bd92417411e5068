import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import { PUT, SETTLE } from "../../src/queue/postgres-statements.ts";
import type { Job, Queue } from "../../src/queue/queue.ts";
import { usePostgres } from "../postgres/use.ts";
import { HOUR, START, failOften, mustTake } from "./fixture.ts";
import { share, until } from "./shared.ts";

const database = usePostgres();

/** A transaction that is held open: what it did stays locked until it is committed. */
async function holdOpen(text: string, values: unknown[]): Promise<Client> {
  const client = new Client({ connectionString: database.url, options: `-c search_path=${database.schema}` });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("BEGIN");
  await client.query(text, values);
  return client;
}

/** Resolves when a transaction waits for another. */
async function somebodyWaits(): Promise<void> {
  await until(async () => (await database.query("SELECT FROM pg_locks WHERE NOT granted")).length > 0);
}

const ENDS: [how: string, end: (queue: Queue, job: Job) => Promise<unknown>][] = [
  ["is settled for good", (queue, job) => queue.settle(job, null)],
  ["is settled until later", (queue, job) => queue.settle(job, START + HOUR)],
  ["fails", (queue, job) => queue.fail(job, new Error("no answer"))],
  ["is given back by a pause", (queue, job) => queue.pause(job, START + HOUR)],
];

describe("a put that arrives at the very moment when work", () => {
  test.each(ENDS)("%s is not lost", async (_how, end) => {
    const { open } = await share(database);
    const queue = await open();
    await queue.put("a#1");
    const job = await mustTake(queue);
    const putting = await holdOpen(PUT, ["a#1", START, null, null]);
    const ended = end(queue, job);
    await somebodyWaits();
    await putting.query("COMMIT");
    await ended;
    expect(await queue.nextDue()).toBe(START);
    expect(await queue.take()).toMatchObject({ key: "a#1" });
  });

  test("fails for the last time is not lost", async () => {
    const { open, clock } = await share(database);
    const queue = await open();
    await queue.put("a#1");
    await failOften({ queue, clock }, LAST_TRY - 1);
    clock.now = (await queue.nextDue()) ?? 0;
    const job = await mustTake(queue);
    const putting = await holdOpen(PUT, ["a#1", START, null, null]);
    const failed = queue.fail(job, "a fault");
    await somebodyWaits();
    await putting.query("COMMIT");
    expect(await failed).toEqual({ tries: 1, parked: false, again: false });
    expect(await queue.nextDue()).toBe(START);
  });

  test("has just ended for good, and is not committed, makes the case anew", async () => {
    const { open } = await share(database);
    const [working, putting] = [await open(), await open()];
    await working.put("a#1");
    await mustTake(working);
    const settling = await holdOpen(SETTLE, ["a#1", await onlyWorker(), null, null]);
    const put = putting.put("a#1");
    await somebodyWaits();
    await settling.query("COMMIT");
    await put;
    expect(await putting.take()).toMatchObject({ key: "a#1" });
  });
});

async function onlyWorker(): Promise<unknown> {
  const [row] = await database.query("SELECT worker FROM look WHERE worker IS NOT NULL");
  return row?.["worker"];
}

describe("a case that another transaction holds", () => {
  test("keeps nobody waiting: the next one is given", async () => {
    const { open } = await share(database);
    const queue = await open();
    await queue.put("a#1", { rank: 1 });
    await queue.put("a#2", { rank: 3 });
    const putting = await holdOpen(PUT, ["a#1", START, null, null]);
    expect(await queue.take()).toMatchObject({ key: "a#2" });
    await putting.query("COMMIT");
    expect(await queue.take()).toMatchObject({ key: "a#1" });
  });
});
