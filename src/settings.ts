/** What `serve` and `look` are told by the environment, in Probot's own names; checked all at once. */
import { getPrivateKey } from "@probot/get-private-key";
import { z } from "zod";

/** What is needed to speak to GitHub as the app. */
export interface Settings {
  appId: number;
  privateKey: string;
  webhookSecret: string;
  host: string;
  port: number;
  /** Of the REST API; null for github.com. */
  baseUrl: string | null;
  logLevel: string;
  /** Where the queue and the record's secret live. */
  dataDir: string;
  /** Signs the records; null: one is made and kept in `dataDir`. */
  recordSecret: string | null;
}

/** The program was told something it cannot work with; the message says in one line what was expected. */
export class SettingsError extends Error {}

type Environment = Record<string, string | undefined>;

const optional = z.string().min(1).optional();

const schema = z.object({
  APP_ID: z.coerce.number().int().positive(),
  WEBHOOK_SECRET: z.string().trim().min(1),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("localhost"),
  GHE_HOST: optional,
  GHE_PROTOCOL: z.enum(["http", "https"]).default("https"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATA_DIR: z.string().min(1).default("data"),
  RECORD_SECRET: z.string().min(32).optional(),
});

const EXPECTED: Record<string, string> = {
  APP_ID: "APP_ID (the number of the GitHub App)",
  WEBHOOK_SECRET: "WEBHOOK_SECRET (as in the GitHub App's settings)",
  PORT: "PORT (0 to 65535)",
  GHE_PROTOCOL: "GHE_PROTOCOL (http or https)",
  LOG_LEVEL: "LOG_LEVEL (trace, debug, info, warn, error, fatal or silent)",
  RECORD_SECRET: "RECORD_SECRET (32 characters or more)",
};

/** Reads the settings; throws a SettingsError that names everything missing or unusable in one line. */
export function readSettings(env: Environment): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  const key = readKey(given);
  const wrong = (read.error?.issues ?? []).map(({ path }) => EXPECTED[String(path[0])] ?? String(path[0]));
  if (key.privateKey === null) wrong.push(key.expected);
  if (!read.success || key.privateKey === null) throw new SettingsError(`missing or unusable: ${wrong.join(", ")}`);
  const { GHE_HOST, GHE_PROTOCOL, ...rest } = read.data;
  return {
    appId: rest.APP_ID,
    privateKey: key.privateKey,
    webhookSecret: rest.WEBHOOK_SECRET,
    host: rest.HOST,
    port: rest.PORT,
    baseUrl: GHE_HOST === undefined ? null : `${GHE_PROTOCOL}://${GHE_HOST}/api/v3`,
    logLevel: rest.LOG_LEVEL,
    dataDir: rest.DATA_DIR,
    recordSecret: rest.RECORD_SECRET ?? null,
  };
}

function readKey(env: Environment): { privateKey: string | null; expected: string } {
  const expected = "PRIVATE_KEY or PRIVATE_KEY_PATH (the GitHub App's private key)";
  if (env["PRIVATE_KEY"] === undefined && env["PRIVATE_KEY_PATH"] === undefined) return { privateKey: null, expected };
  try {
    return { privateKey: getPrivateKey({ env }), expected };
  } catch {
    return { privateKey: null, expected: `${expected}: what is given is no PEM key or names no file` };
  }
}
