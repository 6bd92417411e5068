import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../settings.ts";

type Place = Pick<Settings, "recordSecret" | "dataDir">;

/** The secret under which records are signed: the one that was set, else one made once and kept beside the queue. */
export function recordSecret(place: Place): string {
  return knownSecret(place) ?? keepSecret(place);
}

/** The secret that was set or made before; null when there is none yet. */
export function knownSecret({ recordSecret: given, dataDir }: Place): string | null {
  if (given !== null) return given;
  try {
    return readFileSync(fileOf(dataDir), "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** A secret as it is made where there is none. */
export function newSecret(): string {
  return randomBytes(32).toString("hex");
}

/** Keeps the secret for next time. Another process may have been faster: then its secret is given back. */
export function keepSecret({ dataDir }: Place, secret: string = newSecret()): string {
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(fileOf(dataDir), `${secret}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
  return readFileSync(fileOf(dataDir), "utf8").trim();
}

function fileOf(dataDir: string): string {
  return join(dataDir, "record-secret");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
