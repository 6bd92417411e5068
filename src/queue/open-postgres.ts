import { Listeners } from "./listeners.ts";
import { Connections } from "./postgres-connections.ts";
import { bringUpToDate } from "./postgres-schema.ts";
import { findTables, openSession } from "./postgres-session.ts";
import { PostgresQueue } from "./postgres.ts";
import type { Queue, QueueOptions } from "./queue.ts";

export interface PostgresOptions extends QueueOptions {
  /** The schema of the queue's tables, which are made where there are none. Default `caseworker`. */
  schema?: string;
}

/** Connections of one process besides its session: puts that arrive together wait for the disk together. */
const CONNECTIONS = 5;

/**
 * Opens the queue in the database that `url` names (`postgres://user:password@host:port/database`). All processes that
 * open it share its rows.
 *
 * Rejects when the database cannot be reached or used, and says how it was tried, without the password.
 */
export async function openPostgresQueue(url: string, options: PostgresOptions): Promise<Queue> {
  const place = placeOf(url);
  const schema = checkedSchema(options.schema ?? "caseworker");
  const pool = new Connections({ url, size: CONNECTIONS, setUp: (connection) => findTables(connection, schema) });
  try {
    await bringUpToDate(pool, schema);
    const { rows } = await pool.query("SELECT nextval('worker') AS worker");
    return await openWith({ url, schema, pool, worker: Number(rows[0]?.["worker"]) }, options);
  } catch (error) {
    await pool.close();
    const why = reason(error);
    throw new Error(`The queue's database at ${place} (DATABASE_URL) cannot be used: ${why}`, { cause: error });
  }
}

interface Opening {
  url: string;
  schema: string;
  pool: Connections;
  worker: number;
}

async function openWith({ url, schema, pool, worker }: Opening, options: QueueOptions): Promise<Queue> {
  const listeners = new Listeners();
  const session = openSession({ url, schema, worker, onPut: () => listeners.tell() });
  try {
    await session.query("SELECT 1");
  } catch (error) {
    await session.close();
    throw error;
  }
  return new PostgresQueue({ pool, session, worker, listeners }, options);
}

/** Where the database is, fit to be shown. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error("DATABASE_URL is expected to read postgres://user:password@host:port/database");
  }
  return `${parsed.host}${parsed.pathname}`;
}

/** A name goes into statements as it is. */
function checkedSchema(schema: string): string {
  if (/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) return schema;
  throw new Error(`The name of a schema is made of small letters, digits and _; this one is ${schema}`);
}

/** When several addresses of a host are tried in vain, Node's error has no text of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(", ");
  return error instanceof Error ? error.message : String(error);
}
