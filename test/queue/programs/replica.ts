/**
 * A program for tests: one replica with a worker. Its looks leave their tracks in tables beside the queue: `working`
 * holds the cases that are looked at just now, `looked` every look, `overlap` what must not be.
 */
import { once } from "node:events";
import { Pool } from "pg";
import { openPostgresQueue } from "../../../src/queue/open-postgres.ts";
import { work } from "../../../src/queue/work.ts";

const [url = "", schema = "", concurrency = "1"] = process.argv.slice(2);

const tracks = new Pool({ connectionString: url, max: Number(concurrency), options: `-c search_path=${schema}` });

async function look(key: string): Promise<{ lookAgainAt: null }> {
  const { rowCount } = await tracks.query("INSERT INTO working VALUES ($1) ON CONFLICT DO NOTHING", [key]);
  if (rowCount === 0) await tracks.query("INSERT INTO overlap VALUES ($1)", [key]);
  await tracks.query("INSERT INTO looked (key) VALUES ($1)", [key]);
  await tracks.query("DELETE FROM working WHERE key = $1", [key]);
  return { lookAgainAt: null };
}

const queue = await openPostgresQueue(url, { schema, now: Date.now, random: Math.random });
process.stdout.write("ready\n");
await once(process.stdin, "data");
const worker = work({ queue, look, now: Date.now, concurrency: Number(concurrency) });
await once(process.stdin, "data");
await worker.drain();
await worker.stop();
await queue.close();
await tracks.end();
process.exit(0);
