/**
 * A program for tests: one replica with a worker. Its looks leave their tracks in tables beside the queue: `working`
 * holds the cases that are looked at just now, `looked` every look, `overlap` what must not be. It is told by lines: to
 * go, to hang in its looks from now on, to finish.
 */
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { openPostgresQueue } from "../../../src/queue/open-postgres.ts";
import { work } from "../../../src/queue/work.ts";
import type { Worker } from "../../../src/queue/work.ts";
import { quickClock } from "../quick-clock.ts";

const [url = "", schema = "", concurrency = "1", speed = "1"] = process.argv.slice(2);
const now = quickClock(Number(speed));

const tracks = new Pool({ connectionString: url, max: Number(concurrency), options: `-c search_path=${schema}` });
let hangs = false;
let held = 0;

async function look(key: string): Promise<{ lookAgainAt: null }> {
  const { rowCount } = await tracks.query(BEGIN, [key, process.pid]);
  if (rowCount === 0) await tracks.query("INSERT INTO overlap VALUES ($1)", [key]);
  await tracks.query("INSERT INTO looked (key, who, at) VALUES ($1, $2, $3)", [key, process.pid, now()]);
  if (hangs) await hang();
  await tracks.query("DELETE FROM working WHERE key = $1", [key]);
  return { lookAgainAt: null };
}

/** Does nothing where somebody else who lives looks at the case. */
const BEGIN = `
  INSERT INTO working VALUES ($1, $2)
  ON CONFLICT (key) DO UPDATE SET who = $2 WHERE working.who IN (SELECT who FROM dead)`;

async function hang(): Promise<void> {
  held += 1;
  if (held === Number(concurrency)) process.stdout.write("holding\n");
  return new Promise(() => {});
}

const queue = await openPostgresQueue(url, { schema, now, random: Math.random });
const wait = (length: number, signal: AbortSignal) => sleep(length / Number(speed), undefined, { signal });
let worker: Worker | null = null;

const DOES: Record<string, () => Promise<unknown> | void> = {
  go: () => {
    worker = work({ queue, look, now, wait, concurrency: Number(concurrency) });
  },
  hang: () => void (hangs = true),
  finish: async () => {
    await worker?.drain();
    await worker?.stop();
    await queue.close();
    await tracks.end();
    process.exit(0);
  },
};

createInterface({ input: process.stdin }).on("line", (line) => void DOES[line]?.());
process.stdout.write("ready\n");
