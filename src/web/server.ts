/** The webhook receiver: checks who sent it, has it stored, answers. Work happens later (architecture.md step 1). */
import { Hono } from "hono";
import type { Context } from "hono";
import type { Log } from "../queue/log.ts";
import { readBody } from "./body.ts";
import { checkSecrets, isSigned } from "./signature.ts";

/** A webhook whose signature is right. `id` is the delivery's GUID; neither it nor `name` is covered by the signature. */
export interface WebhookEvent {
  id: string;
  name: string;
  payload: object;
}

export interface ReceiverOptions {
  /** One secret, or two while the first replaces the second. */
  secrets: readonly string[];
  /** Stores what the event asks for; resolves when that is stored. Events of no interest resolve at once. */
  deliver: (event: WebhookEvent) => Promise<void>;
  /** Whether webhooks can be stored and looked at now, for load balancers. */
  ready: () => boolean | Promise<boolean>;
  log: Log;
  /** The largest body in bytes. Default 25 MB, GitHub's own limit. */
  largestBody?: number;
}

/** Probot's default path, so that an app's settings fit either. */
export const WEBHOOK_PATH = "/api/github/webhooks";

const LARGEST_BODY = 25 * 1024 * 1024;

/**
 * The HTTP application: webhooks, `/healthz` (the process lives) and `/readyz` (it can do its work).
 *
 * A webhook is answered with 202 only after `deliver` has resolved; 503 when it rejects, so that GitHub lists the
 * delivery as failed and it can be sent again; 401, 400 and 413 say what was expected.
 *
 * Throws when there is no secret.
 */
export function createReceiver(options: ReceiverOptions): Hono {
  checkSecrets(options.secrets);
  const app = new Hono();
  app.post(WEBHOOK_PATH, (context) => receive(context, options));
  app.all(WEBHOOK_PATH, (context) => context.text("Send webhooks with POST.\n", 405, { Allow: "POST" }));
  app.get("/healthz", (context) => context.text("alive\n"));
  app.get("/readyz", async (context) => ((await isReady(options)) ? context.text("ready\n") : notReady(context)));
  app.notFound((context) => context.text("There is nothing here.\n", 404));
  app.onError((error, context) => {
    options.log.warn({ err: error, path: context.req.path }, "A request could not be answered");
    return context.text("The request could not be answered.\n", 500);
  });
  return app;
}

async function receive(context: Context, options: ReceiverOptions): Promise<Response> {
  const largest = options.largestBody ?? LARGEST_BODY;
  const body = await readBody(context.req.raw, largest);
  if (body === null) return tooLarge(context, largest);
  if (!(await isSigned(body, header(context, "X-Hub-Signature-256"), options.secrets))) {
    return context.text("X-Hub-Signature-256 must be the HMAC of the body under this app's webhook secret.\n", 401);
  }
  const event = readEvent(context, body);
  return typeof event === "string" ? context.text(`${event}\n`, 400) : deliver(context, event, options);
}

/** The event, or what is wrong with it. */
function readEvent(context: Context, body: string): WebhookEvent | string {
  const [id, name] = [header(context, "X-GitHub-Delivery"), header(context, "X-GitHub-Event")];
  if (name === "") return "The header X-GitHub-Event must name the event.";
  if (id === "") return "The header X-GitHub-Delivery must carry the delivery's GUID.";
  const payload = parseObject(body);
  return payload === null
    ? "The body must be a JSON object: set the webhook's content type to application/json."
    : { id, name, payload };
}

async function deliver(context: Context, event: WebhookEvent, options: ReceiverOptions): Promise<Response> {
  try {
    await options.deliver(event);
    return context.text("stored\n", 202);
  } catch (error) {
    options.log.error({ err: error, id: event.id, event: event.name }, "A webhook could not be stored");
    return context.text("The event could not be stored. Send it again later.\n", 503);
  }
}

async function isReady(options: ReceiverOptions): Promise<boolean> {
  try {
    return await options.ready();
  } catch (error) {
    options.log.warn({ err: error }, "The check for readiness failed");
    return false;
  }
}

function notReady(context: Context): Response {
  return context.text("not ready\n", 503);
}

/** The rest of the body is not wanted: the connection ends with this answer. */
function tooLarge(context: Context, largest: number): Response {
  return context.text(`The body may have at most ${largest} bytes.\n`, 413, { Connection: "close" });
}

function header(context: Context, name: string): string {
  return context.req.header(name) ?? "";
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
