import type { Connections } from "./postgres-connections.ts";

/** Raised with every change of the tables; kept in the table `version`. */
const VERSION = 3;

/**
 * A row is in work (it has a `worker`), waiting (none, with `due_at`) or parked (neither). While in work, `due_at` is the
 * moment asked for since. `parked_for` is the error with which the row was parked last, while no look has gone well
 * since. A pause holds back the rows of its hint from its rank on; those of an earlier version are forgotten. What is
 * shared outlives a server that was killed, as everything else: a budget that is forgotten is spent twice (the table of
 * version 2 is UNLOGGED). Numbers of workers are taken from their sequence, once for each process.
 */
const tables = (schema: string): string => `
  SELECT pg_advisory_xact_lock(hashtextextended('${schema} tables', 0));
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE IF NOT EXISTS ${schema}.look (
    key text COLLATE "C" PRIMARY KEY,
    due_at bigint,
    worker integer,
    rank bigint NOT NULL,
    hint text,
    tries integer NOT NULL DEFAULT 0,
    error text NOT NULL DEFAULT '',
    parked_for text NOT NULL DEFAULT ''
  );
  ALTER TABLE ${schema}.look ADD COLUMN IF NOT EXISTS parked_for text NOT NULL DEFAULT '';
  DROP INDEX IF EXISTS ${schema}.look_of_hint;
  DROP TABLE IF EXISTS ${schema}.pause;
  CREATE INDEX IF NOT EXISTS look_waiting ON ${schema}.look (rank, due_at) WHERE worker IS NULL AND due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS look_of_hint ON ${schema}.look (hint, rank, due_at) WHERE worker IS NULL AND due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS look_in_work ON ${schema}.look (worker) WHERE worker IS NOT NULL;
  CREATE INDEX IF NOT EXISTS look_parked ON ${schema}.look (key) WHERE worker IS NULL AND due_at IS NULL;
  CREATE TABLE IF NOT EXISTS ${schema}.pause (
    hint text, rank bigint, until bigint NOT NULL, PRIMARY KEY (hint, rank));
  CREATE TABLE IF NOT EXISTS ${schema}.copy (key text COLLATE "C" PRIMARY KEY, text text NOT NULL);
  CREATE TABLE IF NOT EXISTS ${schema}.shared (
    name text PRIMARY KEY, text text NOT NULL, version bigint NOT NULL);
  ALTER TABLE ${schema}.shared SET LOGGED;
  CREATE SEQUENCE IF NOT EXISTS ${schema}.worker AS integer CYCLE;
  CREATE TABLE IF NOT EXISTS ${schema}.version (number integer NOT NULL);
  INSERT INTO ${schema}.version SELECT ${VERSION} WHERE NOT EXISTS (SELECT FROM ${schema}.version);
  UPDATE ${schema}.version SET number = ${VERSION} WHERE number < ${VERSION};
`;

/**
 * Makes the tables where there are none; many processes may do so at once. An account that may not create any is enough
 * where they are. Throws when a newer version of the program made them.
 */
export async function bringUpToDate(connections: Connections, schema: string): Promise<void> {
  const { rows } = await connections.query("SELECT to_regclass($1) AS version", [`${schema}.version`]);
  if (rows[0]?.["version"] === null) await connections.query(tables(schema));
  const found = await connections.query(`SELECT number FROM ${schema}.version`);
  const version = Number(found.rows[0]?.["number"]);
  if (version < VERSION) await connections.query(tables(schema));
  if (version > VERSION) {
    throw new Error(
      `the queue's tables (schema ${schema}) have version ${version}, and this program knows versions up to ${VERSION}; ` +
        "start the newer program",
    );
  }
}
