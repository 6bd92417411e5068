/** A small company's GitHub for tests: a support repository, a private knowledge base, and one that the app cannot see. */
import { generateKeyPairSync } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { sign } from "hono/jwt";
import { expect, onTestFinished } from "vitest";
import { createSandbox, type Sandbox, type SandboxSetup } from "../../src/sandbox/sandbox.ts";

export const NOON = Date.UTC(2026, 9, 27, 12);
export const HOUR = 3_600_000;
export const QUARTER = HOUR / 4;

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export const SECRET = "a secret for tests";
const APP_ID = 7;

/** anna reads, bob triages, carol writes, dan administers, eve is nobody. */
export const SETUP: SandboxSetup = {
  now: NOON,
  app: {
    id: APP_ID,
    slug: "caseworker",
    publicKey,
    webhookSecret: SECRET,
    permissions: { checks: "write", issues: "write", contents: "write", members: "read", pull_requests: "write" },
  },
  people: [
    { login: "anna", name: "Anna Li", token: "t-anna" },
    { login: "bob", name: "Bob Wang", token: "t-bob" },
    { login: "carol", name: "Carol Ho", token: "t-carol" },
    { login: "dan", name: "Dan Xu", token: "t-dan" },
    { login: "eve", name: "Eve", token: "t-eve" },
  ],
  organizations: [{ login: "acme", teams: [{ slug: "backend", members: ["bob", "carol"] }] }],
  repositories: [
    { owner: "acme", name: "support", collaborators: { bob: "triage", carol: "write", dan: "admin" } },
    {
      owner: "acme",
      name: "kb",
      private: true,
      collaborators: { anna: "read", bob: "triage", carol: "maintain", dan: "admin" },
      files: { "README.md": "# Known problems\n", "docs/a/one.md": "one\n" },
    },
    { owner: "acme", name: "secret", private: true, collaborators: { dan: "admin" }, installed: false },
    { owner: "acme", name: "empty", collaborators: { carol: "write" } },
  ],
};

export const SUPPORT = { owner: "acme", repo: "support" };
export const ONE = { ...SUPPORT, issue_number: 1 };
export const KB = { owner: "acme", repo: "kb" };
export const EMPTY = { owner: "acme", repo: "empty" };

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Octokit with a token, straight into the sandbox. */
export function client(sandbox: Sandbox, token: string): Octokit {
  const fetch = (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init));
  return new Octokit({ auth: token, baseUrl: "http://sandbox/api/v3", log: quiet, request: { fetch } });
}

/** A JWT of the app, made at a moment, with other claims or another key. */
export function jwt(at: number, claims: object = {}, key: string = privateKey): Promise<string> {
  const seconds = Math.floor(at / 1000);
  return sign({ iat: seconds - 60, exp: seconds + 540, iss: String(APP_ID), ...claims }, key, "RS256");
}

/** A token of the app's installation on acme, which may be narrowed. */
export async function tokenFor(sandbox: Sandbox, narrowed: object = {}) {
  const app = client(sandbox, await jwt(sandbox.now()));
  const { data: installation } = await app.rest.apps.getOrgInstallation({ org: "acme" });
  const asked = { installation_id: installation.id, ...narrowed };
  return (await app.rest.apps.createInstallationAccessToken(asked)).data;
}

/** A client of the app's installation on acme. */
export async function installed(sandbox: Sandbox, narrowed: object = {}): Promise<Octokit> {
  return client(sandbox, (await tokenFor(sandbox, narrowed)).token);
}

/** A sandbox in which nothing may break GitHub's contract, or the test fails. */
export function honest(setup: Partial<SandboxSetup> = {}): Sandbox {
  const sandbox = createSandbox({ ...SETUP, ...setup });
  onTestFinished(() => expect(sandbox.violations()).toEqual([]));
  return sandbox;
}

/** Such a sandbox with a client for each person, and for the app as installed. */
export async function company() {
  const sandbox = honest();
  const of = (login: string) => client(sandbox, `t-${login}`);
  const people = { anna: of("anna"), bob: of("bob"), carol: of("carol"), dan: of("dan"), eve: of("eve") };
  return { sandbox, ...people, app: await installed(sandbox) };
}

/** Such a sandbox with anna's issue 1 in the support repository. */
export async function opened() {
  const all = await company();
  await all.anna.rest.issues.create({ ...SUPPORT, title: "Orders cannot be saved", body: "Error 500" });
  return all;
}

/** The status of an answer, whether Octokit takes it for a failure or not. */
export async function statusOf(asking: Promise<{ status: number }>): Promise<number> {
  try {
    return (await asking).status;
  } catch (error) {
    if (error instanceof Error && "status" in error) return Number(error.status);
    throw error;
  }
}

/** What the sandbox said when it refused. */
export async function refusalOf(asking: Promise<unknown>): Promise<string> {
  try {
    await asking;
  } catch (error) {
    return String(error);
  }
  return "not refused";
}
