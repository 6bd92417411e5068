/** What the app answers over HTTP: webhooks, and whoever looks after it. */
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Log } from "../queue/log.ts";
import type { Site } from "./listen.ts";
import { mayReadMetrics } from "./metrics-access.ts";
import type { Peer } from "./metrics-access.ts";
import { createWebhooks, WEBHOOK_PATH } from "./webhook.ts";
import type { WebhookOptions } from "./webhook.ts";

export interface ReceiverOptions extends WebhookOptions {
  /** Whether webhooks can be stored and looked at now, for load balancers. */
  ready: () => boolean | Promise<boolean>;
  /** What is measured; without it there is no `/metrics`. */
  metrics?: Metrics;
}

export interface Metrics {
  /** The text that is read by Prometheus, and its media type. */
  read: () => Promise<{ text: string; type: string }>;
  /** Whoever shows it may read them; null: only this machine may. */
  token: string | null;
}

/**
 * The HTTP application: webhooks (webhook.ts), `/healthz` (the process lives), `/readyz` (it can do its work) and
 * `/metrics`.
 *
 * Throws when there is no secret.
 */
export function createReceiver(options: ReceiverOptions): Site {
  const take = createWebhooks(options);
  const app = new Hono();
  app.all(WEBHOOK_PATH, (context) => context.text("Send webhooks with POST.\n", 405, { Allow: "POST" }));
  app.get("/healthz", (context) => context.text("alive\n"));
  app.get("/readyz", async (context) =>
    (await isReady(options)) ? context.text("ready\n") : context.text("not ready\n", 503),
  );
  app.get("/metrics", (context) => measured(context, options.metrics));
  app.notFound(nothingHere);
  app.onError((error, context) => {
    options.log.warn({ err: error, path: context.req.path }, "A request could not be answered");
    return context.text("The request could not be answered.\n", 500);
  });
  return { fetch: app.fetch, take };
}

async function isReady({ ready, log }: { ready: ReceiverOptions["ready"]; log: Log }): Promise<boolean> {
  try {
    return await ready();
  } catch (error) {
    log.warn({ err: error }, "The check for readiness failed");
    return false;
  }
}

/** Whoever may not read them is told nothing. */
async function measured(context: Context, metrics: Metrics | undefined): Promise<Response> {
  if (metrics === undefined || !mayReadMetrics(peerOf(context), metrics.token)) return nothingHere(context);
  const { text, type } = await metrics.read();
  return context.body(text, 200, { "Content-Type": type });
}

function peerOf(context: Context): Peer {
  return { address: getConnInfo(context).remote.address ?? "", headers: context.req.raw.headers };
}

function nothingHere(context: Context): Response {
  return context.text("There is nothing here.\n", 404);
}
