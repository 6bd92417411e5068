import { pino } from "pino";
import { readSettings } from "../settings.ts";
import { startService } from "./service.ts";
import type { Terminal } from "./terminal.ts";

/** Runs the app until it is told to stop (SIGTERM, SIGINT): takes no more webhooks, finishes what is running. */
export async function serve(env: Record<string, string | undefined>, terminal: Terminal): Promise<number> {
  const settings = readSettings(env);
  const log = pino({ level: settings.logLevel });
  const service = await startService({ settings, log, now: Date.now });
  terminal.write(`Caseworker listens on ${service.url}/api/github/webhooks`);
  await stopSignal();
  await service.stop();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}
