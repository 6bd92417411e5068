import { pino } from "pino";
import type { Logger } from "pino";
import { createLog } from "../log/create.ts";
import type { Settings } from "../settings.ts";

/** The log of a verb; `to` is the number of the stream: 2 where standard output is for what the verb says. */
export function logOf(settings: Settings, to: 1 | 2): Logger {
  const { webhookSecret, webhookSecretOld, recordSecret, recordSecretOld, metricsToken, databaseUrl } = settings;
  const all = [webhookSecret, webhookSecretOld, recordSecret, recordSecretOld, metricsToken, databaseUrl];
  const secrets = all.filter((secret) => typeof secret === "string");
  return createLog({ level: settings.logLevel, secrets }, pino.destination(to));
}
