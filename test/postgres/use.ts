import { randomBytes } from "node:crypto";
import { env } from "node:process";
import { Pool } from "pg";
import { afterAll, beforeAll, vi } from "vitest";
import { startServer } from "./server.ts";

/** A database for the tests of one file. */
export interface Database {
  url: string;
  /** A schema that only this file uses; what is in it goes at the end. */
  schema: string;
  /** Asks the database something, in that schema. */
  query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
}

/**
 * Gives the tests of a file the database that `DATABASE_URL` names, else one of their own that is gone afterwards. To be
 * used from within tests only.
 */
export function usePostgres(): Database {
  const schema = `test_${randomBytes(6).toString("hex")}`;
  const database: Database = { url: "", schema, query: async () => [] };
  const ends: (() => Promise<unknown>)[] = [];
  vi.setConfig({ testTimeout: WITHIN, hookTimeout: WITHIN });
  beforeAll(async () => {
    const given = env["DATABASE_URL"];
    const server = given === undefined ? await startServer({ durable: false }) : { url: given, stop: async () => {} };
    const pool = new Pool({ connectionString: server.url, options: `-c search_path=${schema}`, max: 2 });
    // The pool has ended before its connections have: what the server says to them when it stops is of no interest.
    pool.on("error", () => {});
    database.url = server.url;
    database.query = async (text, values = []) => (await pool.query<Record<string, unknown>>(text, values)).rows;
    ends.push(() => pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
    ends.push(() => pool.end(), server.stop);
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return database;
}

/** Milliseconds after which a test or the start of the server has failed, on a machine that is busy with other things. */
const WITHIN = 60_000;
