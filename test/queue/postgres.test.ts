import { describe } from "vitest";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import { usePostgres } from "../postgres/use.ts";
import { testLaws } from "./laws.ts";

describe("the queue in PostgreSQL keeps the laws", () => {
  const database = usePostgres();

  testLaws(async (options) => {
    const { url, schema } = database;
    await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    return openPostgresQueue(url, { ...options, schema });
  }, 30);
});
