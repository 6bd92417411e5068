import type { DatabaseSync } from "node:sqlite";
import { tellingDamage } from "./file-damaged.ts";

interface Write {
  run: () => void;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** So many writes do not wait for more: what it costs to sync the disk is little for each of them. */
const ENOUGH = 64;

/**
 * Writes share one transaction, and so one sync of the disk, as long as each turn of the event loop brings more of them.
 * They run in the order of asking. Each promise resolves after the commit; when anything fails, nothing is stored and
 * every one of them rejects.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: Write[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Runs a write in the next transaction. Resolves with what it returned. */
  async run<T>(write: () => T): Promise<T> {
    if (!this.#database.isOpen) throw new Error("The queue is closed");
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: T;
    if (this.#waiting.length === 0) this.#flushAfterTurn(0);
    this.#waiting.push({ run: () => (result = write()), resolve: () => resolve(result), reject });
    return promise;
  }

  /** A turn reads what has come by then: what is sent at the same time need not be read in the same turn. */
  #flushAfterTurn(before: number): void {
    setImmediate(() => {
      const { length } = this.#waiting;
      if (length > before && length < ENOUGH) this.#flushAfterTurn(length);
      else this.flush();
    });
  }

  /** Runs what waits, now. */
  flush(): void {
    const writes = this.#waiting.splice(0);
    if (writes.length === 0) return;
    try {
      this.#commit(writes);
    } catch (thrown) {
      const error = tellingDamage(thrown, this.#database);
      for (const write of writes) write.reject(error);
      this.#rollBack();
      return;
    }
    for (const write of writes) write.resolve();
  }

  #commit(writes: readonly Write[]): void {
    this.#database.exec("BEGIN IMMEDIATE");
    for (const write of writes) write.run();
    this.#database.exec("COMMIT");
  }

  /** After some faults SQLite has rolled back by itself. */
  #rollBack(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec("ROLLBACK");
  }
}
