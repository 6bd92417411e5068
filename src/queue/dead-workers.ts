import type { Connections } from "./postgres-connections.ts";
import { ABSENT, FORGET_PAUSES, GIVE_BACK } from "./postgres-statements.ts";

/**
 * How often to look for workers that died, in milliseconds. One that holds no lock at two looks in a row is dead: a
 * worker whose connection was lost has its lock back before. With the time the server needs to notice a machine that is
 * gone (postgres-session.ts) this is less than the 30 seconds of law 9.
 */
export const LOOK_EVERY = 8_000;

/** Gives the rows of dead workers back, whenever it is asked and it is time. */
export class DeadWorkers {
  readonly #session: Connections;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #absent: number[] = [];

  constructor(session: Connections) {
    this.#session = session;
  }

  /** Resolves with the keys of the rows it gave back. */
  async giveBack(now: number): Promise<string[]> {
    if (Math.abs(now - this.#lookedAt) < LOOK_EVERY) return [];
    this.#lookedAt = now;
    const given = await this.#session.query(GIVE_BACK, [now, this.#absent]);
    const absent = await this.#session.query(ABSENT);
    this.#absent = absent.rows.map((row) => Number(row["worker"]));
    await this.#session.query(FORGET_PAUSES, [now]);
    return given.rows.map((row) => String(row["key"]));
  }
}
