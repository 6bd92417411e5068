/** What `parked --release` changes for servers that run meanwhile, on the database they share with it. */
import { randomInt } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { openQueue } from "../../src/queue/open.ts";
import { MOST_URGENT } from "../../src/queue/whole.ts";
import { createBreaker, Looping, MOST_WRITES } from "../../src/verbs/breaker.ts";
import { parked } from "../../src/verbs/parked.ts";
import { mustTake } from "../queue/fixture.ts";
import { usePostgres } from "../postgres/use.ts";

const database = usePostgres();

test("a case that was given up may be written on again at once when it is released", async () => {
  const place = { databaseUrl: database.url, dataDir: "none" };
  const key = `acme/support#${randomInt(1_000_000, 1_000_000_000)}`;
  const server = await openQueue(place, { now: Date.now, random: () => 0 });
  onTestFinished(async () => {
    await database.query("DELETE FROM caseworker.look WHERE key = $1", [key]);
    await server.close();
  });
  const breaker = createBreaker(server, Date.now);
  await expect(breaker.check(key, MOST_WRITES + 1)).rejects.toThrow(Looping);
  await expect(breaker.check(key, 1)).rejects.toThrow(Looping);
  await server.put(key, { rank: MOST_URGENT });
  await server.fail(await mustTake(server), "a loop", true);
  const lines: string[] = [];
  const code = await parked({ ...place, release: key }, { write: (text) => void lines.push(text) });
  expect([code, lines]).toEqual([0, [`${key} is released and looked at next.`]]);
  await breaker.check(key, MOST_WRITES);
});
