/** The database of the queue is stopped, in order or not, and started again, wherever the app is in a whole story. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService } from "../../src/verbs/service.ts";
import type { Service, ServiceOptions } from "../../src/verbs/service.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { REPOSITORY } from "../../src/verbs/demo/person.ts";
import { emptyDatabase } from "../postgres/empty.ts";
import { startServer } from "../postgres/server.ts";
import type { Halt, Server } from "../postgres/server.ts";
import { commentOn, headersOf, signed } from "../verbs/webhook.ts";
import { atWebhook, dice, MINUTE, PATIENCE, played, seeds, spaced, undisturbed, USUAL } from "./disturbed.ts";

/** Webhooks that nobody took are asked for every hour. */
const SPACED = spaced(USUAL, 75 * MINUTE);

/** The story has at least so many requests of the app, and so many webhooks. */
const REQUESTS = 50;
const WEBHOOKS = 35;

/** What the app answered while the database was away. */
interface Answers {
  webhook: number;
  ready: number;
  alive: number;
}

/** The app on a database that can be taken away from it for a while. */
async function failing(server: Server) {
  const { halt, resume } = server;
  const databaseUrl = await emptyDatabase(server);
  const answers: Answers[] = [];
  /** The end of the last outage. */
  let last: Promise<unknown> = Promise.resolve();
  let running: ServiceOptions["settings"] | null = null;
  let url = "";
  const get = async (path: string): Promise<number> => (await fetch(new URL(path, url))).status;
  const webhook = async (): Promise<number> => {
    const body = JSON.stringify(commentOn(1, `${REPOSITORY.owner}/${REPOSITORY.repo}`));
    const signature = signed(body, running?.webhookSecret);
    const headers = headersOf(body, "issue_comment", { "x-hub-signature-256": signature });
    return (await fetch(new URL("/api/github/webhooks", url), { method: "POST", body, headers })).status;
  };
  /** Within a second: so long an answer to whoever asked before holds. */
  const becomesUnready = async (): Promise<void> => {
    while ((await get("/readyz")) !== 503);
  };
  const askAndResume = async (gone: Promise<void>): Promise<void> => {
    await gone;
    await becomesUnready();
    answers.push({ webhook: await webhook(), ready: await get("/readyz"), alive: await get("/healthz") });
    await resume();
  };
  /** Resolves when the database is gone; who misses it waits for `last`. */
  const outage = async (how: Halt): Promise<void> => {
    const gone = last.then(() => halt(how));
    last = askAndResume(gone);
    await gone;
  };
  const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await ask();
      } catch {
        await last;
      }
    }
  };
  const start = async (options: ServiceOptions): Promise<Service> => {
    running = { ...options.settings, databaseUrl };
    const service = await startService({ ...options, settings: running });
    ({ url } = service);
    const { worker, nextDue } = service;
    return {
      ...service,
      worker: {
        poke: () => worker.poke(),
        stop: () => worker.stop(),
        drain: () => insist(() => worker.drain()),
      },
      nextDue: () => insist(nextDue),
    };
  };
  return { start, outage, answers };
}

/** What it has written is safe with the system, which lives on: to wait for the disk, too, would only take time. */
let server: Server;
beforeAll(async () => (server = await startServer({ durable: false })));
afterAll(() => server.stop());

describe.each<[Halt]>([["fast"], ["immediate"], ["killed"]])(
  "a database whose end is %s, again and again, and that comes back",
  (how) => {
    test.each(seeds(1))("loses nothing and has nothing done twice, dice of seed %i", PATIENCE, async (seed) => {
      const roll = dice(seed);
      const among = (most: number) => Math.floor(roll() * most);
      const { start, outage, answers } = await failing(server);
      const disturb = (house: House) => {
        for (const _ of [1, 2]) house.sandbox.fault({ after: among(REQUESTS), delay: () => outage(how) });
        atWebhook(house, among(WEBHOOKS), () => outage(how));
      };
      const { outcome } = await played(SPACED, disturb, { start, sweeps: true });
      expect(outcome).toEqual(await undisturbed(SPACED));
      expect(answers).toEqual(Array.from({ length: 3 }, () => ({ webhook: 503, ready: 503, alive: 200 })));
    });
  },
);
