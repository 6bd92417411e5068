import type { Duration, Instant } from "../../core/model/case.ts";
import { SENT_AGAIN } from "../../core/sweep.ts";
import { readLost, sendAgain } from "../../github/repository/deliveries.ts";
import type { Queue } from "../../queue/queue.ts";
import type { Looked } from "../../queue/work.ts";
import { errandKey } from "../case-key.ts";
import type { Errands } from "./doors.ts";

const HOUR: Duration = 60 * 60_000;

/** An attempt is in the log only when it has ended, up to half a minute after it began. */
const OVERLAP: Duration = 60_000;

const KEY = errandKey("deliveries", null);

/**
 * Asks GitHub which webhooks did not arrive since it was asked last, and has each of them sent again. Comes again after
 * an hour, which costs one request for 100 webhooks; not where a stand-in for GitHub keeps no log.
 */
export async function askAgain({ hub, queue, log, now, random, signal }: Errands): Promise<Looked> {
  const app = await hub.probot.auth();
  const before = await askedUntil(queue);
  const found = await readLost(app, Math.max(before - OVERLAP, now() - SENT_AGAIN), signal);
  if (found === null) return { lookAgainAt: null };
  let again = 0;
  for (const lost of found.lost) {
    signal.throwIfAborted();
    if (await sendAgain(app, lost)) again += 1;
  }
  if (found.lost.length > 0) log.info({ lost: found.lost.length, again }, "has webhooks sent again that were lost");
  await queue.keep(KEY, new Date(found.now ?? now()).toISOString());
  return { lookAgainAt: now() + HOUR + Math.floor((random() * HOUR) / 6) };
}

/** GitHub's time when it was asked last; long ago when it never was. */
async function askedUntil(queue: Queue): Promise<Instant> {
  const at = Date.parse((await queue.recall(KEY)) ?? "");
  return Number.isNaN(at) ? 0 : at;
}
