import { randomBytes } from "node:crypto";
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SettingsError } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { messageOf } from "./usage.ts";

type Place = Pick<Settings, "recordSecret" | "dataDir">;

/** The secret under which records are signed: the one that was set, else one made once and kept beside the queue. */
export function recordSecret(place: Place): string {
  return knownSecret(place) ?? keepSecret(place);
}

/**
 * The secret that was set or made before; null when there is none yet. Throws a SettingsError when the file cannot be
 * read or holds too little to be one: records signed by what is left of it could be forged by anybody.
 */
export function knownSecret({ recordSecret: given, dataDir }: Place): string | null {
  if (given !== null) return given;
  try {
    return readSecret(fileOf(dataDir));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    if (error instanceof SettingsError) throw error;
    const why = messageOf(error);
    throw new SettingsError(`the secret of the records cannot be read: ${why}`, { cause: error });
  }
}

function readSecret(file: string): string {
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= SHORTEST) return secret;
  throw new SettingsError(
    `${file} is expected to hold the secret of the records, ${SHORTEST} characters or more, and holds ${secret.length}: ` +
      "put it back from a copy, or delete the file, and the records are put together again from the timelines",
  );
}

/** In characters, as for RECORD_SECRET. */
const SHORTEST = 32;

/** A secret as it is made where there is none. */
export function newSecret(): string {
  return randomBytes(32).toString("hex");
}

/**
 * Keeps the secret for next time. Another process may have been faster: then its secret is given back. The file is there
 * with all of it or not at all, also when the disk is full or the process is killed meanwhile.
 */
export function keepSecret({ dataDir }: Place, secret: string = newSecret()): string {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${secret}\n`, { flag: "wx", mode: 0o600, flush: true });
    putInPlace(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecret(file);
}

/** Leaves a file that is there already. Some file systems know no links. */
function putInPlace(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) copyUnlessThere(draft, file);
  }
}

function copyUnlessThere(draft: string, file: string): void {
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, "record-secret");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
