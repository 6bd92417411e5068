import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getuid, kill } from "node:process";
import { loadBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";

/** A PostgreSQL server of this process, in a temporary folder. */
export interface Server {
  /** Where it is, as `DATABASE_URL` would say it. */
  url: string;
  /** Ends it; what it stored stays. Resolves when it is gone. */
  halt: (how: Halt) => Promise<void>;
  /** Starts it again, where it was. */
  resume: () => Promise<void>;
  /** Stops it and removes all it stored. */
  stop: () => Promise<void>;
}

/** Ended in order with all transactions broken off, without a checkpoint, or without knowing it. */
export type Halt = "fast" | "immediate" | "killed";

/** What PostgreSQL understands by each ("Shutting Down the Server" in its manual). */
const SIGNALS: Record<Halt, NodeJS.Signals> = { fast: "SIGINT", immediate: "SIGQUIT", killed: "SIGKILL" };

/** Another process may take a free port before the server does. */
const ATTEMPTS = 3;
/** Each takes a part of a second. */
const TRIES = 1_000;

/** Starts a server. `durable`: it waits for the disk as a real one does; without, tests are quicker. */
export async function startServer({ durable }: { durable: boolean }): Promise<Server> {
  const binaries = await loadBinaries();
  const folder = await mkdtemp(join(tmpdir(), "postgres-"));
  const removeAll = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await binaries.remove();
  };
  try {
    const { url, server } = await startIn(folder, { durable, Server: binaries.Server });
    const halt = async (how: Halt): Promise<void> => {
      kill(await pidIn(folder), SIGNALS[how]);
      // Waits for its end; the signal that it sends itself comes too late to matter.
      await server.stop();
    };
    return { url, halt, resume: () => again(server), stop: () => server.stop().then(removeAll) };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

async function startIn(databaseDir: string, { durable, Server }: { durable: boolean; Server: Binaries["Server"] }) {
  const said: string[] = [];
  const password = randomBytes(16).toString("hex");
  const options = {
    password,
    databaseDir,
    createPostgresUser: getuid?.() === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
    postgresFlags: flags(durable),
    onLog: (text: string) => void said.push(text),
    onError: (text: unknown) => void said.push(String(text)),
  };
  await new Server(options).initialise();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = await freePort();
    const server = new Server({ ...options, port });
    if (await starts(server)) return { server, url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
  }
  throw new Error(`PostgreSQL does not start:\n${said.join("")}`);
}

async function pidIn(folder: string): Promise<number> {
  const [pid] = (await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n");
  return Number(pid);
}

/** What a killed server began may live a moment longer, and holds its memory: until then there is no other. */
async function again(server: { start: () => Promise<void> }): Promise<void> {
  for (let attempt = 1; !(await starts(server)); attempt++) {
    if (attempt === TRIES) throw new Error("PostgreSQL does not start again");
  }
}

/** A server that ends before it is ready gives no reason but its log. */
async function starts(server: { start: () => Promise<void> }): Promise<boolean> {
  return server.start().then(
    () => true,
    () => false,
  );
}

function flags(durable: boolean): string[] {
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: durable ? "on" : "off" };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a listening server has no port");
  return address.port;
}
