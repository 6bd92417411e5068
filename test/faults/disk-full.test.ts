/** The disk is full in the middle of a story, then somebody makes room: nothing is lost and nothing done twice. */
import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { queueFile } from "../../src/queue/open.ts";
import type { Settings } from "../../src/settings.ts";
import type { Delivery } from "../../src/sandbox/sandbox.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import type { Service, ServiceOptions } from "../../src/verbs/service.ts";
import { PATIENCE, played, undisturbed, USUAL } from "./disturbed.ts";
import { killable } from "./killable.ts";

/** So many bytes more: enough to start. */
const LEFT = 64 * 1024;

/** What its log has already, and a little. */
function hardlyAny({ dataDir }: Settings): number {
  const file = `${queueFile({ databaseUrl: null, dataDir })}-wal`;
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) + LEFT;
}

/** An app whose disk may be full; while it is, nobody waits for anything to be done. */
function onSmallDisk() {
  let isFull = false;
  const { start: startOne, kill } = killable((settings) => (isFull ? hardlyAny(settings) : null));
  let started: Service | null = null;
  const start = async (options: ServiceOptions) => {
    const service = await startOne(options);
    started = service;
    const { worker, nextDue } = service;
    const drain = async () => (isFull ? worker.poke() : worker.drain());
    return { ...service, worker: { ...worker, drain }, nextDue: async () => (isFull ? null : nextDue()) };
  };
  const setFull = async (full: boolean) => {
    isFull = full;
    await kill();
    // It answers when it runs again.
    await started?.nextDue();
  };
  return { start, setFull };
}

function isPersons({ payload }: Delivery): boolean {
  return (payload["sender"] as { type: string }).type === "User";
}

/** How the newest webhook of what a person did was answered. */
function newestOf({ sandbox }: House): { guid: string; status: number | null } {
  const newest = sandbox.deliveries().findLast(isPersons);
  return { guid: newest?.guid ?? "", status: newest?.outcome?.status ?? null };
}

/** Sends it again until it cannot be stored. */
async function fill(house: House): Promise<void> {
  for (let nth = 0; newestOf(house).status !== 503; nth += 1) {
    if (nth === MANY) throw new Error("the disk does not get full");
    await house.sandbox.redeliver(newestOf(house).guid);
  }
}

const MANY = 1_000;

/** What is smaller may still be stored: so it depends on the step whether what happens then is refused, too. */
test.each([1, 2, 3, 4])("before step %i", PATIENCE, async (step) => {
  const { start, setFull } = onSmallDisk();
  const between = async (nth: number, house: House) => {
    if (nth === step) {
      await setFull(true);
      await fill(house);
    }
    if (nth === step + 1) await setFull(false);
  };
  const { outcome } = await played(USUAL, undefined, { start, sweeps: true, between });
  expect(outcome).toEqual(await undisturbed(USUAL));
});
