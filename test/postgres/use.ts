import { randomBytes } from "node:crypto";
import { env } from "node:process";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
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
  beforeAll(async () => {
    const given = env["DATABASE_URL"];
    const server = given === undefined ? await startServer({ durable: false }) : { url: given, stop: async () => {} };
    const client = new Client(server.url);
    await client.connect();
    await client.query(`SET search_path TO ${schema}`);
    database.url = server.url;
    database.query = async (text, values = []) => (await client.query<Record<string, unknown>>(text, values)).rows;
    ends.push(() => client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
    ends.push(() => client.end(), server.stop);
  }, START_WITHIN);
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return database;
}

/** Milliseconds for making and starting a server on a busy machine. */
const START_WITHIN = 60_000;
