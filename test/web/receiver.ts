import { createHmac } from "node:crypto";
import { onTestFinished } from "vitest";
import { listen } from "../../src/web/listen.ts";
import type { ListenOptions } from "../../src/web/listen.ts";
import { createReceiver } from "../../src/web/server.ts";
import type { ReceiverOptions } from "../../src/web/server.ts";
import { WEBHOOK_PATH } from "../../src/web/webhook.ts";
import type { WebhookEvent } from "../../src/web/webhook.ts";

const SECRET = "a secret of this test";

/** A receiver that listens on a free port until the test ends, what was delivered to it, and what it logged. */
export interface Receiving {
  url: string;
  port: number;
  events: WebhookEvent[];
  logged: string[];
  close: () => Promise<void>;
}

/** Starts a receiver with the test's secret; whatever else it needs may be handed in. */
export async function receiving(
  options: Partial<ReceiverOptions> = {},
  ways: Partial<ListenOptions> = {},
): Promise<Receiving> {
  const events: WebhookEvent[] = [];
  const logged: string[] = [];
  const say = (_facts: object, text: string): void => void logged.push(text);
  const app = createReceiver({
    secrets: [SECRET],
    deliver: async (event) => void events.push(event),
    ready: () => true,
    log: { info: say, warn: say, error: say },
    ...options,
  });
  const server = await listen(app, { host: "127.0.0.1", port: 0, ...ways });
  onTestFinished(() => server.close());
  return { url: server.url + WEBHOOK_PATH, port: server.port, events, logged, close: () => server.close() };
}

/** The signature GitHub would send. */
export function signatureOf(body: string | Buffer, secret: string = SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** The headers GitHub would send. A header set to undefined is left out. */
export function headersFor(body: string, changed: Record<string, string | undefined> = {}): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    "x-github-event": "issues",
    "x-hub-signature-256": signatureOf(body),
    ...changed,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined),
  );
}
