import { onTestFinished } from "vitest";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import type { Queue } from "../../src/queue/queue.ts";
import type { Database } from "../postgres/use.ts";
import { START } from "./fixture.ts";

/** Queues in one schema, as several processes have them, with one clock that is set by hand. */
export interface Shared {
  clock: { now: number };
  /** Opens one more, which closes when the test ends. */
  open: (url?: string) => Promise<Queue>;
  /** How many workers are known to live. */
  alive: () => Promise<number>;
}

/** Begins with an empty schema. */
export async function share({ url, schema, query }: Database): Promise<Shared> {
  await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  const clock = { now: START };
  const open = async (by = url): Promise<Queue> => {
    const queue = await openPostgresQueue(by, { schema, now: () => clock.now, random: () => 0 });
    onTestFinished(() => queue.close());
    return queue;
  };
  const alive = async (): Promise<number> => {
    const [row] = await query("SELECT count(*) FROM pg_locks WHERE classid = 'look'::regclass::oid AND granted");
    return Number(row?.["count"]);
  };
  return { clock, open, alive };
}

/** Asks again and again, without a rest, until it is so: for what the database does in its own time. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
