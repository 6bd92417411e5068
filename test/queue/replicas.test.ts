import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { usePostgres } from "../postgres/use.ts";
import { nextLine, startChild } from "./child.ts";
import type { Child } from "./child.ts";

const database = usePostgres();

const BEFORE = 1_500;
const MEANWHILE = 500;
const AGAIN = 500;
const CONCURRENCY = 4;
const RANKS = 4;
const WITHIN = { timeout: 180_000 };

/** The queue, and beside it the tables in which replicas leave their tracks. */
async function start(): Promise<Queue> {
  const { url, schema, query } = database;
  await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  const queue = await openPostgresQueue(url, { schema, now: Date.now, random: Math.random });
  onTestFinished(() => queue.close());
  await query("CREATE SEQUENCE tick");
  await query("CREATE TABLE working (key text PRIMARY KEY)");
  await query("CREATE TABLE overlap (key text)");
  await query("CREATE TABLE looked (tick bigint DEFAULT nextval('tick'), key text)");
  await query("CREATE TABLE asked (tick bigint DEFAULT nextval('tick'), key text)");
  return queue;
}

/** Puts cases, ten at a time. What is asked for is noted before, so that a look must follow. */
async function put(queue: Queue, numbers: readonly number[]): Promise<void> {
  for (let from = 0; from < numbers.length; from += 10) {
    await Promise.all(numbers.slice(from, from + 10).map((number) => putOne(queue, number)));
  }
}

async function putOne(queue: Queue, number: number): Promise<void> {
  await database.query("INSERT INTO asked (key) VALUES ($1)", [String(number)]);
  await queue.put(String(number), { rank: number % RANKS });
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, number) => from + number);
}

async function startReplicas(count: number): Promise<Child[]> {
  const { url, schema } = database;
  const replicas = range(0, count).map(() => startChild("replica.ts", url, schema, String(CONCURRENCY)));
  for (const replica of replicas) expect(await nextLine(replica)).toBe("ready");
  return replicas;
}

describe.each([2, 4])("%i replicas that share 2,000 cases, of which some are put again and again", (count) => {
  test("look at each, never at one twice at a time, urgent ones first", WITHIN, async () => {
    const queue = await start();
    await put(queue, range(0, BEFORE));
    const replicas = await startReplicas(count);
    for (const replica of replicas) replica.tell("go");
    await Promise.all([
      put(queue, range(BEFORE, MEANWHILE)),
      put(
        queue,
        range(0, AGAIN).map((number) => (number * 7) % 40),
      ),
    ]);
    for (const replica of replicas) replica.tell("finish");
    expect(await Promise.all(replicas.map((replica) => replica.exited))).toEqual(replicas.map(() => 0));
    await expectOrder(count);
  });
});

async function expectOrder(replicas: number): Promise<void> {
  expect(await database.query("SELECT key FROM overlap")).toEqual([]);
  expect(await database.query("SELECT key FROM look")).toEqual([]);
  expect(await database.query(UNANSWERED)).toEqual([]);
  const [{ before } = { before: 0 }] = await database.query(URGENT_BEFORE_OTHERS, [BEFORE, RANKS]);
  // What was taken and has left no track yet, and what is being taken, is all that may come later.
  expect(Number(before)).toBeGreaterThanOrEqual(BEFORE / RANKS - replicas * (CONCURRENCY + 1));
}

/** Puts after which nobody looked. */
const UNANSWERED = `
  SELECT key FROM asked WHERE NOT EXISTS (
    SELECT FROM looked WHERE looked.key = asked.key AND looked.tick > asked.tick)`;

/** How many of the urgent cases that were there from the start had been looked at before the first that is not urgent. */
const URGENT_BEFORE_OTHERS = `
  SELECT count(DISTINCT key) AS before FROM looked
  WHERE key::integer < $1 AND key::integer % $2 = 0
    AND tick < (SELECT min(tick) FROM looked WHERE key::integer % $2 <> 0)`;
