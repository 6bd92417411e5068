import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../src/settings.ts";
import type { Environment, Settings } from "../src/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "caseworker-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function pem(type: "pkcs1" | "pkcs8"): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type, format: "pem" }).toString();
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const KEY = pem("pkcs8");
const FILE = written("app.pem", KEY);
const NEEDED = { APP_ID: "17", WEBHOOK_SECRET: "a secret of this test", PRIVATE_KEY: KEY };

const DEFAULTS: Settings = {
  appId: 17,
  privateKey: KEY,
  webhookSecret: "a secret of this test",
  webhookSecretOld: undefined,
  host: "localhost",
  port: 3000,
  baseUrl: null,
  logLevel: "info",
  dataDir: "data",
  databaseUrl: undefined,
  recordSecret: null,
  recordSecretOld: undefined,
  metricsToken: undefined,
};

const LONG = "0123456789abcdef0123456789abcdef";

/** What is set besides what is needed, and what differs from the defaults. */
const READ: [string, Environment, Partial<Settings>][] = [
  ["the rest has Probot's defaults", {}, {}],
  ["a name without a value is not set", { PORT: "", HOST: " ", GHE_HOST: "", RECORD_SECRET: "" }, {}],
  ["where webhooks are listened for", { HOST: "0.0.0.0", PORT: "8080" }, { host: "0.0.0.0", port: 8080 }],
  ["port 0 takes any free one", { PORT: "0" }, { port: 0 }],
  ["GitHub Enterprise Server", { GHE_HOST: "git.example.com" }, { baseUrl: "https://git.example.com/api/v3" }],
  [
    "a GitHub of its own on this machine",
    { GHE_HOST: "127.0.0.1:4000", GHE_PROTOCOL: "http" },
    { baseUrl: "http://127.0.0.1:4000/api/v3" },
  ],
  ["how much is logged", { LOG_LEVEL: "debug" }, { logLevel: "debug" }],
  ["a server that limits requests, too", { RATE_LIMITS: "on" }, { rateLimits: true }],
  ["where data is kept", { DATA_DIR: "/var/lib/caseworker" }, { dataDir: "/var/lib/caseworker" }],
  ["a database for the queue", { DATABASE_URL: "postgres://db/queue" }, { databaseUrl: "postgres://db/queue" }],
  ["a secret for the records", { RECORD_SECRET: LONG }, { recordSecret: LONG }],
  ["the webhook's secret before", { WEBHOOK_SECRET_OLD: "old" }, { webhookSecretOld: "old" }],
  ["the records' secret before", { RECORD_SECRET_OLD: LONG }, { recordSecretOld: LONG }],
  ["who may read what is measured", { METRICS_TOKEN: LONG }, { metricsToken: LONG }],
  ["the key in one line", { PRIVATE_KEY: KEY.replaceAll("\n", "\\n") }, {}],
  ["the key in Base64", { PRIVATE_KEY: Buffer.from(KEY).toString("base64") }, {}],
  ["the key in a file", { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: FILE }, {}],
  ["the key before the file", { PRIVATE_KEY_PATH: join(folder, "none.pem") }, {}],
];

const PKCS1 = pem("pkcs1");
const APP_ID = "APP_ID (the number of the GitHub App";
const SECRET = "WEBHOOK_SECRET (the secret of the GitHub App's webhook, not Probot's default)";
const KEY_MISSING = "PRIVATE_KEY or PRIVATE_KEY_PATH (the GitHub App's private key, as PEM or the file of it)";
const KEY_UNUSABLE = "PRIVATE_KEY (the GitHub App's private key, as PEM)";

/** What is set besides, or instead of, what is needed, and the message. */
const REFUSED: [string, Environment, string][] = [
  [
    "all that is missing is named at once",
    { APP_ID: undefined, WEBHOOK_SECRET: undefined, PRIVATE_KEY: undefined },
    `missing: ${APP_ID}), ${SECRET}, ${KEY_MISSING}`,
  ],
  ["blank is missing", { WEBHOOK_SECRET: "  " }, `missing: ${SECRET}`],
  [
    "what is wrong is told apart",
    { APP_ID: undefined, PORT: "x" },
    `missing: ${APP_ID}); unusable: PORT (0 to 65535; found "x")`,
  ],
  ["a name is no number of an app", { APP_ID: "caseworker" }, `unusable: ${APP_ID}; found "caseworker")`],
  ["no app has the number 0", { APP_ID: "0" }, `unusable: ${APP_ID}; found "0")`],
  ["Probot's default secret is none, and is not said again", { WEBHOOK_SECRET: "development" }, `unusable: ${SECRET}`],
  ["there are ports to 65535", { PORT: "65536" }, 'unusable: PORT (0 to 65535; found "65536")'],
  ["no port is below 0", { PORT: "-1" }, 'unusable: PORT (0 to 65535; found "-1")'],
  ["a port is written in tens", { PORT: "0x50" }, 'unusable: PORT (0 to 65535; found "0x50")'],
  [
    "a host has no scheme",
    { GHE_HOST: "https://git.example.com" },
    'unusable: GHE_HOST (a host, with its port if it has one, e.g. github.example.com; found "https://git.example.com")',
  ],
  ["GitHub is spoken to by HTTP", { GHE_PROTOCOL: "ftp" }, 'unusable: GHE_PROTOCOL (http or https; found "ftp")'],
  [
    "a level of the log has a name",
    { LOG_LEVEL: "loud" },
    'unusable: LOG_LEVEL (trace, debug, info, warn, error, fatal or silent; found "loud")',
  ],
  [
    "Probot's default secret was none before, either",
    { WEBHOOK_SECRET_OLD: "development" },
    "unusable: WEBHOOK_SECRET_OLD (the secret that the webhook had before, not Probot's default)",
  ],
  [
    "a short secret was none before, either",
    { RECORD_SECRET_OLD: "short" },
    "unusable: RECORD_SECRET_OLD (the secret that signed the records before, 32 characters or more)",
  ],
  ["a short token is soon guessed", { METRICS_TOKEN: "token" }, "unusable: METRICS_TOKEN (16 characters or more)"],
  ["a short secret is none", { RECORD_SECRET: "short" }, "unusable: RECORD_SECRET (32 characters or more)"],
  [
    "a password is not said again",
    { DATABASE_URL: "mysql://me:password@db" },
    "unusable: DATABASE_URL (postgres://user:password@host:port/database)",
  ],
  ["a key that is none", { PRIVATE_KEY: "key" }, `unusable: ${KEY_UNUSABLE}`],
  ["a key that is cut off", { PRIVATE_KEY: KEY.replace(/\n.{64}/, "\n") }, `unusable: ${KEY_UNUSABLE}`],
  ["a key of another kind", { PRIVATE_KEY: ed25519() }, `unusable: ${KEY_UNUSABLE}`],
  [
    "a file that is not there",
    { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "none.pem" },
    'unusable: PRIVATE_KEY_PATH (the file of the GitHub App\'s private key, as PEM; found "none.pem")',
  ],
];

function ed25519(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

describe("settings", () => {
  test.each(READ)("%s", (_, set, changed) => {
    expect(readSettings({ ...NEEDED, ...set })).toEqual({ ...DEFAULTS, ...changed });
  });

  test("take the key as GitHub gives it", () => {
    expect(readSettings({ ...NEEDED, PRIVATE_KEY: PKCS1 }).privateKey).toBe(PKCS1);
  });

  test("a file that holds no key is unusable", () => {
    const PRIVATE_KEY_PATH = written("no.pem", "no key\n");
    expect(() => readSettings({ ...NEEDED, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH })).toThrow(
      "unusable: PRIVATE_KEY_PATH",
    );
  });

  test.each(REFUSED)("refused: %s", (_, set, message) => {
    expect(() => readSettings({ ...NEEDED, ...set })).toThrow(new SettingsError(message));
  });
});
