/** The app is killed with SIGKILL, again and again, wherever it is in a whole story, and started again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { House } from "../../src/verbs/demo/house.ts";
import { emptyDatabase } from "../postgres/empty.ts";
import { startServer } from "../postgres/server.ts";
import type { Server } from "../postgres/server.ts";
import { atWebhook, dice, MINUTE, PATIENCE, played, seeds, spaced, undisturbed, USUAL } from "./disturbed.ts";
import { killable } from "./killable.ts";
import type { Killable } from "./killable.ts";
import { replicas } from "./replicas.ts";

/** Webhooks that nobody took are asked for at each start, and every hour. */
const SPACED = spaced(USUAL, 75 * MINUTE);

/** The story has at least so many requests of the app, and so many webhooks. */
const REQUESTS = 130;
const WEBHOOKS = 50;

/** Kills it three times: at requests, and at a webhook. */
async function playedAndKilled(seed: number, { start, kill }: Killable, databaseUrl?: string) {
  const roll = dice(seed);
  const among = (most: number) => Math.floor(roll() * most);
  const startThere: typeof start = (options) => start({ ...options, settings: { ...options.settings, databaseUrl } });
  let kills = 0;
  const killed = async () => {
    kills += 1;
    await kill();
  };
  const disturb = (house: House) => {
    // What was asked for is done all the same, or is not.
    for (const done of [true, false])
      house.sandbox.fault({ after: among(REQUESTS), answer: null, done, delay: killed });
    atWebhook(house, among(WEBHOOKS), killed);
  };
  const { outcome } = await played(SPACED, disturb, { start: startThere, sweeps: true });
  return { outcome, kills };
}

describe("with the queue in a file", () => {
  test.each(seeds(2))("nothing is lost and nothing done twice, dice of seed %i", PATIENCE, async (seed) => {
    const { outcome, kills } = await playedAndKilled(seed, killable());
    expect(outcome).toEqual(await undisturbed(SPACED));
    expect(kills).toBe(3);
  });
});

describe("with the queue in PostgreSQL, of two servers or, by every other seed, of one", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ durable: false });
  });
  afterAll(() => server.stop());

  test.each(seeds(1))("nothing is lost and nothing done twice, dice of seed %i", PATIENCE, async (seed) => {
    const { outcome, kills } = await playedAndKilled(seed, replicas(1 + (seed % 2)), await emptyDatabase(server));
    expect(outcome).toEqual(await undisturbed(SPACED));
    expect(kills).toBe(3);
  });
});
