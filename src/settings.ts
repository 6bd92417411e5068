/** What `serve` and `look` are told by the environment, in Probot's own names; checked all at once. */
import { createPrivateKey } from "node:crypto";
import { getPrivateKey } from "@probot/get-private-key";
import { z } from "zod";

/** What is needed to speak to GitHub as the app. */
export interface Settings {
  appId: number;
  /** PEM. */
  privateKey: string;
  webhookSecret: string;
  /** The secret that signed webhooks before, while one replaces the other. */
  webhookSecretOld?: string | undefined;
  /** Where webhooks are listened for. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Of the REST API; null for github.com. */
  baseUrl: string | null;
  logLevel: string;
  /** Where the queue and the record's secret live. */
  dataDir: string;
  /** The PostgreSQL database that holds the queue instead of a file. */
  databaseUrl?: string | undefined;
  /** Whether GitHub limits how fast the app may ask; left out: as it is where GitHub is (`isLimited`). */
  rateLimits?: boolean | undefined;
  /** Signs the records; null: one is made and kept in `dataDir`. */
  recordSecret: string | null;
  /** What signed the records before: they are still read, and signed anew. */
  recordSecretOld?: string | undefined;
  /** Whoever shows it may read `/metrics`; without it programs of this machine. */
  metricsToken?: string | undefined;
}

/** The program was told something it cannot work with; the message says in one line what was expected. */
export class SettingsError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

const whole = z.string().trim().regex(/^\d+$/).transform(Number);

// Probot takes the word `development` when it has no secret: everybody knows it.
const webhookSecret = z.string().refine((secret) => secret.trim() !== "development");
const recordSecret = z.string().min(32);

/** Of the names `serve` and `look` share; the private key has two and is read apart. */
const schema = z.object({
  APP_ID: whole.refine((id) => id > 0),
  WEBHOOK_SECRET: webhookSecret,
  WEBHOOK_SECRET_OLD: webhookSecret.optional(),
  PORT: whole.refine((port) => port <= 65_535).default(3000),
  HOST: z.string().default("localhost"),
  GHE_HOST: z
    .string()
    .regex(/^[^\s/]+$/)
    .optional(),
  GHE_PROTOCOL: z.enum(["http", "https"]).default("https"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATA_DIR: z.string().default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  RATE_LIMITS: z
    .enum(["on", "off"])
    .transform((word) => word === "on")
    .optional(),
  RECORD_SECRET: recordSecret.optional(),
  RECORD_SECRET_OLD: recordSecret.optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
});

/** What each is, for whoever left it out or got it wrong. */
const EXPECTED: Record<string, string> = {
  APP_ID: "the number of the GitHub App",
  WEBHOOK_SECRET: "the secret of the GitHub App's webhook, not Probot's default",
  WEBHOOK_SECRET_OLD: "the secret that the webhook had before, not Probot's default",
  PORT: "0 to 65535",
  GHE_HOST: "a host, with its port if it has one, e.g. github.example.com",
  GHE_PROTOCOL: "http or https",
  LOG_LEVEL: "trace, debug, info, warn, error, fatal or silent",
  DATABASE_URL: "postgres://user:password@host:port/database",
  RATE_LIMITS: "on or off: whether GitHub limits how fast the app may ask",
  RECORD_SECRET: "32 characters or more",
  RECORD_SECRET_OLD: "the secret that signed the records before, 32 characters or more",
  METRICS_TOKEN: "16 characters or more",
  PRIVATE_KEY: "the GitHub App's private key, as PEM",
  PRIVATE_KEY_PATH: "the file of the GitHub App's private key, as PEM",
  "PRIVATE_KEY or PRIVATE_KEY_PATH": "the GitHub App's private key, as PEM or the file of it",
};

/** Reads the settings; throws a SettingsError that names everything missing or unusable in one line. No secret is shown. */
export function readSettings(env: Environment): Settings {
  const given = withoutBlanks(env);
  const read = schema.safeParse(given);
  const key = readKey(given);
  const wrong = (read.error?.issues ?? []).map(({ path }) => String(path[0]));
  if (!read.success || "wrong" in key) throw complaintOf([...wrong, ...("wrong" in key ? [key.wrong] : [])], given);
  const { GHE_HOST, GHE_PROTOCOL, ...rest } = read.data;
  return {
    appId: rest.APP_ID,
    privateKey: key.privateKey,
    webhookSecret: rest.WEBHOOK_SECRET,
    webhookSecretOld: rest.WEBHOOK_SECRET_OLD,
    host: rest.HOST,
    port: rest.PORT,
    baseUrl: GHE_HOST === undefined ? null : `${GHE_PROTOCOL}://${GHE_HOST}/api/v3`,
    logLevel: rest.LOG_LEVEL,
    dataDir: rest.DATA_DIR,
    databaseUrl: rest.DATABASE_URL,
    rateLimits: rest.RATE_LIMITS,
    recordSecret: rest.RECORD_SECRET ?? null,
    recordSecretOld: rest.RECORD_SECRET_OLD,
    metricsToken: rest.METRICS_TOKEN,
  };
}

/** GitHub Enterprise Server sets no rate limits unless its owner does; github.com always does. */
export function isLimited({ baseUrl, rateLimits }: Pick<Settings, "baseUrl" | "rateLimits">): boolean {
  return rateLimits ?? baseUrl === null;
}

/** Where the queue is, which is all that some verbs need; throws a SettingsError when that cannot be. */
export function readQueuePlace(env: Environment): { dataDir: string; databaseUrl: string | null } {
  const given = withoutBlanks(env);
  const read = schema.pick({ DATA_DIR: true, DATABASE_URL: true }).safeParse(given);
  if (!read.success) throw complaintOf(["DATABASE_URL"], given);
  return { dataDir: read.data.DATA_DIR, databaseUrl: read.data.DATABASE_URL ?? null };
}

/** A name without a value is not set, as shells and compose files leave it. */
function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ""));
}

/** What must not be shown, however wrong it is. */
const SECRETS: readonly string[] = [
  "WEBHOOK_SECRET",
  "WEBHOOK_SECRET_OLD",
  "PRIVATE_KEY",
  "RECORD_SECRET",
  "RECORD_SECRET_OLD",
  "METRICS_TOKEN",
  "DATABASE_URL",
];

function complaintOf(names: readonly string[], given: Environment): SettingsError {
  const [missing, unusable]: [string[], string[]] = [[], []];
  for (const name of names) {
    const found = given[name];
    const told = found === undefined || SECRETS.includes(name) ? "" : `; found ${JSON.stringify(found)}`;
    (found === undefined ? missing : unusable).push(`${name} (${EXPECTED[name] ?? ""}${told})`);
  }
  const lists = [listOf("missing", missing), listOf("unusable", unusable)];
  return new SettingsError(lists.filter((list) => list !== "").join("; "));
}

function listOf(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${names.join(", ")}`;
}

/** The key, or under which name it is wrong. As with Probot, `PRIVATE_KEY` may be one line, or Base64. */
function readKey(env: Environment): { privateKey: string } | { wrong: string } {
  const name = ["PRIVATE_KEY", "PRIVATE_KEY_PATH"].find((one) => env[one] !== undefined);
  // Without either Probot would take any *.pem file that lies about.
  if (name === undefined) return { wrong: "PRIVATE_KEY or PRIVATE_KEY_PATH" };
  try {
    const privateKey = getPrivateKey({ env }) ?? "";
    return createPrivateKey(privateKey).asymmetricKeyType === "rsa" ? { privateKey } : { wrong: name };
  } catch {
    return { wrong: name };
  }
}
