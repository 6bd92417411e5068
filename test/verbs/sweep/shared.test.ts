/** Several servers that share a database: one of them sweeps, and the command line leaves the looks to them. */
import { expect, onTestFinished, test } from "vitest";
import { openPostgresQueue } from "../../../src/queue/open-postgres.ts";
import { sweep } from "../../../src/verbs/sweep.ts";
import { startServer } from "../../postgres/server.ts";
import { MINUTE, office } from "./office.ts";
import type { Office } from "./office.ts";

/** Two servers' worth of the same office: one sandbox, one database of their own. */
async function sharing(): Promise<{ here: Office; url: string }> {
  const { url, stop } = await startServer({ durable: false });
  onTestFinished(stop);
  const here = await office();
  here.env["DATABASE_URL"] = url;
  return { here, url };
}

test("only the server that leads sweeps at its start", async () => {
  const { here, url } = await sharing();
  const other = await openPostgresQueue(url, { now: () => here.sandbox.now(), random: () => 0 });
  onTestFinished(() => other.close());
  expect(await other.lead("sweep")).toBe(true);
  await here.start();
  await here.settle();
  expect(here.asked()).toEqual([]);
  await here.stop();
  await other.close();
  await here.start();
  await here.settle();
  expect(here.asked()).toContain("apps/list-installations");
});

test("what the command line finds is put, and a server looks", async () => {
  const { here, url } = await sharing();
  for (let opened = 0; opened < 3; opened++) await here.open();
  here.sandbox.advance(10 * MINUTE);
  const said: string[] = [];
  const told = { env: here.env, dryRun: false, installation: null };
  expect(await sweep("acme/support", told, { write: (text) => void said.push(text) })).toBe(0);
  expect(said.at(-1)).toBe("The servers that share the database look at them.");
  expect(here.looked()).toEqual([]);
  const queue = await openPostgresQueue(url, { now: Date.now, random: () => 0 });
  onTestFinished(() => queue.close());
  expect((await queue.known("acme/support#")).map(({ waits }) => waits)).toEqual([true, true, true]);
});
