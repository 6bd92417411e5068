/** Every SQL statement of the embedded queue, by name. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { LONGEST_PAUSE } from "./whole.ts";

/** Raised with every change of `SCHEMA`; kept in the file as `user_version`. */
export const SCHEMA_VERSION = 5;

const PARKED_FOR = "parked_for TEXT NOT NULL DEFAULT ''";

/** What turns the table of each earlier version into that of `SCHEMA`, which makes all else. */
export const COLUMNS_SINCE: readonly (readonly [version: number, sql: string])[] = [
  [4, `ALTER TABLE look ADD COLUMN ${PARKED_FOR}`],
];

/**
 * A row is in work (`in_work` 1), waiting (0, with `due_at`) or parked (0, without). While in work, `due_at` is the
 * moment asked for since. A pause holds back the rows of its hint from its rank on; those of an earlier version are
 * forgotten. `parked_for` is the error with which the row was parked last, while no look has gone well since.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS look (
    key TEXT PRIMARY KEY,
    due_at INTEGER,
    in_work INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL,
    hint TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    ${PARKED_FOR}
  ) STRICT;
  DROP INDEX IF EXISTS look_of_hint;
  DROP TABLE IF EXISTS pause;
  CREATE INDEX IF NOT EXISTS look_waiting ON look (rank, due_at) WHERE in_work = 0 AND due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS look_of_hint ON look (hint, rank, due_at) WHERE in_work = 0 AND due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS look_parked ON look (key) WHERE in_work = 0 AND due_at IS NULL;
  CREATE TABLE IF NOT EXISTS pause (
    hint TEXT NOT NULL, rank INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (hint, rank)) STRICT;
  CREATE TABLE IF NOT EXISTS copy (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS shared (
    name TEXT PRIMARY KEY, text TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const WAITING = "look.in_work = 0 AND look.due_at IS NOT NULL";
const PARKED = "look.in_work = 0 AND look.due_at IS NULL";
const HOLDS = `pause.until > $now AND pause.until <= $now + ${LONGEST_PAUSE}`;
const PAUSED = `EXISTS (
  SELECT 1 FROM pause WHERE pause.hint = look.hint AND pause.rank <= look.rank AND ${HOLDS})`;
/**
 * The ranks that waiting rows have, each found by one step in the index: there are few. For each of them, what is oldest
 * is found by another step, so that neither rows that are not due nor rows that are slow anybody down.
 */
const RANKS = `
  WITH RECURSIVE ranks (rank) AS (
    SELECT min(rank) FROM look WHERE ${WAITING}
    UNION ALL
    SELECT (SELECT min(look.rank) FROM look WHERE ${WAITING} AND look.rank > ranks.rank)
    FROM ranks WHERE rank IS NOT NULL)`;
const OLDEST_OF_RANK = `
  SELECT rowid FROM look WHERE ${WAITING} AND look.rank = ranks.rank AND due_at <= $now AND NOT ${PAUSED}
  ORDER BY due_at, rowid LIMIT 1`;
const EARLIER = "min(coalesce(due_at, $at), coalesce($at, due_at))";

const STATEMENTS = {
  put: `
    INSERT INTO look (key, due_at, rank, hint) VALUES ($key, $now, coalesce($rank, 0), $hint)
    ON CONFLICT (key) DO UPDATE SET due_at = min(coalesce(due_at, $now), $now), tries = 0, error = '',
      rank = coalesce($rank, rank), hint = coalesce($hint, hint)`,
  putLater: `
    INSERT INTO look (key, due_at, rank, hint) VALUES ($key, $at, coalesce($rank, 0), $hint)
    ON CONFLICT (key) DO UPDATE SET due_at = ${EARLIER} WHERE in_work = 1 OR (tries = 0 AND due_at IS NOT NULL)`,
  take: `
    UPDATE look SET in_work = 1, due_at = NULL WHERE rowid = (
      ${RANKS}, oldest AS MATERIALIZED (SELECT rank, (${OLDEST_OF_RANK}) AS id FROM ranks)
      SELECT id FROM oldest WHERE id IS NOT NULL ORDER BY rank LIMIT 1)
    RETURNING key, rank, hint, tries`,
  drop: "DELETE FROM look WHERE key = $key AND in_work = 1 AND due_at IS NULL",
  settle: `
    UPDATE look SET in_work = 0, due_at = ${EARLIER}, rank = coalesce($rank, rank), tries = 0, error = '',
      parked_for = ''
    WHERE key = $key AND in_work = 1`,
  inWork: "SELECT tries, due_at AS dueAt, parked_for AS parkedFor FROM look WHERE key = $key AND in_work = 1",
  fail: `
    UPDATE look SET in_work = 0, due_at = $at, tries = $tries, error = $error,
      parked_for = CASE WHEN $at IS NULL THEN $error ELSE parked_for END
    WHERE key = $key`,
  giveBack: `
    UPDATE look SET in_work = 0, due_at = ${EARLIER}, rank = coalesce($rank, rank) WHERE key = $key AND in_work = 1`,
  giveAllBack: "UPDATE look SET in_work = 0, due_at = coalesce(due_at, $now) WHERE in_work = 1",
  pause: `
    INSERT INTO pause (hint, rank, until) VALUES ($hint, $from, $until)
    ON CONFLICT (hint, rank) DO UPDATE SET until = max(until, $until)`,
  forgetPauses: `DELETE FROM pause WHERE NOT (${HOLDS})`,
  nextDue: `
    ${RANKS} SELECT min(at) AS at FROM (
      SELECT (
        SELECT due_at FROM look WHERE ${WAITING} AND look.rank = ranks.rank AND NOT ${PAUSED} ORDER BY due_at LIMIT 1)
      AS at FROM ranks
      UNION ALL
      SELECT max(until, (
        SELECT min(due_at) FROM look WHERE ${WAITING} AND look.hint = held.hint AND look.rank = held.rank))
      FROM (
        SELECT pause.hint, ranks.rank, max(until) AS until FROM pause JOIN ranks ON pause.rank <= ranks.rank
        WHERE ${HOLDS} GROUP BY pause.hint, ranks.rank) AS held)`,
  parked: `SELECT key, hint, tries, error FROM look WHERE ${PARKED} ORDER BY key`,
  keep: `INSERT INTO copy (key, text) VALUES ($key, $copy) ON CONFLICT (key) DO UPDATE SET text = $copy WHERE text <> $copy`,
  forget: "DELETE FROM copy WHERE key = $key",
  recall: "SELECT text FROM copy WHERE key = $key",
  shared: "SELECT text, version FROM shared WHERE name = $name",
  share: `
    INSERT INTO shared (name, text, version) VALUES ($name, $text, 1)
    ON CONFLICT (name) DO UPDATE SET text = $text, version = version + 1`,
  stats: `
    SELECT count(*) FILTER (WHERE ${WAITING} AND due_at <= $now) AS due,
      count(*) FILTER (WHERE ${WAITING} AND due_at > $now) AS waiting,
      count(*) FILTER (WHERE in_work = 1) AS inWork,
      count(*) FILTER (WHERE ${PARKED}) AS parked,
      min(due_at) FILTER (WHERE ${WAITING} AND due_at <= $now) AS oldestDue
    FROM look`,
  known: `
    SELECT key, max(hint) AS hint, max(waits) AS waits FROM (
      SELECT key, hint, 1 AS waits FROM look WHERE key >= $from AND key < $to
      UNION ALL SELECT key, NULL, 0 FROM copy WHERE key >= $from AND key < $to)
    GROUP BY key ORDER BY key`,
  release: `UPDATE look SET due_at = $now, tries = 0, error = '', parked_for = '' WHERE key = $key AND ${PARKED}`,
} as const;

/** A statement by its name, compiled when it is first used. */
export type Statements = (name: keyof typeof STATEMENTS) => StatementSync;

/** The statements for a database that has the schema. */
export function statementsOf(database: DatabaseSync): Statements {
  const compiled = new Map<string, StatementSync>();
  return (name) => {
    const statement = compiled.get(name) ?? database.prepare(STATEMENTS[name]);
    compiled.set(name, statement);
    return statement;
  };
}
