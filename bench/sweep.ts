/** A sweep of many open cases of which none is due: its requests, its time, its memory. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openQueue } from "../src/queue/open.ts";
import { privateKey } from "./receivers/program.ts";
import { serveLists } from "./sweeps/lists.ts";

const ONCE = fileURLToPath(new URL("sweeps/once.ts", import.meta.url));
const REPOSITORY = "acme/support";
const HOUR = 3_600_000;
/** What the issue aims at, requests. */
const AIM = 110;
const SIZES = [100, 10_000];

/** Prints a row for few and for many cases: what the many cost is the difference. */
export async function benchSweep(print: (row: string) => void): Promise<void> {
  print("sweep: open cases that wait for their moment, nothing due, nothing changed");
  for (const size of SIZES) print(await sweepOnce(size));
}

async function sweepOnce(cases: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const lists = await serveLists(cases, new Date(Date.now() - 2 * HOUR).toISOString());
  try {
    await fillQueue(folder, cases);
    const { code, took, before, most, said } = await run({ host: lists.host, folder });
    if (code !== 0) throw new Error(`the sweep failed: ${said}`);
    const looks = lists.requests.filter((request) => /\/issues\/\d+/.test(request)).length;
    const cost = `${lists.requests.length} requests (aim ${AIM} for 10000), ${looks} looks, ${took.toFixed(0)} ms`;
    return `  ${cases} cases: ${cost}, memory ${megabytes(before)} MB before, ${megabytes(most)} MB at most`;
  } finally {
    await lists.stop();
    rmSync(folder, { recursive: true });
  }
}

/** As a server leaves it that swept an hour ago: each case waits for its next moment. */
async function fillQueue(dataDir: string, cases: number): Promise<void> {
  const queue = await openQueue({ databaseUrl: null, dataDir }, { now: Date.now, random: Math.random });
  const rows = Array.from({ length: cases }, (_, index) => `${REPOSITORY}#${index + 1}`);
  await Promise.all(rows.map((key, index) => queue.putLater(key, Date.now() + HOUR + index, { rank: 3, hint: "5" })));
  await queue.keep(`sweep ${REPOSITORY}`, new Date(Date.now() - HOUR).toISOString());
  await queue.close();
}

interface Took {
  code: number;
  /** Milliseconds. */
  took: number;
  /** Bytes of memory before, and at most. */
  before: number;
  most: number;
  said: string;
}

async function run({ host, folder }: { host: string; folder: string }): Promise<Took> {
  const github = { GHE_HOST: host, GHE_PROTOCOL: "http", APP_ID: "1", PRIVATE_KEY: privateKey() };
  const env = { ...github, WEBHOOK_SECRET: "a secret of this bench", LOG_LEVEL: "silent", DATA_DIR: folder };
  const child = fork(ONCE, [REPOSITORY, JSON.stringify(env)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [told]: unknown[] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof told !== "object" || told === null) throw new Error("the sweep ended and told nothing");
  return told as Took;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

if (import.meta.main) await benchSweep((text) => void process.stdout.write(`${text}\n`));
