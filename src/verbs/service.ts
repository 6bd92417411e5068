/** The running app: receiver → queue → worker → reconcile. Used by `serve` and by the demo. */
import type { Logger } from "pino";
import type { Instant } from "../core/model/case.ts";
import { createBudget, ENDLESS } from "../github/client/budget.ts";
import { openQueue } from "../queue/open.ts";
import type { Queue } from "../queue/queue.ts";
import { work } from "../queue/work.ts";
import type { Looked, Worker } from "../queue/work.ts";
import { reconcile } from "../reconcile.ts";
import type { Reconciler } from "../reconcile.ts";
import { createSeal } from "../seal.ts";
import { isLimited } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { listen } from "../web/listen.ts";
import { loadWords } from "../words.ts";
import { counted, createAdmit } from "./admit.ts";
import { createBreaker } from "./breaker.ts";
import { recallMoves, runBoardRow } from "./board-row.ts";
import { caseKeyOf, parseCaseKey, parsePullKey, parseRepositoryKey } from "./case-key.ts";
import { checkRow } from "./check-row.ts";
import { createDoor } from "./door.ts";
import type { DoorOptions } from "./door.ts";
import { followed } from "./followed.ts";
import { goodPoliciesIn } from "./good-policies.ts";
import { createHub } from "./hub.ts";
import type { Hub, HubOptions } from "./hub.ts";
import { patiently } from "./patience.ts";
import { parkedRowsOf } from "./parked-rows.ts";
import { setUpRow } from "./setup-row.ts";
import { recordSecret } from "./secret.ts";
import { openSideDoor, sideDoorIn } from "./side-door.ts";
import { beginErrands, runErrand } from "./sweep/errands.ts";
import type { Errands } from "./sweep/doors.ts";
import { notingClosed } from "./sweep/given-up.ts";
import { createWatch } from "./watch/watch.ts";
import type { Watch } from "./watch/watch.ts";

export interface Service {
  url: string;
  worker: Worker;
  /** When the next case is due, by the queue's clock; null when none is. */
  nextDue: () => Promise<number | null>;
  /** Takes no more webhooks, finishes what is running, closes the queue. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  settings: Settings;
  log: Logger;
  /** The queue's clock, and that of what is kept for a while. */
  now: () => Instant;
  /** Whether it sweeps at its start and every night, and has lost webhooks sent again. Default: only when told to. */
  sweeps?: boolean;
}

/**
 * Opens the queue, starts the worker, then listens: whatever is received can be stored and is looked at. Rejects, and
 * leaves nothing running, when the queue cannot be opened or the port cannot be had.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { settings, log, now } = options;
  const seal = createSeal(recordSecret(settings), settings.recordSecretOld);
  const { databaseUrl = null, dataDir } = settings;
  const queue = await openQueue({ databaseUrl, dataDir }, { now, random: Math.random, log });
  const budget = isLimited(settings) ? createBudget(queue, now) : ENDLESS;
  const watch = createWatch({ log, now });
  const asking = { budget: watch.budget(budget), onRequest: watch.onRequest };
  const hub = createHub({ settings, log, clock: now, seal, ...asking, ...recalling(queue) });
  const keep: Reconciler["keep"] = (id, copy) => queue.keep(caseKeyOf(id), copy);
  const stopping = new AbortController();
  const shared = databaseUrl !== null;
  const errands = { hub, queue, log, now, random: Math.random, signal: stopping.signal, shared };
  const breaker = createBreaker(queue, now);
  const admit = createAdmit({ budget, breaker, now });
  const look = createLook(
    { ...hub, see: counted(followed(hub.see, queue), breaker) },
    { seal, keep, admit, errands, watch },
    options,
  );
  const looking = watch.looking(patiently(notingClosed(look, queue), { budget, log, now }));
  const worker = work({ queue, now, log, look: looking, during: watch.during });
  const rest = async () => {
    stopping.abort();
    await worker.stop();
    await queue.close();
  };
  let stop = rest;
  try {
    const { url, close } = await openDoors({ hub, queue, watch }, options);
    stop = () => close().then(rest);
    if (options.sweeps === true) await beginErrands(queue);
    return { url, worker, nextDue: () => queue.nextDue(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where it is reached: by webhooks, and with its queue in a file by whoever looks after it. */
async function openDoors(inside: Pick<DoorOptions, "hub" | "queue" | "watch">, options: ServiceOptions) {
  const { settings, log, now } = options;
  const { databaseUrl = null, dataDir, host, port } = settings;
  const server = await listen(await createDoor({ ...inside, settings, log }), { host, port });
  const rows = parkedRowsOf(inside.queue, now);
  const shut = databaseUrl === null ? await openSideDoor(rows, sideDoorIn(dataDir), log) : null;
  return { url: server.url, close: async () => void (await Promise.all([server.close(), shut?.()])) };
}

/** What is kept of cases and policies in the queue. */
function recalling(queue: Queue): Pick<HubOptions, "recall" | "recallMoves" | "goodPolicies"> {
  const recall: HubOptions["recall"] = (id) => queue.recall(caseKeyOf(id));
  return { recall, recallMoves: (id) => recallMoves(queue, id), goodPolicies: goodPoliciesIn(queue) };
}

/** How looks are kept and told; errands are the rows that name no case. */
interface Keeping extends Pick<Reconciler, "seal" | "keep" | "onPlan" | "admit"> {
  errands: Errands;
  watch: Pick<Watch, "seeing" | "onPlan">;
}

/**
 * A row's key → a look at its case, the set-up of its repository, the check of a policy, or an errand. The log names the
 * case and why something was done.
 */
function createLook(
  hub: Hub,
  { errands, watch, ...keeping }: Keeping,
  { log, now }: Pick<ServiceOptions, "log" | "now">,
) {
  const reconciler: Reconciler = {
    see: watch.seeing(hub.see),
    words: loadWords,
    onPlan: watch.onPlan,
    onProblem: (id, { about, why }) =>
      log.warn({ case: caseKeyOf(id), about, why }, "part of a case could not be done"),
    ...keeping,
  };
  return async (key: string, hint: string | null): Promise<Looked> => {
    const errand = runErrand(errands, key, hint);
    if (errand !== null) return errand;
    const card = runBoardRow(errands, key, hint);
    if (card !== null) return card;
    const repository = parseRepositoryKey(key);
    if (repository !== null) return setUpRow(hub, { repository, hint }, log);
    const pull = parsePullKey(key);
    if (pull !== null) return checkRow(hub, { pull, hint }, { log, now });
    const id = parseCaseKey(key);
    if (id === null) return { lookAgainAt: null };
    const { lookAgainIn, rank } = await reconcile(id, hint, reconciler);
    return { lookAgainAt: lookAgainIn === null ? null : now() + lookAgainIn, rank };
  };
}
