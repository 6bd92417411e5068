/** How soon `serve` listens, and how much memory it takes. */
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requests, SECRET, send } from "./receivers/load.ts";
import { privateKey } from "./receivers/program.ts";

const MAIN = fileURLToPath(new URL("../bin/caseworker.js", import.meta.url));
const STARTS = 5;
const WEBHOOKS = 10_000;

interface Start {
  /** Until it listened, in milliseconds. */
  took: number;
  /** The memory at rest, and after many webhooks, in MB. */
  rest: number;
  worked: number;
}

/** Prints the first start, when nothing is kept of the sources yet, and the later ones: the time and the memory. */
export async function benchStart(print: (row: string) => void): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const first = await serveOnce(cache);
    const later: Start[] = [];
    for (let start = 0; start < STARTS; start += 1) later.push(await serveOnce(cache));
    print(`serve: aims 1000 ms, 150 MB; memory at rest and after ${WEBHOOKS} webhooks`);
    tell("the first start", [first], print);
    tell("later starts", later, print);
  } finally {
    rmSync(cache, { recursive: true });
  }
}

/** The median time, and the most memory. */
function tell(name: string, starts: readonly Start[], print: (row: string) => void): void {
  const took = starts.map((start) => start.took).toSorted((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0;
  const [rest, worked] = [Math.max(...starts.map((one) => one.rest)), Math.max(...starts.map((one) => one.worked))];
  print(`  ${name.padEnd(16)} listens after ${took.toFixed(0).padStart(5)} ms   ${rest} MB   ${worked} MB`);
}

async function serveOnce(cache: string): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const began = performance.now();
  const env = { ...environment(folder), NODE_COMPILE_CACHE: cache };
  const child = spawn(process.execPath, [MAIN, "serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await portOf(child);
    const took = performance.now() - began;
    const rest = megabytes(child);
    await send(port, WEBHOOKS, requests());
    return { took, rest, worked: megabytes(child) };
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
    rmSync(folder, { recursive: true });
  }
}

/** Nobody answers as GitHub: every look fails at once. */
function environment(folder: string): Record<string, string> {
  const github = { GHE_HOST: "127.0.0.1:9", GHE_PROTOCOL: "http", APP_ID: "1", PRIVATE_KEY: privateKey() };
  return { ...github, WEBHOOK_SECRET: SECRET, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "fatal", DATA_DIR: folder };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += String(chunk);
    const port = /listens on http:\/\/[^/]+:(\d+)\//.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`serve did not start: ${said}`);
}

/** What of it is in memory, as the operating system counts it. */
function megabytes({ pid }: ChildProcess): number {
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
}
