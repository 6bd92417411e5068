import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Take } from "./webhook.ts";

/** What answers requests: a Hono application, and what takes some of them before it sees them. */
export interface Site {
  fetch: (request: Request) => Response | Promise<Response>;
  take?: Take;
}

export interface ListenOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** How long a whole request may take to arrive, in milliseconds. Default 30 seconds; GitHub itself waits 10. */
  requestTimeout?: number;
  /** How long `close` waits for requests that are being answered, in milliseconds. Default 10 seconds. */
  grace?: number;
}

export interface Listening {
  port: number;
  url: string;
  /** Accepts no more, lets running requests be answered, then resolves. More calls wait for the same end. */
  close(): Promise<void>;
}

/**
 * Serves the application over HTTP. Slow requests are cut off with 408, so that a body that drips holds nothing for
 * long. Rejects when the port cannot be had.
 */
export async function listen({ fetch, take = () => false }: Site, options: ListenOptions): Promise<Listening> {
  const requestTimeout = options.requestTimeout ?? 30_000;
  const timeouts = { requestTimeout, headersTimeout: Math.min(requestTimeout, 10_000) };
  const connectionsCheckingInterval = Math.ceil(requestTimeout / 10);
  // The global Request and Response stay Node's own: other libraries use them too.
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer({ ...timeouts, connectionsCheckingInterval }, (incoming, outgoing) => {
    // A connection that is kept alive would hold up a close for seconds after its last answer.
    outgoing.once("close", () => server.listening || server.closeIdleConnections());
    if (!take(incoming, outgoing)) void listener(incoming, outgoing);
  });
  server.listen(options.port, options.host);
  await once(server, "listening");
  const port = portOf(server);
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { port, url: `http://${host}:${port}`, close: () => close(server, options.grace ?? 10_000) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}

async function close(server: Server, grace: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  // A closed server no longer times out slow requests by itself.
  const cutOff = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(cutOff);
}
