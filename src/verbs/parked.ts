/** What is parked, and how it is set going again. */
import { existsSync } from "node:fs";
import { FileInUse } from "../queue/database.ts";
import { openQueue, queueFile } from "../queue/open.ts";
import type { QueuePlace } from "../queue/open.ts";
import type { Parked, Queue } from "../queue/queue.ts";
import { createBreaker } from "./breaker.ts";
import { rowKind } from "./row-kind.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage.ts";

export interface ParkedOptions extends QueuePlace {
  /** What to release, as it is listed: a case is OWNER/REPO#NUMBER; or `all`; null: list them. */
  release: string | null;
}

/**
 * Lists the cases whose looks failed too often, or releases them: a released case is looked at next, by a running
 * server at once. Exit code 1: the case to release is not parked.
 */
export async function parked({ release, ...place }: ParkedOptions, terminal: Terminal): Promise<number> {
  if (release !== null && release !== "all" && rowKind(release) === "unknown") {
    throw new UsageError(
      `expected a row as it is listed, mostly a case as OWNER/REPO#NUMBER, or all; found ${release}`,
    );
  }
  const queue = await openExisting(place);
  try {
    if (release === null) return await list(queue, terminal);
    return release === "all" ? await releaseAll(queue, terminal) : await releaseOne(queue, release, terminal);
  } finally {
    await queue.close();
  }
}

async function openExisting(place: QueuePlace): Promise<Queue> {
  const file = queueFile(place);
  if (place.databaseUrl === null && !existsSync(file)) {
    throw new UsageError(`there is no queue at ${file}: expected the server's DATA_DIR, or its DATABASE_URL`);
  }
  try {
    return await openQueue(place, { now: Date.now, random: Math.random });
  } catch (error) {
    if (!(error instanceof FileInUse)) throw new UsageError(error instanceof Error ? error.message : String(error));
    throw new UsageError(
      `a running server has the queue at ${file} open: stop it, call this again, then start it; ` +
        "with PostgreSQL (DATABASE_URL) parked cases can be listed and released while servers run",
    );
  }
}

async function list(queue: Queue, terminal: Terminal): Promise<number> {
  const cases = await queue.parked();
  terminal.write(cases.length === 0 ? "No case is parked." : cases.map(lineOf).join("\n"));
  return 0;
}

/** The error is what somebody else said: it must not steer the terminal. */
function lineOf({ key, tries, error }: Parked): string {
  return `${key}  ${tries} looks failed, the last with: ${error.replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")}`;
}

async function releaseOne(queue: Queue, key: string, terminal: Terminal): Promise<number> {
  const released = await letGo(queue, key);
  terminal.write(released ? `${key} is released and looked at next.` : `${key} is not parked.`);
  return released ? 0 : 1;
}

/** What was written on it of late counts no more: otherwise the servers would park it again at once. */
async function letGo(queue: Queue, key: string): Promise<boolean> {
  await createBreaker(queue, Date.now).forget(key);
  return queue.release(key);
}

async function releaseAll(queue: Queue, terminal: Terminal): Promise<number> {
  const released: string[] = [];
  for (const { key } of await queue.parked()) if (await letGo(queue, key)) released.push(key);
  terminal.write(released.length === 0 ? "No case is parked." : `Released: ${released.join(", ")}`);
  return 0;
}
