/** What takes webhooks in and puts what they ask for into the queue. */
import type { Logger } from "pino";
import { createApp } from "../app.ts";
import type { Queue } from "../queue/queue.ts";
import type { Settings } from "../settings.ts";
import type { Site } from "../web/listen.ts";
import { createReceiver } from "../web/server.ts";
import type { WebhookEvent } from "../web/webhook.ts";
import type { Hub } from "./hub.ts";
import { leave } from "./leave.ts";
import { createReady } from "./ready.ts";
import type { Watch } from "./watch/watch.ts";
import { within } from "./within.ts";

export interface DoorOptions {
  hub: Pick<Hub, "probot" | "forgetPolicy" | "ownLogin">;
  queue: Queue;
  settings: Settings;
  watch: Pick<Watch, "receiving" | "onPut" | "onAnswer" | "read">;
  log: Logger;
}

/** How long a webhook waits to know who the app is, in milliseconds: GitHub may be slow, its webhooks must not wait for it. */
const KNOWN_WITHIN = 2_000;

/** Everything that the app answers over HTTP. */
export async function createDoor({ hub, queue, settings, watch, log }: DoorOptions): Promise<Site> {
  const { webhookSecret, webhookSecretOld, metricsToken = null } = settings;
  const put: Queue["put"] = async (key, how) => {
    await queue.put(key, how);
    watch.onPut(key);
  };
  const ownLogin = () => within(KNOWN_WITHIN, hub.ownLogin());
  await hub.probot.load(createApp({ put, leave: (of) => leave(queue, of), forgetPolicy: hub.forgetPolicy, ownLogin }));
  return createReceiver({
    secrets: [webhookSecret, webhookSecretOld].filter((secret) => secret !== undefined),
    deliver: (event) => watch.receiving(event, () => receive(hub, event)),
    onAnswer: watch.onAnswer,
    ready: createReady(queue),
    metrics: { read: () => watch.read(queue), token: metricsToken },
    log,
  });
}

/** Probot hands the event to the app's listeners; a payload is what it says after its signature was checked. */
async function receive({ probot }: DoorOptions["hub"], event: WebhookEvent): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event nobody listens to is passed over
  await probot.receive(event as Parameters<Hub["probot"]["receive"]>[0]);
}
