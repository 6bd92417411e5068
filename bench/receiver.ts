/** How many webhooks the receiver takes, beside a plain Probot server and one that only checks signatures. */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { requests, send, SENDERS } from "./receivers/load.ts";
import { startProgram } from "./receivers/program.ts";
import type { Program } from "./receivers/program.ts";
import { syncTime } from "./receivers/sync.ts";

/** Each figure is the median of so many rounds of so many webhooks, all receivers in turn. */
const ROUNDS = 9;
const ROUND = 4_000;
const WARM_UP = 8_000;

type Print = (row: string) => void;

interface Measured {
  name: string;
  program: Program;
  /** Of each round: webhooks a second, and milliseconds. */
  rates: number[];
  medians: number[];
  slowest: number[];
}

/** Prints a table: webhooks a second, how long an answer takes, and the ratios that the issue aims at. */
export async function benchReceiver(print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const started: Measured[] = [];
  try {
    started.push(await start("caseworker, stored on disk", "caseworker.ts", folder));
    started.push(await start("Probot as it comes", "probot.ts"));
    started.push(await start("Probot, not logging", "probot.ts", "quiet"));
    started.push(await start("node:http, signature only", "bare.ts"));
    started.push(await start("caseworker, worker looking", "caseworker.ts", join(folder, "looking"), "looking"));
    started.push(await start("caseworker, 100000 waiting", "caseworker.ts", join(folder, "waiting"), "100000"));
    const bodies = requests();
    for (const { program } of started) await send(program.port, WARM_UP, bodies);
    for (let round = 0; round < ROUNDS; round += 1) for (const one of started) await measure(one, bodies);
    tell(started, { print, size: bodies[0]?.length ?? 0 });
    print(
      `  the disk takes ${syncTime(folder).toFixed(2)} ms to sync, and ${SENDERS} webhooks can wait for it together`,
    );
  } finally {
    await Promise.all(started.map(({ program }) => program.stop()));
    rmSync(folder, { recursive: true });
  }
}

async function start(name: string, ...program: [file: string, ...args: string[]]): Promise<Measured> {
  return { name, program: await startProgram(...program), rates: [], medians: [], slowest: [] };
}

async function measure(one: Measured, bodies: readonly Buffer[]): Promise<void> {
  const { took, all } = await send(one.program.port, ROUND, bodies);
  const sorted = took.toSorted((a, b) => a - b);
  one.rates.push((took.length * 1_000) / all);
  one.medians.push(sorted[Math.floor(sorted.length / 2)] ?? 0);
  one.slowest.push(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
}

function tell(all: readonly Measured[], { print, size }: { print: Print; size: number }): void {
  const [, probot = 0, , bare = 0] = all.map(({ rates }) => median(rates));
  const load = loadavg()[0]?.toFixed(1);
  print(`receiver: webhooks of ${size} bytes over ${SENDERS} connections (load of the machine ${load})`);
  print(row(["", "per second", "p50 ms", "p99 ms", "× Probot", "× node:http"]));
  for (const { name, rates, medians, slowest } of all) {
    const rate = median(rates);
    const times = [median(medians), median(slowest), rate / probot, rate / bare].map((figure) => figure.toFixed(2));
    print(row([name, String(Math.round(rate)), ...times]));
  }
  print("  aims for caseworker: 1.5 × Probot, 0.6 × node:http, p99 under 15 ms");
}

function row([name = "", ...cells]: readonly string[]): string {
  return `  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(12)).join("")}`;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
