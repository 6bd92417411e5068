/** What is parked, and how it is set going again. */
import { existsSync } from "node:fs";
import { FileInUse } from "../queue/database.ts";
import { openQueue, queueFile } from "../queue/open.ts";
import type { QueuePlace } from "../queue/open.ts";
import type { Parked } from "../queue/queue.ts";
import { parkedRowsOf } from "./parked-rows.ts";
import type { ParkedRows } from "./parked-rows.ts";
import { rowKind } from "./row-kind.ts";
import { sideDoorIn, throughSideDoor } from "./side-door.ts";
import type { Terminal } from "./terminal.ts";
import { messageOf, UsageError } from "./usage.ts";

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
  const { rows, close } = await openRows(place);
  try {
    if (release === null) return await list(rows, terminal);
    return release === "all" ? await releaseAll(rows, terminal) : await releaseOne(rows, release, terminal);
  } finally {
    await close();
  }
}

interface Opened {
  rows: ParkedRows;
  close: () => Promise<void>;
}

async function openRows(place: QueuePlace): Promise<Opened> {
  const file = queueFile(place);
  if (place.databaseUrl === null && !existsSync(file)) {
    throw new UsageError(`there is no queue at ${file}: expected the server's DATA_DIR, or its DATABASE_URL`);
  }
  try {
    const queue = await openQueue(place, { now: Date.now, random: Math.random });
    return { rows: parkedRowsOf(queue, Date.now), close: () => queue.close() };
  } catch (error) {
    if (error instanceof FileInUse) return askServer(place, file);
    throw new UsageError(messageOf(error));
  }
}

/** A running server has the queue's file for itself, and answers for it. */
async function askServer({ dataDir }: QueuePlace, file: string): Promise<Opened> {
  const rows = throughSideDoor(sideDoorIn(dataDir));
  try {
    await rows.list();
  } catch (error) {
    throw new UsageError(
      `another program has the queue at ${file} open and cannot be asked (${messageOf(error)}): ` +
        "stop it, call this again, then start it",
    );
  }
  return { rows, close: async () => {} };
}

async function list(rows: ParkedRows, terminal: Terminal): Promise<number> {
  const cases = await rows.list();
  terminal.write(cases.length === 0 ? "No case is parked." : cases.map(lineOf).join("\n"));
  return 0;
}

/** The error is what somebody else said: it must not steer the terminal. */
function lineOf({ key, tries, error }: Parked): string {
  const failed = tries === 1 ? "a look failed with" : `${tries} looks failed, the last with`;
  return `${key}  ${failed}: ${error.replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")}`;
}

async function releaseOne(rows: ParkedRows, key: string, terminal: Terminal): Promise<number> {
  const released = await rows.release(key);
  terminal.write(released ? `${key} is released and looked at next.` : `${key} is not parked.`);
  return released ? 0 : 1;
}

async function releaseAll(rows: ParkedRows, terminal: Terminal): Promise<number> {
  const released: string[] = [];
  for (const { key } of await rows.list()) if (await rows.release(key)) released.push(key);
  terminal.write(released.length === 0 ? "No case is parked." : `Released: ${released.join(", ")}`);
  return 0;
}
