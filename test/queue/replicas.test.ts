import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { usePostgres } from "../postgres/use.ts";
import { nextLine, startChild } from "./child.ts";
import type { Child } from "./child.ts";
import { SECOND } from "./fixture.ts";
import { quickClock } from "./quick-clock.ts";
import { until } from "./shared.ts";

const database = usePostgres();

const BEFORE = 1_500;
const MEANWHILE = 1_000;
const AGAIN = 1_000;
const CONCURRENCY = 4;
const RANKS = 4;
const WITHIN = { timeout: 180_000 };

/** The queue, and beside it the tables in which replicas leave their tracks. */
async function start(now: () => number = Date.now): Promise<Queue> {
  const { url, schema, query } = database;
  await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  const queue = await openPostgresQueue(url, { schema, now, random: Math.random });
  onTestFinished(() => queue.close());
  await query("CREATE SEQUENCE tick");
  await query("CREATE TABLE working (key text PRIMARY KEY, who integer)");
  await query("CREATE TABLE dead (who integer)");
  await query("CREATE TABLE overlap (key text)");
  await query("CREATE TABLE looked (tick bigint DEFAULT nextval('tick'), key text, who integer, at bigint)");
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

async function startReplicas(count: number, speed = 1): Promise<Child[]> {
  const { url, schema } = database;
  const told = [url, schema, String(CONCURRENCY), String(speed)];
  const replicas = range(0, count).map(() => startChild("replica.ts", ...told));
  for (const replica of replicas) expect(await nextLine(replica)).toBe("ready");
  return replicas;
}

describe.each([2, 4])("%i replicas that share 2,500 cases, of which some are put again and again", (count) => {
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
    expect(await finish(replicas)).toEqual(replicas.map(() => 0));
    await expectAllLookedAt();
    await expectOrder(count);
  });
});

/** The queue's seconds pass so much quicker than real ones. */
const SPEED = 3;

describe("four replicas of which one is killed in the middle of its looks", () => {
  test(
    "leave none of its cases: the others begin with them within 30 seconds, and never before its end",
    WITHIN,
    async () => {
      const now = quickClock(SPEED);
      const queue = await start(now);
      await put(queue, range(0, MEANWHILE));
      const [doomed, ...others] = await startReplicas(4, SPEED);
      if (doomed === undefined) throw new Error("there is no replica");
      for (const replica of [doomed, ...others]) replica.tell("go");
      doomed.tell("hang");
      expect(await nextLine(doomed)).toBe("holding");
      await doomed.kill();
      const killedAt = now();
      await database.query("INSERT INTO dead VALUES ($1)", [doomed.pid]);
      const held = (await database.query("SELECT key FROM working WHERE who = $1", [doomed.pid])).map(({ key }) => key);
      expect(held).toHaveLength(CONCURRENCY);
      await put(queue, [Number(held[0]), ...range(MEANWHILE, MEANWHILE)]);
      await until(async () => (await database.query("SELECT FROM look WHERE key = ANY ($1)", [held])).length === 0);
      expect(await finish(others)).toEqual([0, 0, 0]);
      await expectAllLookedAt();
      const [{ last } = { last: 0 }] = await database.query(TAKEN_OVER, [held, doomed.pid]);
      expect(Number(last) - killedAt).toBeLessThan(30 * SECOND);
    },
  );
});

/** Their exit codes. */
async function finish(replicas: readonly Child[]): Promise<(number | null)[]> {
  for (const replica of replicas) replica.tell("finish");
  return Promise.all(replicas.map((replica) => replica.exited));
}

/** Each after it was asked for, and never by two at a time. */
async function expectAllLookedAt(): Promise<void> {
  expect(await database.query("SELECT key FROM overlap")).toEqual([]);
  expect(await database.query("SELECT key FROM look")).toEqual([]);
  expect(await database.query(UNANSWERED)).toEqual([]);
}

async function expectOrder(replicas: number): Promise<void> {
  const [{ before } = { before: 0 }] = await database.query(URGENT_BEFORE_OTHERS, [BEFORE, RANKS]);
  // What was taken and has left no track yet, and what is being taken, is all that may come later.
  expect(Number(before)).toBeGreaterThanOrEqual(BEFORE / RANKS - replicas * (CONCURRENCY + 1));
}

/** When others had begun with all of these. */
const TAKEN_OVER = `
  SELECT max(first) AS last FROM (
    SELECT (SELECT min(at) FROM looked WHERE key = held.key AND who <> $2) AS first FROM unnest($1::text[]) AS held (key)
  ) AS firsts HAVING bool_and(first IS NOT NULL)`;

/** Puts after which nobody looked. */
const UNANSWERED = `
  SELECT key FROM asked WHERE NOT EXISTS (
    SELECT FROM looked WHERE looked.key = asked.key AND looked.tick > asked.tick)`;

/** How many of the urgent cases that were there from the start had been looked at before the first that is not urgent. */
const URGENT_BEFORE_OTHERS = `
  SELECT count(DISTINCT key) AS before FROM looked
  WHERE key::integer < $1 AND key::integer % $2 = 0
    AND tick < (SELECT min(tick) FROM looked WHERE key::integer % $2 <> 0)`;
