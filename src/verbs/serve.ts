import { flushCompileCache } from "node:module";
import { readSettings, SettingsError } from "../settings.ts";
import type { Environment, Settings } from "../settings.ts";
import { logOf } from "./log-of.ts";
import { startService } from "./service.ts";
import type { Service } from "./service.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs the app until it is told to stop (SIGTERM, SIGINT): takes no more webhooks, finishes what is running. Throws a
 * SettingsError, in one line, when it cannot start with what the environment says.
 */
export async function serve(env: Environment, terminal: Terminal): Promise<number> {
  const service = await start(readSettings(env));
  const stopped = stopSignal();
  terminal.write(`Caseworker listens on ${service.url}/api/github/webhooks`);
  // A process that is killed keeps nothing for the next start.
  flushCompileCache();
  await stopped;
  await service.stop();
  return 0;
}

async function start(settings: Settings): Promise<Service> {
  const log = logOf(settings, 1);
  try {
    return await startService({ settings, log, now: Date.now, sweeps: true });
  } catch (error) {
    log.debug({ err: error }, "cannot start");
    throw new SettingsError(`cannot start: ${whyNot(error, settings)}`, { cause: error });
  }
}

/** The operating system's word for what is wrong, and the settings it is about. */
const SYSTEM: Record<string, (settings: Settings) => string> = {
  EADDRINUSE: ({ host, port }) => `another program listens on ${host}:${port} (HOST, PORT)`,
  EACCES: ({ port, dataDir }) => `it may not use the port ${port} (PORT), or the folder ${dataDir} (DATA_DIR)`,
  ENOSPC: noRoom,
  EFBIG: noRoom,
  EROFS: ({ dataDir }) => `the disk of the folder ${dataDir} may only be read (DATA_DIR)`,
};

function noRoom({ dataDir }: Settings): string {
  return `there is no room left for the folder ${dataDir} (DATA_DIR)`;
}

function whyNot(error: unknown, settings: Settings): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return SYSTEM[code]?.(settings) ?? error.message;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}
