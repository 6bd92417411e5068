import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { COLUMNS_SINCE, SCHEMA, SCHEMA_VERSION } from "./statements.ts";

/** SQLite's result code for "another connection holds the lock". */
const BUSY = 5;

/** Another process has the queue's file open; the message names it and says what to do. */
export class FileInUse extends Error {}

/**
 * Opens the file, or creates it and its folder, for this process alone. The operating system holds the lock and frees
 * it when the process ends, however it ends. `:memory:` is a queue that lives as long as the process.
 *
 * Throws a FileInUse when another process has the file open, and an Error that names the file when a newer version of
 * the program wrote it or it cannot be opened.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    return opened(new DatabaseSync(file));
  } catch (error) {
    throw isBusy(error) ? inUse(file, error) : unusable(file, error);
  }
}

function opened(database: DatabaseSync): DatabaseSync {
  try {
    // Exclusive before the first read: in WAL mode SQLite then takes the lock of the whole file and keeps it.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    database.exec("BEGIN IMMEDIATE");
    bringUpToDate(database);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(database: DatabaseSync): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > SCHEMA_VERSION) {
    throw new Error(`it has version ${version}, and this program knows versions up to ${SCHEMA_VERSION}`);
  }
  if (version === 0 && holdsAnything(database)) throw new Error("another program keeps something in it");
  for (const [since, sql] of COLUMNS_SINCE) if (version > 0 && version < since) database.exec(sql);
  if (version < SCHEMA_VERSION) database.exec(SCHEMA);
  // Another program's file may bear any number.
  database.prepare("SELECT key, due_at, in_work, rank, hint, tries, error, parked_for FROM look");
}

function holdsAnything(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema").get() !== undefined;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === BUSY;
}

function inUse(file: string, cause: unknown): Error {
  return new FileInUse(
    `The queue file ${file} is open in another process. Stop that one first, or give this one a file of its own; ` +
      "several replicas need PostgreSQL (DATABASE_URL).",
    { cause },
  );
}

function unusable(file: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `The queue file ${file} cannot be opened: ${why}. Set that right, or delete the file: the next sweep rebuilds it.`,
    { cause },
  );
}
