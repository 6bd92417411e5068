/** Every SQL statement of the queue in PostgreSQL. The tables are found by the search path of the connection. */
import { LONGEST_PAUSE } from "./whole.ts";

const WAITING = "look.worker IS NULL AND look.due_at IS NOT NULL";
const PARKED = "look.worker IS NULL AND look.due_at IS NULL";

/** Argument: the present moment. */
const HOLDS = `pause.until > $1 AND pause.until <= $1 + ${LONGEST_PAUSE}`;

/** Arguments: the present moment, and the keys this process is still busy with. */
const GIVEABLE = `
  ${WAITING} AND look.key <> ALL ($2::text[])
  AND NOT EXISTS (
    SELECT FROM pause WHERE pause.hint = look.hint AND pause.rank <= look.rank AND ${HOLDS})`;

/** The ranks that waiting rows have, each found by one step in the index: there are few, however many rows wait. */
const RANKS = `
  ranks (rank) AS (
    SELECT min(look.rank) FROM look WHERE ${WAITING}
    UNION ALL
    SELECT (SELECT min(look.rank) FROM look WHERE ${WAITING} AND look.rank > ranks.rank)
    FROM ranks WHERE ranks.rank IS NOT NULL)`;

/** The workers that hold their lock: it goes with their session. Numbers of \`look.worker\`. */
const ALIVE = `
  SELECT objid::bigint FROM pg_locks
  WHERE locktype = 'advisory' AND classid = 'look'::regclass::oid AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Key, moment, rank and hint. */
export const PUT = `
  INSERT INTO look (key, due_at, rank, hint) VALUES ($1, $2, coalesce($3::bigint, 0), $4)
  ON CONFLICT (key) DO UPDATE SET due_at = least(look.due_at, $2), tries = 0, error = '',
    rank = coalesce($3, look.rank), hint = coalesce($4, look.hint)`;

/** Key, moment, rank and hint. */
export const PUT_LATER = `
  INSERT INTO look (key, due_at, rank, hint) VALUES ($1, $2, coalesce($3::bigint, 0), $4)
  ON CONFLICT (key) DO UPDATE SET due_at = least(look.due_at, $2)
  WHERE look.worker IS NOT NULL OR (look.tries = 0 AND look.due_at IS NOT NULL)`;

/**
 * The present moment, the keys to leave, and the worker. A row that another transaction holds at this instant is passed
 * over, not waited for: it is being taken, or put.
 */
export const TAKE = `
  WITH RECURSIVE ${RANKS}, next AS MATERIALIZED (
    SELECT oldest.key FROM ranks CROSS JOIN LATERAL (
      SELECT look.key FROM look WHERE ${GIVEABLE} AND look.rank = ranks.rank AND look.due_at <= $1
      ORDER BY look.due_at LIMIT 1 FOR UPDATE OF look SKIP LOCKED) AS oldest
    ORDER BY ranks.rank LIMIT 1)
  UPDATE look SET worker = $3, due_at = NULL FROM next WHERE look.key = next.key
  RETURNING look.key, look.rank, look.hint, look.tries`;

/**
 * Key, worker, moment or null, rank or null. The row is locked and read anew first: a put that arrives at the same
 * time is either seen here or finds the row as this leaves it.
 */
export const SETTLE = `
  WITH mine AS MATERIALIZED (
    SELECT look.key, least(look.due_at, $3::bigint) AS due_at FROM look
    WHERE look.key = $1 AND look.worker = $2 FOR UPDATE),
  gone AS (
    DELETE FROM look USING mine WHERE look.key = mine.key AND mine.due_at IS NULL)
  UPDATE look SET worker = NULL, due_at = mine.due_at, rank = coalesce($4, look.rank), tries = 0, error = '',
    parked_for = ''
  FROM mine WHERE look.key = mine.key AND mine.due_at IS NOT NULL`;

/**
 * Key, worker, the moment of the next try after each number of tries (none: park), and what the look said. Locked and
 * read anew first, as in SETTLE.
 */
export const FAIL = `
  WITH mine AS MATERIALIZED (
    SELECT look.key, look.parked_for, least(look.due_at, ($3::bigint[])[look.tries + 1]) AS due_at FROM look
    WHERE look.key = $1 AND look.worker = $2 FOR UPDATE)
  UPDATE look SET worker = NULL, due_at = mine.due_at, tries = look.tries + 1, error = $4,
    parked_for = CASE WHEN mine.due_at IS NULL THEN $4 ELSE look.parked_for END
  FROM mine WHERE look.key = mine.key
  RETURNING look.tries, mine.due_at IS NULL AS parked, mine.due_at IS NULL AND mine.parked_for = $4 AS again`;

/** Key, worker, moment, hint or null, the row's new rank or null, and the rank from which on rows are held back. */
export const PAUSE = `
  WITH given AS (
    UPDATE look SET worker = NULL, due_at = least(due_at, $3::bigint), rank = coalesce($5::bigint, rank)
    WHERE key = $1 AND worker = $2)
  INSERT INTO pause (hint, rank, until) SELECT $4, $6::bigint, $3 WHERE $4::text IS NOT NULL
  ON CONFLICT (hint, rank) DO UPDATE SET until = CASE
    WHEN pause.until > excluded.until + ${LONGEST_PAUSE} THEN excluded.until
    ELSE greatest(pause.until, excluded.until) END`;

/** The present moment. Pauses that have ended, and those of before the clock was set back. */
export const FORGET_PAUSES = `DELETE FROM pause WHERE NOT (${HOLDS})`;

/**
 * The present moment, the keys to leave, and the moment by which to look for stranded rows: the answer while there are
 * rows in work that this process does not work on.
 */
export const NEXT_DUE = `
  WITH RECURSIVE ${RANKS}
  SELECT least(
    (SELECT min(oldest.due_at) FROM ranks CROSS JOIN LATERAL (
      SELECT look.due_at FROM look WHERE ${GIVEABLE} AND look.rank = ranks.rank
      ORDER BY look.due_at LIMIT 1) AS oldest),
    (SELECT min(greatest(held.until, oldest.due_at)) FROM (
      SELECT pause.hint, ranks.rank, max(pause.until) AS until FROM pause JOIN ranks ON pause.rank <= ranks.rank
      WHERE ${HOLDS} GROUP BY pause.hint, ranks.rank) AS held
    CROSS JOIN LATERAL (
      SELECT look.due_at FROM look WHERE ${WAITING} AND look.hint = held.hint AND look.rank = held.rank
      ORDER BY look.due_at LIMIT 1) AS oldest),
    (SELECT $3::bigint WHERE EXISTS (SELECT FROM look WHERE look.worker IS NOT NULL AND look.key <> ALL ($2::text[])))
  ) AS at`;

/** The present moment. */
export const STATS = `
  SELECT count(*) FILTER (WHERE ${WAITING} AND due_at <= $1) AS due,
    count(*) FILTER (WHERE ${WAITING} AND due_at > $1) AS waiting,
    count(*) FILTER (WHERE worker IS NOT NULL) AS "inWork",
    count(*) FILTER (WHERE ${PARKED}) AS parked,
    min(due_at) FILTER (WHERE ${WAITING} AND due_at <= $1) AS "oldestDue"
  FROM look`;

export const LIST_PARKED = `SELECT key, hint, tries, error FROM look WHERE ${PARKED} ORDER BY key`;

/** Key and the present moment. */
export const RELEASE = `UPDATE look SET due_at = $2, tries = 0, error = '', parked_for = '' WHERE key = $1 AND ${PARKED}`;

/** Key and text. The same text once more writes nothing. */
export const KEEP =
  "INSERT INTO copy (key, text) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET text = $2 WHERE copy.text <> $2";

/** Key. */
export const FORGET = "DELETE FROM copy WHERE key = $1";

/** Key. */
export const RECALL = "SELECT text FROM copy WHERE key = $1";

/** Name. */
export const SHARED = "SELECT text, version FROM shared WHERE name = $1";

/** Name, text, and the version that was read. */
export const SHARE = `
  WITH first AS (
    INSERT INTO shared (name, text, version) SELECT $1, $2, 1 WHERE $3::bigint = 0
    ON CONFLICT DO NOTHING RETURNING version),
  next AS (
    UPDATE shared SET text = $2, version = version + 1 WHERE name = $1 AND version = $3 RETURNING version)
  SELECT version FROM first UNION ALL SELECT version FROM next`;

/** The first key, and the first after the last. */
export const KNOWN = `
  SELECT key, max(hint) AS hint, bool_or(waits) AS waits FROM (
    SELECT key, hint, true AS waits FROM look WHERE key >= $1 AND key < $2
    UNION ALL SELECT key, NULL, false FROM copy WHERE key >= $1 AND key < $2) AS both_tables
  GROUP BY key ORDER BY key`;

/** A worker's number. Waits until nobody holds the lock: at most the session that was lost before, for an instant. */
export const LIVE = "SELECT pg_advisory_lock('look'::regclass::oid::bigint::bit(32)::integer, $1)";

/** The workers that have rows in work and hold no lock. */
export const ABSENT = `
  SELECT DISTINCT worker FROM look WHERE worker IS NOT NULL AND worker NOT IN (${ALIVE})`;

/** The present moment, the keys this worker is busy with, its number, and the workers that were absent before. */
export const GIVE_BACK = `
  UPDATE look SET worker = NULL, due_at = coalesce(due_at, $1)
  WHERE (worker = $3 AND key <> ALL ($2::text[])) OR (worker = ANY ($4::integer[]) AND worker NOT IN (${ALIVE}))
  RETURNING key`;

/** The role's name. True again and again for the session that has it. */
export const LEAD = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' leads ' || $1, 0)) AS leads";

/** The channel on which processes tell each other that rows were put. */
export const ANNOUNCE = "SELECT pg_notify(current_schema() || '_put', '')";
