/** Several servers share one budget: GitHub's secondary limits hold for all of them together, urgent cases come first. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase } from "../postgres/empty.ts";
import { startServer } from "../postgres/server.ts";
import type { Server } from "../postgres/server.ts";
import { crowded, expectUrgentFirst } from "./crowded.ts";
import { HOUR } from "./disturbed.ts";
import { replicas } from "./replicas.ts";

let server: Server;
beforeAll(async () => {
  server = await startServer({ durable: false });
});
afterAll(() => server.stop());

/** Two writes each: more than an hour allows. */
const COUNT = 240;
const LONG = { timeout: 300_000 };

/** How many notices that server has posted. */
async function noticesOf(url: string): Promise<number> {
  const metrics = await (await fetch(new URL("/metrics", url))).text();
  return Number(/^caseworker_notices_total\{notice="remind-waiting"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
}

test("two servers break no limit together, tell of each case once, and of urgent ones first", LONG, async () => {
  const { start, urls } = replicas(2);
  const databaseUrl = await emptyDatabase(server);
  const { house, warned, dueAt, grades } = await crowded({ count: COUNT, databaseUrl, start });
  await house.pass(3 * HOUR);
  expectUrgentFirst({ house, dueAt, grades }, [80, 81, 80]);
  expect([warned, house.sandbox.violations()]).toEqual([[], []]);
  const shares = await Promise.all(urls().map(noticesOf));
  expect(Math.min(...shares)).toBeGreaterThan(COUNT / 5);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(COUNT + 1);
});
