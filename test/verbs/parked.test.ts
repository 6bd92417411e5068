import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LAST_TRY } from "../../src/queue/back-off.ts";
import { openQueue } from "../../src/queue/open.ts";
import type { QueuePlace } from "../../src/queue/open.ts";
import { SILENT } from "../../src/queue/log.ts";
import { parkedRowsOf } from "../../src/verbs/parked-rows.ts";
import { parked } from "../../src/verbs/parked.ts";
import { openSideDoor, sideDoorIn } from "../../src/verbs/side-door.ts";
import { mustTake } from "../queue/fixture.ts";
import { UsageError } from "../../src/verbs/usage.ts";

/** A server's folder, without a queue yet. */
function aPlace(): QueuePlace {
  const dataDir = mkdtempSync(join(tmpdir(), "parked-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return { databaseUrl: null, dataDir };
}

/** A server's folder with two parked cases and one that waits. */
async function withTwoParked(): Promise<QueuePlace> {
  const place = aPlace();
  let now = Date.now() - 1_000_000_000;
  const queue = await openQueue(place, { now: () => now, random: () => 0 });
  for (const key of ["acme/support#1", "acme/support#2"]) {
    await queue.put(key);
    for (let tries = 0; tries < LAST_TRY; tries++) {
      now = (await queue.nextDue()) ?? now;
      const job = await queue.take();
      if (job !== null) await queue.fail(job, new Error(`no answer\u001B[2J\nfrom GitHub`));
    }
  }
  await queue.putLater("acme/support#3", now + 1);
  await queue.close();
  return place;
}

/** What the verb says, and its exit code. */
async function call(place: QueuePlace, release: string | null): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await parked({ ...place, release }, { write: (text) => void lines.push(text) });
  return { code, said: lines.join("\n") };
}

describe("caseworker parked", () => {
  test("lists each parked case with its last error on one line, and changes nothing", async () => {
    const place = await withTwoParked();
    const said =
      "acme/support#1  12 looks failed, the last with: Error: no answer [2J from GitHub\n" +
      "acme/support#2  12 looks failed, the last with: Error: no answer [2J from GitHub";
    expect(await call(place, null)).toEqual({ code: 0, said });
    expect(await call(place, null)).toEqual({ code: 0, said });
  });

  test("lists a case that was parked at its first look", async () => {
    const place = aPlace();
    const queue = await openQueue(place, { now: () => 0, random: () => 0 });
    await queue.put("acme/support#1");
    await queue.fail(await mustTake(queue), new Error("a loop"), true);
    await queue.close();
    expect(await call(place, null)).toEqual({ code: 0, said: "acme/support#1  a look failed with: Error: a loop" });
  });

  test("releases one, which is due then", async () => {
    const place = await withTwoParked();
    expect(await call(place, "acme/support#2")).toEqual({
      code: 0,
      said: "acme/support#2 is released and looked at next.",
    });
    expect((await call(place, null)).said).not.toContain("acme/support#2");
    const queue = await openQueue(place, { now: Date.now, random: () => 0 });
    onTestFinished(() => queue.close());
    expect([await queue.take(), await queue.take()]).toMatchObject([{ key: "acme/support#3" }, { tries: 0 }]);
  });

  test.each(["acme/support#3", "acme/support", "acme/support!12", "sweep acme/support"])(
    "says of %s, which is not parked, that it is not, with exit code 1",
    async (key) => {
      const place = await withTwoParked();
      expect(await call(place, key)).toEqual({ code: 1, said: `${key} is not parked.` });
    },
  );

  test("releases all, and then there are none", async () => {
    const place = await withTwoParked();
    expect(await call(place, "all")).toEqual({ code: 0, said: "Released: acme/support#1, acme/support#2" });
    expect(await call(place, null)).toEqual({ code: 0, said: "No case is parked." });
    expect(await call(place, "all")).toEqual({ code: 0, said: "No case is parked." });
  });
});

/** A server that has the queue's file for itself, as far as it matters here; `open` opens its side door. */
async function serving(place: QueuePlace) {
  const queue = await openQueue(place, { now: Date.now, random: () => 0 });
  onTestFinished(() => queue.close());
  const warned: object[] = [];
  const open = async (path = sideDoorIn(place.dataDir)) => {
    const log = { ...SILENT, warn: (facts: object) => void warned.push(facts) };
    const close = await openSideDoor(parkedRowsOf(queue, Date.now), path, log);
    onTestFinished(close);
    return close;
  };
  return { queue, warned, open };
}

describe("caseworker parked, while a server has the queue's file for itself,", () => {
  test("asks the server", async () => {
    const place = await withTwoParked();
    const { queue, open } = await serving(place);
    await open();
    expect((await call(place, null)).said).toContain("acme/support#1  12 looks failed");
    expect(await call(place, "acme/support#2")).toMatchObject({
      code: 0,
      said: expect.stringContaining("released and looked at next"),
    });
    expect(await call(place, "acme/support#2")).toEqual({ code: 1, said: "acme/support#2 is not parked." });
    expect(await queue.parked()).toMatchObject([{ key: "acme/support#1" }]);
    expect(await call(place, "all")).toEqual({ code: 0, said: "Released: acme/support#1" });
    expect((await queue.stats()).parked).toBe(0);
  });

  test("finds the door of the one that runs, although one that was killed left its own behind", async () => {
    const place = await withTwoParked();
    writeFileSync(sideDoorIn(place.dataDir), "");
    const { open } = await serving(place);
    await open();
    expect((await call(place, null)).code).toBe(0);
  });

  test("goes through a door that is open to the server's own account alone, and gone afterwards", async () => {
    const place = await withTwoParked();
    const { open } = await serving(place);
    const close = await open();
    expect(statSync(sideDoorIn(place.dataDir)).mode & 0o777).toBe(0o600);
    await close();
    expect(existsSync(sideDoorIn(place.dataDir))).toBe(false);
  });

  test("says what to do where it cannot be asked", async () => {
    const place = await withTwoParked();
    const { warned, open } = await serving(place);
    const close = await open(join(place.dataDir, "x".repeat(200)));
    expect(warned).toHaveLength(1);
    await close();
    await expect(call(place, null)).rejects.toThrow(UsageError);
    await expect(call(place, null)).rejects.toThrow(/cannot be asked \(.*ENOENT.*\): stop it, call this again/);
  });
});

describe("caseworker parked refuses", () => {
  test("where no server ever had a queue, and makes none", async () => {
    const place = aPlace();
    await expect(call(place, null)).rejects.toThrow(/no queue at .*queue\.sqlite/);
    expect(existsSync(join(place.dataDir, "queue.sqlite"))).toBe(false);
  });

  test("a database that cannot be reached", async () => {
    const place = { ...aPlace(), databaseUrl: "postgres://127.0.0.1:1/support" };
    await expect(call(place, null)).rejects.toThrow(UsageError);
  });

  test.each(["acme", "17", ""])("%o, which names no row", async (release) => {
    await expect(call(aPlace(), release)).rejects.toThrow("OWNER/REPO#NUMBER");
  });
});
