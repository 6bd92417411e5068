/** A small company's GitHub for tests: two teams, a support repository, a private one and a knowledge base. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { sign } from "hono/jwt";
import { createSandbox, type Sandbox, type SandboxSetup } from "../../src/sandbox/sandbox.ts";

export const NOON = Date.UTC(2026, 9, 27, 12);

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** The app's key as PEM. */
export const PRIVATE_KEY = String(privateKey.export({ type: "pkcs8", format: "pem" }));
const PUBLIC_KEY = String(createPublicKey(createPrivateKey(PRIVATE_KEY)).export({ type: "spki", format: "pem" }));

export const SECRET = "a secret for tests";

const PERMISSIONS = { issues: "write", contents: "write", members: "read" } as const;

export const SETUP: SandboxSetup = {
  now: NOON,
  app: { id: 7, slug: "caseworker", publicKey: PUBLIC_KEY, webhookSecret: SECRET, permissions: PERMISSIONS },
  people: [
    { login: "anna", name: "Anna Li", token: "t-anna" },
    { login: "bob", name: "Bob Wang", token: "t-bob" },
    { login: "carol", name: "Carol Ho", token: "t-carol" },
    { login: "dan", name: "Dan Xu", token: "t-dan" },
    { login: "eve", name: "Eve", token: "t-eve" },
    { login: "robot", name: "Another bot", token: "t-robot", type: "Bot" },
  ],
  organizations: [{ login: "acme", teams: [{ slug: "backend", members: ["bob", "carol"] }] }],
  repositories: [
    { owner: "acme", name: "support", collaborators: { bob: "triage", carol: "write", dan: "admin" } },
    {
      owner: "acme",
      name: "kb",
      private: true,
      collaborators: { anna: "read", carol: "maintain" },
      files: { "README.md": "# Known problems\n", "docs/a/one.md": "one\n" },
    },
    { owner: "acme", name: "secret", private: true, collaborators: { dan: "admin" }, installed: false },
  ],
};

export const SUPPORT = { owner: "acme", repo: "support" };
export const KB = { owner: "acme", repo: "kb" };

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Octokit with a token, straight into the sandbox. */
export function client(sandbox: Sandbox, token: string): Octokit {
  const fetch = (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init));
  return new Octokit({ auth: token, baseUrl: "http://sandbox/api/v3", log: quiet, request: { fetch } });
}

/** A JWT of the app, made at a moment. */
export function jwt(at = NOON, claims: object = {}): Promise<string> {
  const seconds = Math.floor(at / 1000);
  return sign({ iat: seconds - 60, exp: seconds + 540, iss: "7", ...claims }, PRIVATE_KEY, "RS256");
}

/** A client of the app's installation on acme, whose token may be narrowed. */
export async function installed(sandbox: Sandbox, narrowed: object = {}): Promise<Octokit> {
  const app = client(sandbox, await jwt(sandbox.now()));
  const [installation] = (await app.rest.apps.listInstallations()).data;
  const { data } = await app.rest.apps.createInstallationAccessToken({
    installation_id: installation?.id ?? 0,
    ...narrowed,
  });
  return client(sandbox, data.token);
}

/** A sandbox with a client for each person and for the app. */
export async function company(setup: Partial<SandboxSetup> = {}) {
  const sandbox = createSandbox({ ...SETUP, ...setup });
  const people = Object.fromEntries(SETUP.people.map(({ login, token }) => [login, client(sandbox, token)]));
  const { anna, bob, carol, dan, eve } = people as Record<"anna" | "bob" | "carol" | "dan" | "eve", Octokit>;
  return { sandbox, anna, bob, carol, dan, eve, app: await installed(sandbox) };
}
