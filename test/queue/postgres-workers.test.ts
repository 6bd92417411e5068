import { describe, expect, onTestFinished, test } from "vitest";
import type { Queue } from "../../src/queue/queue.ts";
import { startProxy } from "../postgres/proxy.ts";
import { usePostgres } from "../postgres/use.ts";
import { nextLine, startChild } from "./child.ts";
import { HOUR, SECOND, START, mustTake } from "./fixture.ts";
import { share, until } from "./shared.ts";
import type { Shared } from "./shared.ts";

const database = usePostgres();

/** What a worker does that has nothing to do: it sleeps until the next moment and looks again. Null: not within 30 seconds. */
async function takeWithin30Seconds(queue: Queue, { clock }: Shared): Promise<string | null> {
  for (const end = clock.now + 30 * SECOND; clock.now <= end; clock.now = (await queue.nextDue()) ?? end + 1) {
    const job = await queue.take();
    if (job !== null) return job.key;
  }
  return null;
}

describe("a worker that dies", () => {
  test("gives its cases back to another process within 30 seconds", async () => {
    const shared = await share(database);
    const queue = await shared.open();
    await queue.put("a#1");
    const child = startChild("take-and-wait.ts", database.url, database.schema);
    expect(await nextLine(child)).toBe("a#1");
    expect(await takeWithin30Seconds(queue, shared)).toBeNull();
    await child.kill();
    await until(async () => (await shared.alive()) === 1);
    expect(await takeWithin30Seconds(queue, shared)).toBe("a#1");
  });

  test("while it was put again gives it back with that put", async () => {
    const shared = await share(database);
    const [dying, queue] = [await shared.open(), await shared.open()];
    await queue.put("a#1", { rank: 3 });
    await mustTake(dying);
    await queue.put("a#1", { rank: 1 });
    await dying.close();
    await until(async () => (await shared.alive()) === 1);
    expect(await takeWithin30Seconds(queue, shared)).toBe("a#1");
  });

  test("is no reason to take from one that lives, however long its look takes", async () => {
    const shared = await share(database);
    const [working, idle] = [await shared.open(), await shared.open()];
    await working.put("a#1");
    await mustTake(working);
    for (let passes = 0; passes < 20; passes++) {
      shared.clock.now += HOUR;
      expect(await idle.take()).toBeNull();
    }
  });
});

describe("a worker whose connection is lost", () => {
  test("keeps its cases when it is soon back", async () => {
    const shared = await share(database);
    const [working, idle] = [await shared.open(), await shared.open()];
    await working.put("a#1");
    const job = await mustTake(working);
    const cut = await database.query(CUT_SESSIONS);
    const gone = cut.map(({ pid }) => pid);
    await until(async () => (await database.query(SESSIONS_BUT, [gone])).length === 2);
    expect(await takeWithin30Seconds(idle, shared)).toBeNull();
    await working.settle(job, shared.clock.now);
    expect(await idle.take()).toMatchObject({ key: "a#1" });
  });

  test("keeps its cases when others noticed it only once", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const [working, idle] = [await shared.open(proxy.url), await shared.open()];
    await idle.put("a#1");
    await mustTake(working);
    proxy.cut();
    await until(async () => (await shared.alive()) === 1);
    expect(await idle.take()).toBeNull();
    proxy.restore();
    await until(async () => (await shared.alive()) === 2);
    expect(await takeWithin30Seconds(idle, shared)).toBeNull();
  });

  test("before it heard which case it was given has it given again", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const [queue, other] = [await shared.open(proxy.url), await shared.open()];
    const told = Promise.withResolvers<void>();
    queue.watch(told.resolve);
    expect(await queue.take()).toBeNull();
    await other.put("a#1");
    await told.promise;
    proxy.loseAnswer();
    await expect(queue.take()).rejects.toThrow(/./);
    expect(await other.take()).toBeNull();
    await until(async () => (await shared.alive()) === 2);
    expect(await takeWithin30Seconds(queue, shared)).toBe("a#1");
  });

  test("and is away for long does not begin a second look at a case that it still looks at", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const [away, other] = [await shared.open(proxy.url), await shared.open()];
    await other.put("a#1");
    const job = await mustTake(away);
    proxy.cut();
    await until(async () => (await shared.alive()) === 1);
    expect(await takeWithin30Seconds(other, shared)).toBe("a#1");
    await other.settle({ ...job }, shared.clock.now);
    proxy.restore();
    await until(async () => (await shared.alive()) === 2);
    expect(await away.take()).toBeNull();
    expect(await away.nextDue()).toBeNull();
    await away.settle(job, null);
    expect(await away.take()).toMatchObject({ key: "a#1" });
  });
});

/** Ends the sessions of all workers: each goes in its own time. */
const CUT_SESSIONS = "SELECT pid, pg_terminate_backend(pid) FROM pg_locks WHERE classid = 'look'::regclass::oid";
/** The sessions of workers, but for those that were cut. */
const SESSIONS_BUT = "SELECT FROM pg_locks WHERE classid = 'look'::regclass::oid AND granted AND pid <> ALL ($1)";

describe("a database that is away", () => {
  test("rejects puts, keeps what was acknowledged, and works again when it is back", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const queue = await shared.open(proxy.url);
    await queue.put("before");
    proxy.cut();
    await expect(queue.put("lost")).rejects.toThrow(/./);
    await expect(queue.nextDue()).rejects.toThrow(/./);
    await expect(queue.take()).rejects.toThrow(/./);
    proxy.restore();
    await until(async () => queue.take().then(isBefore, () => false));
    await queue.put("after");
    expect(await queue.take()).toMatchObject({ key: "after" });
    expect(shared.clock.now).toBe(START);
  });
});

function isBefore(job: { key: string } | null): boolean {
  expect(job?.key).toBe("before");
  return true;
}

describe("leading", () => {
  test("is for one at a time, and goes to another when that one closes", async () => {
    const shared = await share(database);
    const [first, second] = [await shared.open(), await shared.open()];
    expect(await first.lead("sweep")).toBe(true);
    expect(await second.lead("sweep")).toBe(false);
    expect(await first.lead("sweep")).toBe(true);
    expect(await second.lead("reports")).toBe(true);
    await first.close();
    await until(() => second.lead("sweep"));
  });

  test("goes to another when the process that led is killed, and to one only", async () => {
    const shared = await share(database);
    const [second, third] = [await shared.open(), await shared.open()];
    const leader = startChild("lead-and-wait.ts", database.url, database.schema, "sweep");
    expect(await nextLine(leader)).toBe("true");
    expect([await second.lead("sweep"), await third.lead("sweep")]).toEqual([false, false]);
    await leader.kill();
    await until(() => second.lead("sweep"));
    expect([await third.lead("sweep"), await second.lead("sweep")]).toEqual([false, true]);
  });

  test("ends with the connection, so that there are never two", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const [first, second] = [await shared.open(proxy.url), await shared.open()];
    expect(await first.lead("sweep")).toBe(true);
    proxy.cut();
    await until(() => second.lead("sweep"));
    await expect(first.lead("sweep")).rejects.toThrow(/./);
    proxy.restore();
    await until(async () => (await shared.alive()) === 2);
    expect([await first.lead("sweep"), await second.lead("sweep")]).toEqual([false, true]);
  });
});

describe("a pause", () => {
  test("by one process holds back the cases of its hint for all, and no others", async () => {
    const shared = await share(database);
    const [one, other] = [await shared.open(), await shared.open()];
    await one.put("a#1", { hint: "77" });
    await one.pause(await mustTake(one), START + HOUR);
    await one.put("a#2", { hint: "77" });
    await one.put("b#1", { hint: "88" });
    expect(await other.take()).toMatchObject({ key: "b#1" });
    expect(await other.take()).toBeNull();
    shared.clock.now = START + HOUR;
    expect(await other.take()).toMatchObject({ hint: "77" });
  });
});

describe("watching", () => {
  test("tells of what another process put", async () => {
    const shared = await share(database);
    const [watching, putting] = [await shared.open(), await shared.open()];
    const told = Promise.withResolvers<void>();
    watching.watch(told.resolve);
    await putting.put("a#1");
    await told.promise;
    expect(await watching.take()).toMatchObject({ key: "a#1" });
  });

  test("tells, once it is back, of what was put while its connection was lost", async () => {
    const shared = await share(database);
    const proxy = await startProxy(database.url);
    onTestFinished(() => proxy.stop());
    const [watching, putting] = [await shared.open(proxy.url), await shared.open()];
    const told = Promise.withResolvers<void>();
    proxy.cut();
    await until(async () => (await shared.alive()) === 1);
    await putting.put("a#1");
    watching.watch(told.resolve);
    proxy.restore();
    await told.promise;
    expect(await watching.take()).toMatchObject({ key: "a#1" });
  });
});
