import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SCHEMA, SCHEMA_VERSION } from "./statements.ts";

/** SQLite's result code for "another connection holds the lock". */
const BUSY = 5;

/**
 * Opens the file, or creates it and its folder, for this process alone. The operating system holds the lock and frees
 * it when the process ends, however it ends. `:memory:` is a queue that lives as long as the process.
 *
 * Throws when another process has the file open, and when a newer version of the program wrote it.
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    // Exclusive before the first read: in WAL mode SQLite then takes the lock of the whole file and keeps it.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    database.exec("BEGIN IMMEDIATE");
    bringUpToDate(database, file);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database.close();
    throw isBusy(error) ? inUse(file, error) : error;
  }
}

function bringUpToDate(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > SCHEMA_VERSION) {
    throw new Error(
      `The queue file ${file} has version ${version}; this program knows versions up to ${SCHEMA_VERSION}. ` +
        "Start the newer program, or delete the file: the next sweep rebuilds it.",
    );
  }
  if (version === 0) database.exec(SCHEMA);
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === BUSY;
}

function inUse(file: string, cause: unknown): Error {
  return new Error(
    `The queue file ${file} is open in another process. Stop that one first, or give this one a file of its own; ` +
      "several replicas need PostgreSQL (DATABASE_URL).",
    { cause },
  );
}
