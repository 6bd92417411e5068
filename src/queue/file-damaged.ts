import type { DatabaseSync } from "node:sqlite";

/** The queue's file is no whole database any more; the message names it and says what to do. */
export class FileDamaged extends Error {}

/** SQLite's result codes for a damaged file, and for one that is none of its own. */
const DAMAGED: readonly number[] = [11, 26];

/** The same error, or a FileDamaged where that is what it says. */
export function tellingDamage(error: unknown, database: DatabaseSync): unknown {
  if (!(error instanceof Error) || !("errcode" in error)) return error;
  // The lowest byte; the others tell more than anybody asks.
  if (!DAMAGED.includes(Number(error.errcode) % 256)) return error;
  const file = database.isOpen ? (database.location() ?? "in memory") : "";
  return new FileDamaged(
    `The queue file ${file} is damaged (${error.message}). Stop the server, delete the file, and start it again: it ` +
      "rebuilds the queue by a sweep.",
    { cause: error },
  );
}
