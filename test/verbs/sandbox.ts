/** The sandbox over HTTP, with a support repository that nobody has set up, and the app's environment to work there. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { onTestFinished } from "vitest";
import type { Sandbox, SandboxSetup } from "../../src/sandbox/sandbox.ts";
import { listen } from "../../src/web/listen.ts";
import { client, honest, SECRET, SETUP, SUPPORT } from "../sandbox/world.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export interface Reached {
  sandbox: Sandbox;
  /** What each token was asked to be good for. */
  tokens: unknown[];
  env: Record<string, string>;
  /** The repository's pull requests, as a person sees them. */
  pulls: () => Promise<{ title: string; html_url: string; number: number; state: string }[]>;
}

/** Stands until the test ends. */
export async function reached({ app = SETUP.app, ...setup }: Partial<SandboxSetup> = {}): Promise<Reached> {
  const files = { "README.md": "# Support\n" };
  const repositories = [{ owner: SUPPORT.owner, name: SUPPORT.repo, collaborators: { dan: "admin" as const }, files }];
  const sandbox = honest({ app: { ...app, publicKey }, repositories, ...setup });
  const tokens: unknown[] = [];
  const site = new Hono().all("*", async ({ req }) => {
    if (req.path.endsWith("/access_tokens")) tokens.push(JSON.parse((await req.raw.clone().text()) || "{}"));
    return sandbox.fetch(req.raw);
  });
  const server = await listen(site, { host: "127.0.0.1", port: 0 });
  sandbox.reachedAt(server.url);
  const folder = mkdtempSync(join(tmpdir(), "caseworker-sandbox-"));
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { rest } = client(sandbox, "t-dan");
  return {
    sandbox,
    tokens,
    env: {
      APP_ID: String(app.id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: SECRET,
      GHE_HOST: new URL(server.url).host,
      GHE_PROTOCOL: "http",
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "silent",
      DATA_DIR: join(folder, "data"),
    },
    pulls: async () => (await rest.pulls.list({ ...SUPPORT, state: "all" })).data,
  };
}
