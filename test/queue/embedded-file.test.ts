import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { FileInUse, openDatabase } from "../../src/queue/database.ts";
import { embeddedQueueIn, openEmbeddedQueue } from "../../src/queue/embedded.ts";
import { FileDamaged } from "../../src/queue/file-damaged.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { run } from "../verbs/program.ts";
import { lastLines, nextLine, startChild } from "./child.ts";
import { HOUR, mustTake, START, takeKeys } from "./fixture.ts";

const options = { now: () => START, random: () => 0 };

// Processes start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** A file in a folder of its own, which goes when the test ends. */
function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "queue-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "data", "queue.sqlite");
}

function opened(file: string): Queue {
  const queue = openEmbeddedQueue(file, { ...options, now: Date.now });
  onTestFinished(() => queue.close());
  return queue;
}

describe("a process that is killed", () => {
  test.each([1, 40, 400])("after it acknowledged %i puts has lost none, and its work is given again", async (puts) => {
    const file = aFile();
    const child = startChild("put-until-killed.ts", file);
    const acknowledged: string[] = [];
    while (acknowledged.length < puts) acknowledged.push(await nextLine(child));
    await child.kill();
    acknowledged.push(...(await lastLines(child)));
    expect(await takeKeys(opened(file))).toEqual(expect.arrayContaining(acknowledged));
  });
});

describe("the queue's file", () => {
  test("that another process has open is refused, by name, until that process is gone", async () => {
    const file = aFile();
    const child = startChild("put-until-killed.ts", file);
    await nextLine(child);
    expect(() => openEmbeddedQueue(file, options)).toThrow(FileInUse);
    expect(() => openEmbeddedQueue(file, options)).toThrow(`${file} is open in another process`);
    await child.kill();
    expect(await opened(file).take()).not.toBeNull();
  });

  test("that a newer program wrote is refused, and says what to do", () => {
    const file = aFile();
    const database = openDatabase(file);
    database.exec("PRAGMA user_version = 1000");
    database.close();
    expect(() => openEmbeddedQueue(file, options)).toThrow(/version 1000, .* delete the file/);
  });

  test("that an older program wrote keeps its cases, and gets what is new", async () => {
    const file = aFile();
    const before = opened(file);
    await before.put("a#1", { rank: 2, hint: "77" });
    await before.close();
    const database = openDatabase(file);
    database.exec(
      "DROP INDEX look_of_hint; DROP TABLE pause; DROP TABLE shared; ALTER TABLE look DROP COLUMN parked_for",
    );
    database.exec("PRAGMA user_version = 2");
    database.exec("CREATE TABLE pause (hint TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT");
    database.close();
    const queue = opened(file);
    const job = await mustTake(queue);
    await queue.pause(job, Date.now() + HOUR, 2);
    expect([job.key, await queue.take()]).toEqual(["a#1", null]);
    expect(await queue.share("budget 77", "one", 0)).toBe(true);
    await queue.put("b#1");
    expect(await queue.fail(await mustTake(queue), "a fault", true)).toMatchObject({ parked: true, again: false });
  });

  test("keeps what is shared for the next process", async () => {
    const file = aFile();
    const before = opened(file);
    expect([await before.share("budget 77", "one", 0), await before.share("budget 77", "two", 1)]).toEqual([
      true,
      true,
    ]);
    await before.close();
    const queue = opened(file);
    expect(await queue.shared("budget 77")).toEqual({ text: "two", version: 2 });
    expect(await queue.share("budget 77", "three", 1)).toBe(false);
  });

  test("that is no database is refused by name and left alone", () => {
    const file = aFile();
    openDatabase(file).close();
    writeFileSync(file, "no database, but much longer than a header ".repeat(100));
    expect(() => openEmbeddedQueue(file, options)).toThrow(`${file} cannot be opened`);
    expect(readFileSync(file, "utf8")).toContain("no database");
  });

  test.each([
    ["no version", 0, "another program keeps something in it"],
    ["a version like ours", 5, "no such table"],
  ])("that another program wrote, with %s, is refused by name and left as it was", (_, version, why) => {
    const file = aFile();
    openDatabase(file).close();
    rmSync(file);
    const other = new DatabaseSync(file);
    other.exec(`CREATE TABLE users (name TEXT); PRAGMA user_version = ${version}`);
    const tables = () => other.prepare("SELECT name FROM sqlite_schema").all();
    other.close();
    expect(() => openEmbeddedQueue(file, options)).toThrow(new RegExp(`${file} cannot be opened: ${why}`));
    other.open();
    expect(tables()).toEqual([{ name: "users" }]);
    other.close();
  });
});

/** Overwrites the file from a page on, as a disk that fails. */
function damage(file: string, page: number): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(255, page * 4096));
}

async function filled(): Promise<string> {
  const file = aFile();
  const queue = openEmbeddedQueue(file, options);
  await Promise.all(Array.from({ length: 500 }, (_, nth) => queue.put(`acme/support#${nth}`)));
  await queue.close();
  return file;
}

describe("a damaged file", () => {
  test.each([1, 3])(
    "is told by name, with what to do, at the start or by what is asked: from page %i on",
    async (page) => {
      const file = await filled();
      damage(file, page);
      const asking = async () => {
        const queue = openEmbeddedQueue(file, options);
        onTestFinished(() => queue.close());
        await queue.take();
      };
      await expect(asking()).rejects.toThrow(FileDamaged);
      await expect(asking()).rejects.toThrow(`The queue file ${file} is damaged`);
    },
  );

  test("is told by the program in one line", async () => {
    const file = await filled();
    damage(file, 3);
    const { code, out, err } = await run(["parked"], { DATA_DIR: dirname(file) });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^caseworker: The queue file \S+queue\.sqlite is damaged \(.+\)\. Stop the server, .+\n$/);
  });
});

describe("a full disk", () => {
  test("rejects puts, stores nothing of them, and works again when there is space", async () => {
    const database = openDatabase(aFile());
    const queue = embeddedQueueIn(database, options);
    onTestFinished(() => queue.close());
    database.exec("PRAGMA max_page_count = 20");
    const { stored, error } = await putUntilFull(queue);
    expect(error).toContain("full");
    await expect(queue.put("x".repeat(100_000))).rejects.toThrow("full");
    database.exec("PRAGMA max_page_count = 1000");
    await queue.put("after");
    expect((await takeKeys(queue)).toSorted()).toEqual([...stored, "after"].toSorted());
  });
});

/** Puts groups of cases until one is refused: what was acknowledged, and what the refusal said. */
async function putUntilFull(queue: Queue): Promise<{ stored: string[]; error: string }> {
  const stored: string[] = [];
  for (let group = 0; ; group++) {
    const keys = Array.from({ length: 10 }, (_, number) => `${group}#${number}`);
    const puts = await Promise.allSettled(keys.map((key) => queue.put(key)));
    const [refused] = puts.filter((put) => put.status === "rejected");
    if (refused !== undefined) return { stored, error: String(refused.reason) };
    stored.push(...keys);
  }
}

describe("durability", () => {
  test("is SQLite's strongest for a write-ahead log", () => {
    const database = openDatabase(aFile());
    onTestFinished(() => database.close());
    expect(pragma(database, "journal_mode")).toBe("wal");
    expect(pragma(database, "synchronous")).toBe(FULL);
  });

  test("puts that arrive together share one commit, puts that come one by one do not", async () => {
    const together = await pagesWritten((queue, keys) => Promise.all(keys.map((key) => queue.put(key))));
    const oneByOne = await pagesWritten(async (queue, keys) => {
      for (const key of keys) await queue.put(key);
    });
    expect(together).toBeLessThan(20);
    expect(oneByOne).toBeGreaterThanOrEqual(50);
  });

  test("puts share one commit while each turn brings one more, but none waits long for others", async () => {
    const inTurn = await pagesWritten(async (queue, keys) => {
      const puts = await putInTurn(queue, keys);
      await Promise.all(puts);
    });
    expect(inTurn).toBeLessThan(20);
    const queue = opened(aFile());
    const [first] = await putInTurn(
      queue,
      Array.from({ length: 100 }, (_, number) => `a#${number}`),
    );
    expect(await Promise.race([first, Promise.resolve("waits still")])).toBeUndefined();
  });
});

/** One in each turn of the event loop. */
async function putInTurn(queue: Queue, keys: string[]): Promise<Promise<void>[]> {
  const puts: Promise<void>[] = [];
  for (const key of keys) {
    puts.push(queue.put(key));
    await setImmediate();
  }
  return puts;
}

const FULL = 2;
/** A page of 4 KiB and its header, as the write-ahead log keeps it: each commit writes at least one. */
const PAGE_IN_LOG = 4096 + 24;

/** How many pages the log has grown by when 50 cases were put. */
async function pagesWritten(put: (queue: Queue, keys: string[]) => Promise<unknown>): Promise<number> {
  const file = aFile();
  const queue = opened(file);
  const before = statSync(`${file}-wal`).size;
  await put(
    queue,
    Array.from({ length: 50 }, (_, number) => `a#${number}`),
  );
  return (statSync(`${file}-wal`).size - before) / PAGE_IN_LOG;
}

function pragma(database: DatabaseSync, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).get()?.[name];
}
