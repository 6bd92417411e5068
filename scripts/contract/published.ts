import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Description } from "./description.ts";
import { parseDescription } from "./description.ts";

const run = promisify(execFile);

export interface Package {
  package: string;
  version: string;
}

/** One description as published, unpacked and read. */
export interface Published {
  source: Package & { licence: string };
  description: Description;
  /** The licence's text. */
  licence: string;
}

/** The one file of the packages that is read: api.github.com, with its references kept. */
const FILE = "package/generated/api.github.com.json";
const LICENCE = "package/LICENSE";

/**
 * Fetches a package from the npm registry and unpacks only what is read: the packages are hundreds of megabytes because
 * they bear every description twice, and those of each GitHub Enterprise Server. Needs npm and tar.
 */
export async function fetchPublished(from: Package): Promise<Published> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  try {
    const { stdout } = await run("npm", ["pack", `${from.package}@${from.version}`, "--silent"], { cwd: folder });
    await run("tar", ["-xzf", stdout.trim(), FILE, LICENCE], { cwd: folder });
    return await read(from, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(from: Package, folder: string): Promise<Published> {
  const description = parseDescription(await readFile(join(folder, FILE), "utf8"));
  const source = { ...from, licence: description.info.license.name };
  return { source, description, licence: await readFile(join(folder, LICENCE), "utf8") };
}
