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

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const STARTS = 5;
const WEBHOOKS = 10_000;

/** Prints the quickest and the median start, the memory at rest, and after many webhooks. */
export async function benchStart(print: (row: string) => void): Promise<void> {
  const starts: number[] = [];
  const memory: [number, number][] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const { took, rest, worked } = await serveOnce();
    starts.push(took);
    memory.push([rest, worked]);
  }
  const [least = 0, , middle = 0] = starts.toSorted((a, b) => a - b);
  const [rest = 0, worked = 0] = [0, 1].map((place) => Math.max(...memory.map((pair) => pair[place] ?? 0)));
  print(`serve: listens after ${middle.toFixed(0)} ms, at best ${least.toFixed(0)} ms (aim 1000 ms)`);
  print(`  memory at rest ${rest} MB, after ${WEBHOOKS} webhooks ${worked} MB (aim 150 MB)`);
}

async function serveOnce(): Promise<{ took: number; rest: number; worked: number }> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, "serve"], {
    env: environment(folder),
    stdio: ["ignore", "pipe", "inherit"],
  });
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
