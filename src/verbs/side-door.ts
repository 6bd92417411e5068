/**
 * A server whose queue is a file has it for itself. So whoever works on the same machine, and may use its folder, asks the
 * server through a socket in that folder: what is parked, and to release it.
 */
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import type { Log } from "../queue/log.ts";
import type { ParkedRows } from "./parked-rows.ts";

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000;

const ROWS = z.array(z.object({ key: z.string(), hint: z.string().nullable(), tries: z.int(), error: z.string() }));
const RELEASED = z.boolean();

/** Beside the queue's file. */
export function sideDoorIn(dataDir: string): string {
  return resolve(join(dataDir, "server.sock"));
}

/**
 * Opens the door: only the account that the server runs under may go through it. Call it while no other server has the
 * folder's queue open. Where it cannot be, the log says so, and the server does without. Resolves to what closes it.
 */
export async function openSideDoor(rows: ParkedRows, path: string, log: Log): Promise<() => Promise<void>> {
  const listener = getRequestListener(sideDoor(rows).fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  try {
    // One that was killed left it behind.
    rmSync(path, { force: true });
    server.listen(path);
    await once(server, "listening");
    chmodSync(path, 0o600);
  } catch (error) {
    log.warn({ err: error, path }, "Parked cases cannot be listed and released while this server runs");
    return async () => {};
  }
  return async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

function sideDoor(rows: ParkedRows): Hono {
  const app = new Hono();
  app.get("/parked", async (context) => context.json(await rows.list()));
  app.post("/release", async (context) => context.json(await rows.release(await context.req.text())));
  return app;
}

/** Asks the server behind the door. Each question rejects when nobody is there, or what is there says something else. */
export function throughSideDoor(path: string): ParkedRows {
  return {
    list: async () => ROWS.parse(await ask(path, { method: "GET", path: "/parked" })),
    release: async (key) => RELEASED.parse(await ask(path, { method: "POST", path: "/release" }, key)),
  };
}

async function ask(socketPath: string, question: { method: string; path: string }, body = ""): Promise<unknown> {
  const asking = request({ socketPath, ...question, signal: AbortSignal.timeout(PATIENCE) });
  asking.end(body);
  const [answer] = await once(asking, "response");
  const said = await text(answer);
  if (answer.statusCode !== 200) throw new Error(`the running server says: ${said}`);
  return JSON.parse(said);
}
