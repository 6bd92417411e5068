import type { Connections } from "./postgres-connections.ts";
import { ABSENT, FORGET_PAUSES, GIVE_BACK } from "./postgres-statements.ts";

/**
 * How often to look for rows in work that nobody works on, in milliseconds. A worker that holds no lock at two looks in a
 * row is dead: one whose connection was lost has its lock back before. With the time the server needs to notice a
 * machine that is gone (postgres-session.ts) this is less than the 30 seconds of law 9.
 */
export const LOOK_EVERY = 8_000;

/** Who asks, and what it works on. */
export interface Asking {
  now: number;
  worker: number;
  busyWith: readonly string[];
}

/**
 * Gives back the rows of dead workers, and those that the asking worker took without knowing it, because the answer was
 * lost with its connection. To be asked in the session in which the worker takes, and not while it takes.
 */
export class Stranded {
  readonly #session: Connections;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #absent: number[] = [];

  constructor(session: Connections) {
    this.#session = session;
  }

  /** Does nothing before it is time. Resolves with the keys of the rows that were given back. */
  async giveBack({ now, worker, busyWith }: Asking): Promise<string[]> {
    if (Math.abs(now - this.#lookedAt) < LOOK_EVERY) return [];
    this.#lookedAt = now;
    const given = await this.#session.query(GIVE_BACK, [now, busyWith, worker, this.#absent]);
    const absent = await this.#session.query(ABSENT);
    this.#absent = absent.rows.map((row) => Number(row["worker"]));
    await this.#session.query(FORGET_PAUSES, [now]);
    return given.rows.map((row) => String(row["key"]));
  }
}
