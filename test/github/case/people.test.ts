import { describe, expect, test } from "vitest";
import { createPeople } from "../../../src/github/case/people.ts";
import type { Script } from "../github.ts";
import { CASE, octokit, routes, scripted } from "../github.ts";

const LI = "GET /repos/acme/support/collaborators/li-lei/permission";
const HE = "GET /repos/acme/support/collaborators/he-qing/permission";
const LEADS = "GET /orgs/acme/teams/leads/members?per_page=100";
const LI_IN_LEADS = "GET /orgs/acme/teams/leads/memberships/li-lei";

const NO_RIGHTS = { pull: false, triage: false, push: false, maintain: false, admin: false };
const READER = { body: { permission: "read", role_name: "read", user: { permissions: { ...NO_RIGHTS, pull: true } } } };

function right(permissions: object, permission = "read", role_name = permission) {
  return { body: { permission, role_name, user: { permissions: { ...NO_RIGHTS, pull: true, ...permissions } } } };
}

const PERMISSIONS: [string, object, string][] = [
  ["admin is the highest", right({ triage: true, push: true, maintain: true, admin: true }), "admin"],
  ["maintain", right({ triage: true, push: true, maintain: true }), "maintain"],
  ["push is write", right({ triage: true, push: true }), "write"],
  ["triage, which `permission` calls read", right({ triage: true }, "read", "triage"), "triage"],
  ["a custom role by its rights, not its name", right({ triage: true, push: true }, "write", "support hero"), "write"],
  ["read", READER, "read"],
  ["no right at all", { body: { permission: "none", user: { permissions: NO_RIGHTS } } }, "none"],
  ["without rights the role's name", { body: { permission: "read", role_name: "triage", user: {} } }, "triage"],
  [
    "without rights and known role `permission`",
    { body: { permission: "write", role_name: "hero", user: null } },
    "write",
  ],
  ["somebody GitHub does not know has none", { status: 404 }, "none"],
];

describe("a person's permission", () => {
  test.each(PERMISSIONS)("%s", async (_, answer, permission) => {
    scripted({ [LI]: answer });
    const people = await createPeople(() => 0).lookUp(octokit, CASE, { logins: ["li-lei"], teams: [] });
    expect(people.get("li-lei")).toEqual({ login: "li-lei", permission, teams: [] });
  });
});

const TEAMS: [string, Script, string[], string[]][] = [
  [
    "a member is on the list, in whatever case",
    { [LEADS]: { body: [{ login: "Li-Lei" }] } },
    ["acme/leads"],
    [LI, LEADS],
  ],
  ["who is not on the list is no member", { [LEADS]: { body: [{ login: "he-qing" }] } }, [], [LI, LEADS]],
  [
    "without the list an active membership counts",
    { [LEADS]: { status: 404 }, [LI_IN_LEADS]: { body: { state: "active" } } },
    ["acme/leads"],
    [LI, LEADS, LI_IN_LEADS],
  ],
  [
    "an invitation is no membership",
    { [LEADS]: { status: 404 }, [LI_IN_LEADS]: { body: { state: "pending" } } },
    [],
    [LI, LEADS, LI_IN_LEADS],
  ],
  [
    "a team that is not there has no members",
    { [LEADS]: { status: 404 }, [LI_IN_LEADS]: { status: 404 } },
    [],
    [LI, LEADS, LI_IN_LEADS],
  ],
];

describe("a person's teams", () => {
  test.each(TEAMS)("%s", async (...[, script, teams, expected]) => {
    const sent = scripted({ [LI]: READER, ...script });
    const people = await createPeople(() => 0).lookUp(octokit, CASE, { logins: ["li-lei"], teams: ["acme/leads"] });
    expect(people.get("li-lei")?.teams).toEqual(teams);
    expect(routes(sent)).toEqual(expected);
  });
});

describe("looking people up", () => {
  test("asks nothing about bots and deleted accounts", async () => {
    const sent = scripted({});
    const people = await createPeople(() => 0).lookUp(octokit, CASE, {
      logins: ["dependabot[bot]", "ghost"],
      teams: ["acme/leads"],
    });
    expect([...people.values()].map(({ permission }) => permission)).toEqual(["none", "none"]);
    expect(sent).toEqual([]);
  });

  test("keeps a login as it is spelt and finds it however it is spelt", async () => {
    scripted({ "GET /repos/acme/support/collaborators/Li-Lei/permission": READER });
    const people = await createPeople(() => 0).lookUp(octokit, CASE, { logins: ["Li-Lei", "li-lei"], teams: [] });
    expect([...people]).toEqual([["li-lei", { login: "Li-Lei", permission: "read", teams: [] }]]);
  });

  test("asks once for a team, and once a minute for a person", async () => {
    const sent = scripted({ [LI]: READER, [HE]: READER, [LEADS]: { body: [] } });
    let now = 0;
    const lookUp = createPeople(() => now).lookUp;
    const asked = { logins: ["li-lei", "he-qing"], teams: ["acme/leads"] };
    await lookUp(octokit, CASE, asked);
    now = 59_999;
    await lookUp(octokit, CASE, asked);
    expect(routes(sent)).toEqual([LI, LEADS, HE]);
    now = 60_000;
    await lookUp(octokit, CASE, asked);
    expect(routes(sent)).toEqual([LI, LEADS, HE, LI, LEADS, HE]);
  });

  test("one owner's view of a team is not another's", async () => {
    const elsewhere = { owner: "other", repo: "support" };
    scripted({
      "GET /repos/other/support/collaborators/li-lei/permission": READER,
      [LI]: READER,
      [LEADS]: [{ status: 404 }, { body: [{ login: "li-lei" }] }],
      [LI_IN_LEADS]: { status: 404 },
    });
    const lookUp = createPeople(() => 0).lookUp;
    const asked = { logins: ["li-lei"], teams: ["acme/leads"] };
    expect((await lookUp(octokit, elsewhere, asked)).get("li-lei")?.teams).toEqual([]);
    expect((await lookUp(octokit, CASE, asked)).get("li-lei")?.teams).toEqual(["acme/leads"]);
  });

  test("a fault is thrown, and not remembered", async () => {
    scripted({ [LI]: [{ status: 503 }, READER] });
    const lookUp = createPeople(() => 0).lookUp;
    const asked = { logins: ["li-lei"], teams: [] };
    await expect(lookUp(octokit, CASE, asked)).rejects.toMatchObject({ status: 503 });
    expect((await lookUp(octokit, CASE, asked)).get("li-lei")?.permission).toBe("read");
  });

  test("a team that may not be seen is thrown: nobody is taken for an outsider by default", async () => {
    scripted({ [LI]: READER, [LEADS]: { status: 403 } });
    const asked = { logins: ["li-lei"], teams: ["acme/leads"] };
    await expect(createPeople(() => 0).lookUp(octokit, CASE, asked)).rejects.toMatchObject({ status: 403 });
  });
});
