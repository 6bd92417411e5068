/** What takes webhooks in and puts what they ask for into the queue. */
import type { Logger } from "pino";
import { createApp } from "../app.ts";
import type { Queue } from "../queue/queue.ts";
import type { Settings } from "../settings.ts";
import type { Site } from "../web/listen.ts";
import { createReceiver } from "../web/server.ts";
import type { WebhookEvent } from "../web/webhook.ts";
import type { Hub } from "./hub.ts";

export interface DoorOptions {
  hub: Pick<Hub, "probot" | "forgetPolicy" | "ownLogin">;
  queue: Queue;
  settings: Settings;
  log: Logger;
}

/** Everything that the app answers over HTTP. */
export async function createDoor({ hub, queue, settings, log }: DoorOptions): Promise<Site> {
  const put: Queue["put"] = (key, how) => queue.put(key, how);
  await hub.probot.load(createApp({ put, forgetPolicy: hub.forgetPolicy, ownLogin: hub.ownLogin }));
  return createReceiver({
    secrets: [settings.webhookSecret, settings.webhookSecretOld].filter((secret) => secret !== undefined),
    deliver: (event) => receive(hub, event),
    ready: async () => (await queue.nextDue(), true),
    log,
  });
}

/** Probot hands the event to the app's listeners; a payload is what it says after its signature was checked. */
async function receive({ probot }: DoorOptions["hub"], event: WebhookEvent): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an event nobody listens to is passed over
  await probot.receive(event as Parameters<Hub["probot"]["receive"]>[0]);
}
