import { Octokit } from "@octokit/rest";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSite } from "../../src/sandbox/site.ts";
import { listen } from "../../src/web/listen.ts";
import { KB, ONE, opened, refusalOf, statusOf, SUPPORT, tokenFor } from "./world.ts";

/** The company with issue 1, over HTTP: only there redirections are followed. */
async function reachable() {
  const all = await opened();
  const { sandbox } = all;
  const people = [{ login: "anna", name: "Anna Li", token: "t-anna", note: "" }] as const;
  const places = { repository: "acme/support", knowledge: "acme/kb" };
  const server = await listen(createSite({ sandbox, locale: "en", people: [...people], ...places }), LOCAL);
  onTestFinished(() => server.close());
  sandbox.reachedAt(server.url);
  const { token } = await tokenFor(sandbox);
  const octokit = new Octokit({ auth: token, baseUrl: `${server.url}/api/v3`, log: QUIET });
  return { ...all, octokit };
}

const LOCAL = { host: "127.0.0.1", port: 0 };
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe("a repository that was", () => {
  test("renamed is found under both names, and tells the new one", async () => {
    const { sandbox, octokit } = await reachable();
    await sandbox.changeRepository(SUPPORT, { name: "help" });
    expect((await octokit.rest.issues.get(ONE)).data.repository_url).toMatch(/\/repos\/acme\/help$/);
    expect((await octokit.rest.issues.createComment({ ...ONE, body: "hello" })).status).toBe(201);
    expect((await octokit.rest.issues.get({ ...ONE, repo: "help" })).data.comments).toBe(1);
  });

  test("given to an owner without the app is out of its reach, where people go on", async () => {
    const { sandbox, octokit, dan } = await reachable();
    await sandbox.changeRepository(SUPPORT, { owner: "dan" });
    expect(await statusOf(octokit.rest.issues.createComment({ ...ONE, body: "hello" }))).toBe(403);
    expect(await statusOf(dan.rest.issues.createComment({ ...ONE, owner: "dan", body: "hello" }))).toBe(201);
  });

  test("archived can be read, until it is opened again", async () => {
    const { sandbox, app } = await opened();
    await sandbox.changeRepository(SUPPORT, { archived: true });
    expect(await refusalOf(app.rest.issues.createComment({ ...ONE, body: "hello" }))).toContain("read-only");
    expect((await app.rest.repos.get(SUPPORT)).data.archived).toBe(true);
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(200);
    await sandbox.changeRepository(SUPPORT, { archived: false });
    expect(await statusOf(app.rest.issues.createComment({ ...ONE, body: "hello" }))).toBe(201);
  });

  test("deleted is gone", async () => {
    const { sandbox, app } = await opened();
    await sandbox.changeRepository(SUPPORT, { deleted: true });
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(404);
  });
});

describe("an issue that was", () => {
  test("moved to another repository is found there, with its comments, and both hear of it", async () => {
    const { sandbox, octokit, anna } = await reachable();
    await anna.rest.issues.createComment({ ...ONE, body: "hello" });
    const number = await sandbox.transferIssue({ ...SUPPORT, number: 1, login: "dan" }, KB);
    const { data } = await octokit.rest.issues.get(ONE);
    expect(data).toMatchObject({ number, title: "Orders cannot be saved", comments: 1 });
    expect(data.repository_url).toMatch(/\/repos\/acme\/kb$/);
    const timeline = await octokit.rest.issues.listEventsForTimeline({ ...KB, issue_number: number });
    expect(timeline.data.map((entry) => entry.event)).toEqual(["commented", "transferred"]);
    const told = sandbox.deliveries().map(({ action, repository }) => [action, repository]);
    expect(told.slice(-2).map(([action]) => action)).toEqual(["transferred", "opened"]);
    expect(new Set(told.slice(-2).map(([, repository]) => repository)).size).toBe(2);
  });

  test("deleted is gone for good", async () => {
    const { sandbox, app } = await opened();
    await sandbox.deleteIssue({ ...SUPPORT, number: 1, login: "dan" });
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(410);
  });
});

test("tokens that were taken back hold no more", async () => {
  const { sandbox, app } = await opened();
  sandbox.revokeTokens();
  expect(await statusOf(app.rest.issues.get(ONE))).toBe(401);
});
