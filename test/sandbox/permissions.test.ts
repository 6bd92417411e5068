import type { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import { client, company, installed, KB, refusalOf, statusOf, SUPPORT } from "./world.ts";

type Deed = (octokit: Octokit, comment: number) => Promise<{ status: number }>;

const ISSUE = { ...KB, issue_number: 1 };
const DONE = "done";

/** What each may do in a private repository, to an issue and a comment of anna's: she reads, bob triages, carol writes. */
const MATRIX: [deed: string, Deed, who: Record<"anna" | "bob" | "carol" | "eve" | "app", number | typeof DONE>][] = [
  ["reads the issue", (it) => it.rest.issues.get(ISSUE), { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE }],
  [
    "opens an issue",
    (it) => it.rest.issues.create({ ...KB, title: "x" }),
    { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "comments",
    (it) => it.rest.issues.createComment({ ...ISSUE, body: "x" }),
    { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "reacts",
    (it) => it.rest.reactions.createForIssue({ ...ISSUE, content: "+1" }),
    { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "labels",
    (it) => it.rest.issues.addLabels({ ...ISSUE, labels: ["new"] }),
    { anna: 403, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "assigns",
    (it) => it.rest.issues.addAssignees({ ...ISSUE, assignees: ["bob"] }),
    { anna: 403, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  ["locks", (it) => it.rest.issues.lock(ISSUE), { anna: 403, bob: DONE, carol: DONE, eve: 404, app: DONE }],
  [
    "closes",
    (it) => it.rest.issues.update({ ...ISSUE, state: "closed" }),
    { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "rewrites the issue",
    (it) => it.rest.issues.update({ ...ISSUE, body: "new" }),
    { anna: DONE, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "rewrites the comment",
    (it, comment_id) => it.rest.issues.updateComment({ ...KB, comment_id, body: "new" }),
    { anna: DONE, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "deletes the comment",
    (it, comment_id) => it.rest.issues.deleteComment({ ...KB, comment_id }),
    { anna: DONE, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "makes a label",
    (it) => it.rest.issues.createLabel({ ...KB, name: "new" }),
    { anna: 403, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "reads a file",
    (it) => it.rest.repos.getContent({ ...KB, path: "README.md" }),
    { anna: DONE, bob: DONE, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "writes a file",
    (it) => it.rest.repos.createOrUpdateFileContents({ ...KB, path: "x", message: "m", content: "" }),
    { anna: 403, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
  [
    "lists who works there",
    (it) => it.rest.repos.listCollaborators(KB),
    { anna: 403, bob: 403, carol: DONE, eve: 404, app: DONE },
  ],
];

const CASES = MATRIX.flatMap(([deed, does, who]) =>
  Object.entries(who).map(([login, outcome]) => ({ deed, does, login, outcome })),
);

describe("in a private repository", () => {
  test.each(CASES)("$login $deed: $outcome", async ({ does, login, outcome }) => {
    const { sandbox, anna, app } = await company();
    await anna.rest.issues.create({ ...KB, title: "Anna's issue" });
    const { data: comment } = await anna.rest.issues.createComment({ ...ISSUE, body: "Anna's comment" });
    const octokit = login === "app" ? app : client(sandbox, `t-${login}`);
    const status = await statusOf(does(octokit, comment.id));
    expect(status < 300 ? DONE : status).toBe(outcome);
  });
});

test("whoever works there is listed by the right that is asked for, greater ones included", async () => {
  const { app } = await company();
  const { data } = await app.rest.repos.listCollaborators({ ...KB, permission: "maintain" });
  expect(data.map(({ login }) => login)).toEqual(["carol", "dan"]);
});

describe("an author", () => {
  test("opens again what they closed themselves", async () => {
    const { anna } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await anna.rest.issues.update({ ...SUPPORT, issue_number: 1, state: "closed" });
    expect(await statusOf(anna.rest.issues.update({ ...SUPPORT, issue_number: 1, state: "open" }))).toBe(200);
  });

  test("does not open again what somebody else closed", async () => {
    const { anna, bob } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await bob.rest.issues.update({ ...SUPPORT, issue_number: 1, state: "closed" });
    expect(await statusOf(anna.rest.issues.update({ ...SUPPORT, issue_number: 1, state: "open" }))).toBe(403);
    expect((await anna.rest.issues.get({ ...SUPPORT, issue_number: 1 })).data.state).toBe("closed");
  });

  test("sets no labels and assignees without the right to: they are dropped in silence", async () => {
    const { anna, bob } = await company();
    const wish = { labels: ["bug"], assignees: ["bob"] };
    expect((await anna.rest.issues.create({ ...SUPPORT, title: "x", ...wish })).data.labels).toEqual([]);
    expect((await anna.rest.issues.update({ ...SUPPORT, issue_number: 1, ...wish })).data.labels).toEqual([]);
    const { data } = await bob.rest.issues.create({ ...SUPPORT, title: "x", ...wish });
    expect(data).toMatchObject({ labels: [{ name: "bug" }], assignees: [{ login: "bob" }] });
  });
});

test("whoever is a stranger may open issues and comment in a public repository, and no more", async () => {
  const { eve } = await company();
  expect(await statusOf(eve.rest.issues.create({ ...SUPPORT, title: "x" }))).toBe(201);
  expect(await statusOf(eve.rest.issues.createComment({ ...SUPPORT, issue_number: 1, body: "x" }))).toBe(201);
  expect(await statusOf(eve.rest.issues.addLabels({ ...SUPPORT, issue_number: 1, labels: ["x"] }))).toBe(403);
});

test("in a locked conversation only those who write speak", async () => {
  const { anna, bob, carol, app } = await company();
  await anna.rest.issues.create({ ...SUPPORT, title: "x" });
  await bob.rest.issues.lock({ ...SUPPORT, issue_number: 1, lock_reason: "resolved" });
  const said = [anna, bob, carol, app].map((it) =>
    statusOf(it.rest.issues.createComment({ ...SUPPORT, issue_number: 1, body: "x" })),
  );
  expect(await Promise.all(said)).toEqual([403, 403, 201, 201]);
});

describe("what a person may do in a repository", () => {
  test.each([
    ["anna", { permission: "read", role_name: "read" }, { triage: false, push: false }],
    ["bob", { permission: "read", role_name: "triage" }, { triage: true, push: false }],
    ["carol", { permission: "write", role_name: "maintain" }, { triage: true, push: true, admin: false }],
    ["dan", { permission: "admin", role_name: "admin" }, { triage: true, push: true, admin: true }],
    ["eve", { permission: "none", role_name: "none" }, { pull: false, triage: false, push: false }],
  ])("%s: %o", async (username, words, permissions) => {
    const { app } = await company();
    const { data } = await app.rest.repos.getCollaboratorPermissionLevel({ ...KB, username });
    expect(data).toMatchObject({ ...words, user: { login: username, permissions } });
  });

  test("is told to those who write only", async () => {
    const { bob, carol } = await company();
    const asked = { ...KB, username: "anna" };
    expect(await statusOf(bob.rest.repos.getCollaboratorPermissionLevel(asked))).toBe(403);
    expect(await statusOf(carol.rest.repos.getCollaboratorPermissionLevel(asked))).toBe(200);
  });

  test("cannot be said of nobody", async () => {
    const { app } = await company();
    const asked = app.rest.repos.getCollaboratorPermissionLevel({ ...KB, username: "nobody" });
    expect(await refusalOf(asked)).toContain("nobody is not a user");
  });
});

describe("teams", () => {
  const team = { org: "acme", team_slug: "backend" };

  test("have members, who can be listed and asked for", async () => {
    const { app } = await company();
    const { data } = await app.rest.teams.listMembersInOrg(team);
    expect(data.map(({ login }) => login)).toEqual(["bob", "carol"]);
    const bob = await app.rest.teams.getMembershipForUserInOrg({ ...team, username: "Bob" });
    expect(bob.data).toMatchObject({ state: "active", role: "member" });
    expect(await statusOf(app.rest.teams.getMembershipForUserInOrg({ ...team, username: "anna" }))).toBe(404);
  });

  test("are for members of the organization and apps with the permission", async () => {
    const { sandbox, bob, anna } = await company();
    const blind = await installed(sandbox, { permissions: { issues: "read" } });
    expect(await statusOf(bob.rest.teams.listMembersInOrg(team))).toBe(200);
    expect(await statusOf(anna.rest.teams.listMembersInOrg(team))).toBe(404);
    expect(await statusOf(blind.rest.teams.listMembersInOrg(team))).toBe(403);
  });
});
