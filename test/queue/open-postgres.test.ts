import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgresQueue } from "../../src/queue/open-postgres.ts";
import { openQueue } from "../../src/queue/open.ts";
import { usePostgres } from "../postgres/use.ts";
import { mustTake, START } from "./fixture.ts";
import { share } from "./shared.ts";

const database = usePostgres();

/** How the table of what is shared is kept: `p` with, `u` without the log that a killed server is restored from. */
const PERSISTENCE = "SELECT relpersistence FROM pg_class WHERE oid = 'shared'::regclass";

const options = { now: Date.now, random: Math.random };

describe("opening the queue in PostgreSQL", () => {
  test("many times at once makes its tables once", async () => {
    const { open, alive } = await share(database);
    const queues = await Promise.all(Array.from({ length: 6 }, () => open()));
    await Promise.all(queues.map((queue, number) => queue.put(`a#${number}`)));
    expect(await database.query("SELECT number FROM version")).toEqual([{ number: 3 }]);
    expect(await alive()).toBe(6);
  });

  test("again finds what was put before", async () => {
    const { open } = await share(database);
    const before = await open();
    await before.put("a#1", { rank: 2, hint: "77" });
    await before.close();
    expect(await (await open()).take()).toMatchObject({ key: "a#1", rank: 2, hint: "77" });
  });

  test("is what naming a database means", async () => {
    const { url, schema } = database;
    const queue = await openQueue({ databaseUrl: url, dataDir: "none" }, { ...options, schema });
    onTestFinished(() => queue.close());
    await queue.put("here#1");
    expect(await database.query("SELECT key FROM look WHERE key = 'here#1'")).toHaveLength(1);
  });

  test("whose tables an older program made keeps its cases, and gets what is new", async () => {
    const { open } = await share(database);
    const before = await open();
    await before.put("a#1", { rank: 2, hint: "77" });
    await before.close();
    await database.query("UPDATE version SET number = 1");
    await database.query("DROP TABLE pause");
    await database.query("ALTER TABLE look DROP COLUMN parked_for");
    await database.query("DROP TABLE shared");
    await database.query("CREATE TABLE pause (hint text PRIMARY KEY, until bigint NOT NULL)");
    const queue = await open();
    await queue.pause(await mustTake(queue), START + 1, 2);
    expect(await queue.take()).toBeNull();
    expect(await queue.share("budget 77", "one", 0)).toBe(true);
    await queue.put("b#1");
    expect(await queue.fail(await mustTake(queue), "a fault", true)).toMatchObject({ parked: true, again: false });
    expect(await database.query("SELECT number FROM version")).toEqual([{ number: 3 }]);
  });

  test("whose tables version 2 made has what is shared outlive the server, too", async () => {
    const { open } = await share(database);
    const before = await open();
    await before.share("budget 77", "one", 0);
    await before.close();
    await database.query("UPDATE version SET number = 2");
    await database.query("ALTER TABLE shared SET UNLOGGED");
    const queue = await open();
    expect(await queue.shared("budget 77")).toEqual({ text: "one", version: 1 });
    expect(await database.query(PERSISTENCE)).toEqual([{ relpersistence: "p" }]);
  });

  test("whose tables a newer program made is refused", async () => {
    const { open } = await share(database);
    await open();
    await database.query("UPDATE version SET number = 1000");
    await expect(open()).rejects.toThrow(/version 1000, .* start the newer program/);
  });

  test.each(["mysql://localhost/support", "no url", ""])(
    "refuses the address %o and says what it should be",
    async (url) => {
      await expect(openPostgresQueue(url, options)).rejects.toThrow("postgres://user:password@host:port/database");
    },
  );

  test("that cannot be reached says where it was sought, without the password", async () => {
    const opening = openPostgresQueue("postgres://somebody:open-sesame@127.0.0.1:1/support", options);
    const error = await opening.catch(String);
    expect(error).toMatch(/127\.0\.0\.1:1\/support \(DATABASE_URL\) cannot be used: .*ECONNREFUSED/);
    expect(error).not.toContain("open-sesame");
  });

  test.each(["Caseworker", "a-b", "x; DROP TABLE look", ""])("refuses the schema %o", async (schema) => {
    await expect(openPostgresQueue(database.url, { ...options, schema })).rejects.toThrow("schema");
  });
});
