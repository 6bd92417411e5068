/** Who may do what with a project. */
import type { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import { CASES, OPEN, opened, OWN } from "./boards.ts";
import type { Permissions } from "./boards.ts";
import { installed, SETUP, statusOf } from "./world.ts";

type Deed = (octokit: Octokit, issue: number) => Promise<{ status: number }>;

const add: Deed = (it, id) => it.rest.projects.addItemForOrg({ ...CASES, type: "Issue", id });
const read: Deed = (it) => it.rest.projects.listItemsForOrg(CASES);

const MAY: [string, Deed, Record<"anna" | "bob" | "eve" | "app", number>][] = [
  ["reads", read, { anna: 200, bob: 200, eve: 404, app: 200 }],
  ["adds", add, { anna: 403, bob: 201, eve: 404, app: 201 }],
  ["reads what is public", (it) => it.rest.projects.listItemsForOrg(OPEN), { anna: 200, bob: 200, eve: 200, app: 200 }],
  ["reads a person's own", (it) => it.rest.projects.listItemsForUser(OWN), { anna: 404, bob: 200, eve: 404, app: 403 }],
  [
    "adds to a person's own",
    (it, id) => it.rest.projects.addItemForUser({ ...OWN, type: "Issue", id }),
    { anna: 404, bob: 201, eve: 404, app: 403 },
  ],
  [
    "reads an organization as a person",
    (it) => it.rest.projects.getForUser({ username: "acme", project_number: 1 }),
    { anna: 404, bob: 404, eve: 404, app: 404 },
  ],
];

const WITHOUT = SETUP.app.permissions;
const READING: Permissions = { ...WITHOUT, organization_projects: "read" };

const LACKING: [string, Permissions, Deed, number][] = [
  ["an app without the permission sees nothing", WITHOUT, read, 403],
  ["an app that may read reads", READING, read, 200],
  ["an app that may read does not write", READING, add, 403],
];

describe("who", () => {
  test.each(MAY)("%s", async (_, deed, expected) => {
    const { issue, ...all } = await opened();
    const found: Record<string, number> = {};
    for (const who of ["anna", "bob", "eve", "app"] as const) {
      found[who] = await statusOf(deed(all[who], issue.id));
    }
    expect(found).toEqual(expected);
  });
  test.each(LACKING)("%s", async (...[, permissions, deed, status]) => {
    const { app, issue } = await opened(permissions);
    expect(await statusOf(deed(app, issue.id))).toBe(status);
  });

  test("an issue that the actor does not see is not added", async () => {
    const { sandbox, dan, bob } = await opened();
    const hidden = { owner: "acme", repo: "secret" };
    const { data } = await dan.rest.issues.create({ ...hidden, title: "x" });
    expect(await statusOf(add(bob, data.id))).toBe(422);
    expect(await statusOf(add(await installed(sandbox), data.id))).toBe(422);
  });
});
