import { join } from "node:path";
import { openEmbeddedQueue } from "./embedded.ts";
import { openPostgresQueue } from "./open-postgres.ts";
import type { PostgresOptions } from "./open-postgres.ts";
import type { Queue } from "./queue.ts";

/** Where the queue is. */
export interface QueuePlace {
  /** The PostgreSQL database that several processes share; null: a file of this process alone. */
  databaseUrl: string | null;
  /** The folder of that file. */
  dataDir: string;
}

/** The file of the embedded queue. */
export function queueFile({ dataDir }: QueuePlace): string {
  return join(dataDir, "queue.sqlite");
}

/**
 * Opens the queue in PostgreSQL where a database is named, else in a file.
 *
 * Rejects when that cannot be: with a FileInUse when another process has the file open, else with an Error that says
 * what was tried.
 */
export async function openQueue(place: QueuePlace, options: PostgresOptions): Promise<Queue> {
  const { databaseUrl } = place;
  if (databaseUrl !== null) return openPostgresQueue(databaseUrl, options);
  return openEmbeddedQueue(queueFile(place), options);
}
