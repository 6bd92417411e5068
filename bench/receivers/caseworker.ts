/**
 * This app's receiver with its queue in a file, as `serve` has it: every webhook is on disk before it is answered. Nobody
 * takes from the queue, so that the receiver alone is measured, as with the others; with the argument `looking` the worker
 * takes and settles rows meanwhile as fast as it can, by looks that ask nobody and take no time; with a number so many other
 * cases wait for their moment.
 */
import { pino } from "pino";
import { openQueue } from "../../src/queue/open.ts";
import { work } from "../../src/queue/work.ts";
import { createSeal } from "../../src/seal.ts";
import { createDoor } from "../../src/verbs/door.ts";
import { createHub } from "../../src/verbs/hub.ts";
import { createWatch } from "../../src/verbs/watch/watch.ts";
import { listen } from "../../src/web/listen.ts";
import { loadLean } from "../../src/lean.ts";
import { SECRET } from "./load.ts";
import { privateKey, tellPort } from "./program.ts";

loadLean();
const [dataDir = "", how] = process.argv.slice(2);
const place = { host: "127.0.0.1", port: 0 };
const github = { appId: 1, privateKey: privateKey(), webhookSecret: SECRET, baseUrl: null };
const settings = { ...place, ...github, logLevel: "info", dataDir, recordSecret: null };
const log = pino({ level: settings.logLevel });
const queue = await openQueue({ databaseUrl: null, dataDir }, { now: Date.now, random: Math.random, log });
const watch = createWatch({ log, now: Date.now });
const hub = createHub({ settings, log, clock: Date.now, seal: createSeal(SECRET) });
const DAY = 86_400_000;
/** So many rows are put at once. */
const TOGETHER = 1_000;
for (let from = 0; from < Number(how); from += TOGETHER) {
  const put = (nth: number) => queue.putLater(`acme/other#${from + nth}`, Date.now() + DAY, { rank: nth % 4 });
  await Promise.all(Array.from({ length: TOGETHER }, (_, nth) => put(nth)));
}
if (how === "looking") work({ queue, now: Date.now, log, look: async () => ({ lookAgainAt: null }) });
const { port } = await listen(await createDoor({ hub, queue, settings, watch, log }), place);
tellPort(port);
