import { describe, expect, test } from "vitest";
import { createInstallations, createOwnLogin, installationOf } from "../../../src/github/repository/repository.ts";
import { CASE, octokit, routes, scripted } from "../github.ts";

const OF_REPOSITORY = "GET /repos/acme/support/installation";
const ALL = "GET /app/installations?per_page=2";
const APP = "GET /app";

describe("installationOf", () => {
  test("asks GitHub", async () => {
    const sent = scripted({ [OF_REPOSITORY]: { body: { id: 5 } } });
    expect(await installationOf(octokit, CASE)).toBe(5);
    expect(routes(sent)).toEqual([OF_REPOSITORY]);
  });

  test("takes the only one where a stand-in cannot say", async () => {
    scripted({ [OF_REPOSITORY]: { status: 404 }, [ALL]: { body: [{ id: 6 }] } });
    expect(await installationOf(octokit, CASE)).toBe(6);
  });

  test.each([
    ["one of several", [{ id: 6 }, { id: 7 }]],
    ["any of none", []],
  ])("does not guess %s", async (_, body) => {
    scripted({ [OF_REPOSITORY]: { status: 404 }, [ALL]: { body } });
    await expect(installationOf(octokit, CASE)).rejects.toThrow("not installed on acme/support");
  });

  test("does not guess where a stand-in has no list", async () => {
    scripted({ [OF_REPOSITORY]: { status: 404 }, [ALL]: { status: 404 } });
    await expect(installationOf(octokit, CASE)).rejects.toThrow("not installed on acme/support");
  });

  test("throws while GitHub is away", async () => {
    scripted({ [OF_REPOSITORY]: { status: 502 } });
    await expect(installationOf(octokit, CASE)).rejects.toMatchObject({ status: 502 });
  });
});

describe("createInstallations", () => {
  const OTHER = { owner: "ACME", repo: "knowledge-base" };

  test("asks once for all repositories of an account", async () => {
    const sent = scripted({ [OF_REPOSITORY]: { body: { id: 5 } } });
    const installations = createInstallations(() => 0);
    expect([await installations.of(octokit, CASE), await installations.of(octokit, OTHER)]).toEqual([5, 5]);
    expect(routes(sent)).toEqual([OF_REPOSITORY]);
  });

  test("asks nothing that a webhook told, and believes the latest", async () => {
    const sent = scripted({});
    const installations = createInstallations(() => 0);
    for (const id of [6, 7]) installations.learn("acme", id);
    expect(await installations.of(octokit, OTHER)).toBe(7);
    expect(sent).toEqual([]);
  });

  test("asks again what it was told to forget, and after a failure", async () => {
    scripted({ [OF_REPOSITORY]: [{ status: 502 }, { body: { id: 8 } }] });
    const installations = createInstallations(() => 0);
    installations.learn("acme", 6);
    installations.forget("Acme");
    await expect(installations.of(octokit, CASE)).rejects.toMatchObject({ status: 502 });
    expect(await installations.of(octokit, CASE)).toBe(8);
  });
});

describe("createOwnLogin", () => {
  test("tells the app's login and asks once an hour", async () => {
    const sent = scripted({ [APP]: { body: { slug: "caseworker" } } });
    let now = 0;
    const ownLogin = createOwnLogin(() => now);
    for (now of [0, 3_599_999]) expect(await ownLogin(octokit)).toBe("caseworker[bot]");
    expect(sent).toHaveLength(1);
    now = 3_600_000;
    await ownLogin(octokit);
    expect(sent).toHaveLength(2);
  });

  test("is null where a stand-in cannot say", async () => {
    scripted({ [APP]: { status: 404 } });
    expect(await createOwnLogin(() => 0)(octokit)).toBeNull();
  });
});
