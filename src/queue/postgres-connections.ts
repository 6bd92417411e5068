import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import type { ClientBase, QueryResult } from "pg";

export interface ConnectionOptions {
  url: string;
  /** How many there may be at once. With 1 they are a session: one connection, which is renewed at once when lost. */
  size: number;
  /** What each new connection is told before it is used. */
  setUp: (connection: ClientBase) => Promise<unknown>;
}

/** How long to wait for a connection, and for an answer, in milliseconds: rather a clear error than a wait without end. */
const CONNECT_WITHIN = 5_000;
const ANSWER_WITHIN = 30_000;
/**
 * After so long a silence, in milliseconds, the system asks whether the other end is there, and gives it up 10 seconds
 * later: a session whose network is gone would hear of nothing, and be missed by nobody, until it asks for something.
 */
const SILENCE = 4_000;
/** How long to wait before a lost session is tried again. */
const RENEW = 1_000;

/** Connections to a database. Every query is a transaction of its own. */
export class Connections {
  readonly #pool: Pool;
  readonly #running = new Set<Promise<unknown>>();
  #renewing = false;
  #closed = false;

  constructor({ url, size, setUp }: ConnectionOptions) {
    const config = {
      connectionString: url,
      application_name: "caseworker",
      max: size,
      connectionTimeoutMillis: CONNECT_WITHIN,
      query_timeout: ANSWER_WITHIN,
      keepAlive: true,
      keepAliveInitialDelayMillis: SILENCE,
      idleTimeoutMillis: size === 1 ? 0 : 10_000,
      // The pool waits for it, although its type says otherwise.
      onConnect: async (connection: ClientBase) => {
        await setUp(connection);
      },
    };
    this.#pool = new Pool(config);
    // What is lost while idle is replaced; without a listener it would end the process.
    this.#pool.on("error", () => {});
    if (size === 1) this.#pool.on("remove", () => void this.#renew());
  }

  /** Rejects when the database cannot be reached, does not answer or refuses, and after `close`. */
  async query(text: string, values: readonly unknown[] = []): Promise<QueryResult<Record<string, unknown>>> {
    if (this.#closed) throw new Error("The queue is closed");
    const running = this.#pool.query<Record<string, unknown>>(text, [...values]);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Waits for the queries that run: the pool would forget those that still wait for a connection. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    await this.#pool.end();
  }

  async #renew(): Promise<void> {
    if (this.#renewing) return;
    this.#renewing = true;
    while (!this.#closed && !(await this.#answers())) await sleep(RENEW, undefined, { ref: false });
    this.#renewing = false;
  }

  async #answers(): Promise<boolean> {
    return this.query("SELECT 1").then(
      () => true,
      () => false,
    );
  }
}
