import type { ClientBase } from "pg";
import { Connections } from "./postgres-connections.ts";
import { LIVE } from "./postgres-statements.ts";

export interface SessionOptions {
  url: string;
  schema: string;
  /** The worker's number, its own among all processes. */
  worker: number;
  /** Called when any process put a row, and when it may have done so unheard: whenever the session begins. */
  onPut: () => void;
}

/**
 * The server looks after a connection that says nothing for 4 seconds and gives it up 4 seconds later, so that a machine
 * that lost its power or its network loses its lock as soon as a process that was killed.
 */
const KEEP_ALIVE = "SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 2";

/**
 * What every connection of the queue is told first: where its tables are, and to find rows by an index always, as every
 * statement can. A table that grows faster than its statistics would be read as a whole.
 */
export async function findTables(connection: ClientBase, schema: string): Promise<void> {
  await connection.query(`SET search_path TO ${schema}; SET enable_seqscan = off`);
}

/**
 * The session in which a worker takes rows. Its lock under the worker's number tells the others that it lives, so without
 * the lock it can take nothing. A lost session comes back under the same number.
 */
export function openSession({ url, schema, worker, onPut }: SessionOptions): Connections {
  return new Connections({
    url,
    size: 1,
    setUp: async (connection) => {
      await findTables(connection, schema);
      await connection.query(KEEP_ALIVE);
      await connection.query(LIVE, [worker]);
      connection.on("notification", onPut);
      await connection.query(`LISTEN ${schema}_put`);
      onPut();
    },
  });
}
