import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  client,
  company,
  honest,
  HOUR,
  installed,
  jwt,
  KB,
  NOON,
  refusalOf,
  SETUP,
  statusOf,
  SUPPORT,
  tokenFor,
} from "./world.ts";

const { privateKey: strange } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const seconds = NOON / 1000;

describe("the app's JWT", () => {
  test.each([
    ["is known", jwt(NOON), 200],
    ["is known when it was made by the host's clock", jwt(Date.now()), 200],
    ["is not known when another key signed it", jwt(NOON, {}, strange), 401],
    ["is not known when it is another app's", jwt(NOON, { iss: "8" }), 401],
    ["is not known after it expired", jwt(NOON - HOUR), 401],
    ["is not known before it was made", jwt(NOON + HOUR), 401],
    ["is not known when it holds longer than ten minutes", jwt(NOON, { exp: seconds + HOUR / 1000 }), 401],
    ["is not known without an end", jwt(NOON, { exp: undefined }), 401],
  ])("%s", async (_, token, status) => {
    const app = client(honest(), await token);
    expect(await statusOf(app.rest.apps.getAuthenticated())).toBe(status);
  });

  test("shows the app and where it is installed", async () => {
    const app = client(honest(), await jwt(NOON));
    expect((await app.rest.apps.getAuthenticated()).data).toMatchObject({ id: 7, slug: "caseworker" });
    const [only, ...more] = (await app.rest.apps.listInstallations()).data;
    expect([only, more]).toMatchObject([
      { app_id: 7, repository_selection: "selected", account: { login: "acme" } },
      [],
    ]);
    expect((await app.rest.apps.getRepoInstallation(SUPPORT)).data.id).toBe(only?.id);
    expect(await statusOf(app.rest.apps.getRepoInstallation({ owner: "acme", repo: "secret" }))).toBe(404);
  });

  test("opens nothing that belongs to an installation", async () => {
    const app = client(honest(), await jwt(NOON));
    expect(await statusOf(app.rest.issues.listForRepo(SUPPORT))).toBe(401);
  });
});

describe("an installation token", () => {
  test("holds for an hour of the sandbox's clock", async () => {
    const sandbox = honest();
    const { token, expires_at } = await tokenFor(sandbox);
    expect(expires_at).toBe("2026-10-27T13:00:00Z");
    sandbox.advance(HOUR - 1);
    expect(await statusOf(client(sandbox, token).rest.repos.get(KB))).toBe(200);
    sandbox.advance(1);
    expect(await statusOf(client(sandbox, token).rest.repos.get(KB))).toBe(401);
  });

  test("holds as long as the setup says", async () => {
    const sandbox = honest({ app: { ...SETUP.app, tokenLife: 2 * HOUR } });
    const app = await installed(sandbox);
    sandbox.advance(2 * HOUR - 1);
    expect(await statusOf(app.rest.repos.get(KB))).toBe(200);
    sandbox.advance(1);
    expect(await statusOf(app.rest.repos.get(KB))).toBe(401);
  });

  test("ends when it is revoked", async () => {
    const app = await installed(honest());
    expect(await statusOf(app.rest.apps.revokeInstallationAccessToken())).toBe(204);
    expect(await statusOf(app.rest.repos.get(KB))).toBe(401);
  });

  test("sees the repositories of its installation, and of private ones no others", async () => {
    const app = await installed(honest());
    const { data } = await app.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(({ name }) => name)).toEqual(["support", "kb", "empty"]);
    expect(await statusOf(app.rest.repos.get({ owner: "acme", repo: "secret" }))).toBe(404);
  });

  test("can be narrowed to a repository and a permission", async () => {
    const app = await installed(honest(), { repositories: ["kb"], permissions: { contents: "read" } });
    const file = { ...KB, path: "x.md", message: "m", content: "" };
    expect(await statusOf(app.rest.repos.getContent({ ...KB, path: "README.md" }))).toBe(200);
    expect(await refusalOf(app.rest.repos.createOrUpdateFileContents(file))).toContain("not accessible by integration");
    expect(await refusalOf(app.rest.issues.listForRepo(KB))).toContain("not accessible by integration");
    expect(await refusalOf(app.rest.issues.create({ ...SUPPORT, title: "x" }))).toContain(
      "not accessible by integration",
    );
  });

  test.each([
    ["a repository that it has not", { repositories: ["secret"] }],
    ["a repository that is not there", { repositories: ["kb", "nothing"] }],
    ["a permission that it has not", { permissions: { administration: "read" } }],
    ["more of a permission than it has", { permissions: { members: "write" } }],
  ])("cannot be had for %s", async (_, narrowed) => {
    expect(await statusOf(installed(honest(), narrowed) as never)).toBe(422);
  });
});

describe("a token of nobody", () => {
  test.each([
    ["an unknown word", "nonsense", "Bad credentials"],
    ["three words with dots", "a.b.c", "could not be decoded"],
  ])("that is %s is refused", async (_, token, words) => {
    const stranger = client(honest(), token);
    expect(await refusalOf(stranger.rest.repos.get(SUPPORT))).toContain(words);
    expect(await statusOf(stranger.rest.repos.get(SUPPORT))).toBe(401);
  });

  test("is refused when it is none at all", async () => {
    const sandbox = honest();
    const answer = await sandbox.fetch(new Request("http://sandbox/api/v3/repos/acme/support"));
    expect(answer.status).toBe(401);
  });

  test("is not that of a person", async () => {
    const { anna } = await company();
    expect((await anna.rest.users.getAuthenticated()).data).toMatchObject({ login: "anna", name: "Anna Li" });
  });
});
