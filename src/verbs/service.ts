/** The running app: receiver → queue → worker → reconcile. Used by `serve` and by the demo. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { createApp } from "../app.ts";
import type { Instant } from "../core/case.ts";
import { openEmbeddedQueue } from "../queue/embedded.ts";
import type { Queue } from "../queue/queue.ts";
import { work } from "../queue/work.ts";
import type { Looked, Worker } from "../queue/work.ts";
import { reconcile } from "../reconcile.ts";
import type { Reconciler } from "../reconcile.ts";
import { createSeal } from "../seal.ts";
import type { Settings } from "../settings.ts";
import { listen } from "../web/listen.ts";
import { createReceiver } from "../web/server.ts";
import type { WebhookEvent } from "../web/server.ts";
import { loadWords } from "../words.ts";
import { parseCaseKey } from "./case-key.ts";
import { createHub } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { recordSecret } from "./secret.ts";

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
}

/** Opens the queue, starts the worker, then listens: whatever is received can be stored and is looked at. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { settings, log, now } = options;
  const hub = createHub({ settings, log, clock: now, seal: createSeal(recordSecret(settings)) });
  const queue = openQueue(options);
  const worker = work({ queue, now, log, look: createLook(hub, options) });
  const put: Queue["put"] = async (key, how) => {
    await queue.put(key, how);
    worker.poke();
  };
  await hub.probot.load(createApp({ put, forgetPolicy: hub.forgetPolicy, ownLogin: hub.ownLogin }));
  const receiver = createReceiver({
    secrets: [settings.webhookSecret],
    deliver: (event) => receive(hub, event),
    ready: async () => (await queue.nextDue(), true),
    log,
  });
  const server = await listen(receiver, { host: settings.host, port: settings.port });
  const stop = async () => {
    await server.close();
    await worker.stop();
    await queue.close();
  };
  return { url: server.url, worker, nextDue: () => queue.nextDue(), stop };
}

/** Probot hands the event to the app's listeners; a payload is what it says after its signature was checked. */
async function receive({ probot }: Hub, event: WebhookEvent): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event nobody listens to is passed over
  await probot.receive(event as Parameters<Hub["probot"]["receive"]>[0]);
}

function openQueue({ settings, now }: ServiceOptions): Queue {
  mkdirSync(settings.dataDir, { recursive: true });
  return openEmbeddedQueue(join(settings.dataDir, "queue.sqlite"), { now, random: Math.random });
}

/** A row's key → a look at its case. The log names the case and why something was done. */
function createLook(hub: Hub, { settings, log, now }: ServiceOptions) {
  const reconciler: Reconciler = {
    see: hub.see,
    words: loadWords,
    seal: createSeal(recordSecret(settings)),
    onPlan: ({ owner, repo, number }, { because }) => {
      if (because.length > 0) log.info({ case: `${owner}/${repo}#${number}`, because }, "looked at a case");
    },
  };
  return async (key: string, hint: string | null): Promise<Looked> => {
    const id = parseCaseKey(key);
    if (id === null) return { lookAgainAt: null };
    const { lookAgainIn, rank } = await reconcile(id, hint, reconciler);
    return { lookAgainAt: lookAgainIn === null ? null : now() + lookAgainIn, rank };
  };
}
