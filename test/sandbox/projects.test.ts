/** Projects over the wire: what is there, what is written, and what apps are told. */
import type { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { added, CASES, OPEN, opened, OWN } from "./boards.ts";
import { honest, SETUP, statusOf, SUPPORT } from "./world.ts";

const titles = async (it: Octokit) =>
  (await it.rest.projects.listForOrg({ org: "acme" })).data.map(({ title }) => title);

const make = (it: Octokit, name: string) =>
  it.request("POST /orgs/{org}/projectsV2/{project_number}/fields", {
    ...CASES,
    name,
    data_type: "single_select",
    single_select_options: [{ name: "On track", color: "GREEN", description: "" }],
  });

describe("a project", () => {
  test("has GitHub's own fields and those it was given; its Status in the place of GitHub's", async () => {
    const { fields } = await opened();
    expect(fields.map(({ name, data_type }) => `${name}: ${data_type}`)).toEqual([
      "Title: title",
      "Assignees: assignees",
      "Labels: labels",
      "Repository: repository",
      "Status: single_select",
      "Handler: text",
      "Due: date",
      "Points: number",
    ]);
    expect(fields[4]?.options?.map(({ name }) => name.raw)).toEqual(["Intake", "Closed"]);
  });

  test("has GitHub's columns where it was given none", async () => {
    const { eve } = await opened();
    const { data } = await eve.rest.projects.listFieldsForOrg(OPEN);
    expect(data.at(-1)?.options?.map(({ name }) => name.raw)).toEqual(["Todo", "In Progress", "Done"]);
  });

  test("is listed and read by whoever may see it", async () => {
    const { carol, eve, dan, app } = await opened();
    expect(await titles(carol)).toEqual(["Cases", "Open to all"]);
    expect(await titles(eve)).toEqual(["Open to all"]);
    expect(await titles(app)).toEqual(["Cases", "Open to all"]);
    expect((await dan.rest.projects.listForUser({ username: "dan" })).data).toMatchObject([{ title: "Dan's own" }]);
    expect((await carol.rest.projects.getForOrg(CASES)).data).toMatchObject({ number: 1, title: "Cases" });
  });

  test("gets a field from its administrator, under a name of its own", async () => {
    const { carol, bob } = await opened();
    expect((await make(carol, "SLA")).data).toMatchObject({ name: "SLA", options: [{ name: { raw: "On track" } }] });
    expect(await statusOf(make(carol, "sla"))).toBe(422);
    expect(await statusOf(make(bob, "Other"))).toBe(403);
  });
});

describe("an item", () => {
  test("is made once for an issue, by its id or its place", async () => {
    const { app, bob, item } = await added();
    const again = { ...CASES, type: "Issue", owner: "acme", repo: "support", number: 1 } as const;
    const { data: known } = await bob.request("POST /orgs/{org}/projectsV2/{project_number}/items", again);
    expect(known.id).toBe(item.id);
    const { data } = await app.rest.projects.listItemsForOrg(CASES);
    expect(data).toMatchObject([{ id: item.id, content: { number: 1, title: "Orders <fail>" } }]);
    expect(data[0]?.fields).toMatchObject([
      { name: "Title", value: { raw: "Orders <fail>", html: "Orders &lt;fail>" } },
    ]);
  });

  test("holds what was written to all of its fields at once", async () => {
    const { app, bob, at, id, option } = await added();
    const written = [
      { id: id("Status"), value: option("Closed") },
      { id: id("Handler"), value: "bob" },
      { id: id("Due"), value: "2026-11-23" },
      { id: id("Points"), value: 3 },
    ];
    await app.rest.projects.updateItemForOrg({ ...at, fields: written });
    const asked = ["Status", "Handler", "Due", "Points"].map((name) => String(id(name)));
    const { data } = await bob.rest.projects.getOrgItem({ ...at, fields: asked });
    expect(data.fields?.map(({ value }) => value)).toMatchObject([
      { id: option("Closed"), name: { raw: "Closed" } },
      { raw: "bob" },
      "2026-11-23",
      3,
    ]);
  });

  test("is emptied of a value by null", async () => {
    const { app, at, id } = await added();
    await app.rest.projects.updateItemForOrg({ ...at, fields: [{ id: id("Handler"), value: "bob" }] });
    const { data } = await app.rest.projects.updateItemForOrg({ ...at, fields: [{ id: id("Handler"), value: null }] });
    expect(data.fields).toMatchObject([{ name: "Handler", value: null }]);
  });

  test("goes when it is deleted, and with its issue", async () => {
    const { app, bob, sandbox, at, issue } = await added();
    await bob.rest.projects.deleteItemForOrg(at);
    expect(await statusOf(app.rest.projects.getOrgItem(at))).toBe(404);
    await app.rest.projects.addItemForOrg({ ...CASES, type: "Issue", id: issue.id });
    await sandbox.deleteIssue({ ...SUPPORT, number: 1, login: "dan" });
    expect((await app.rest.projects.listItemsForOrg(CASES)).data).toEqual([]);
  });

  test("is one of many that are read page by page", async () => {
    const { anna, app } = await added();
    for (const title of ["2", "3", "4", "5"]) {
      const { data } = await anna.rest.issues.create({ ...SUPPORT, title });
      await app.rest.projects.addItemForOrg({ ...CASES, type: "Issue", id: data.id });
    }
    const all = await app.paginate(app.rest.projects.listItemsForOrg, { ...CASES, per_page: 2 });
    expect(all.map(({ content }) => content?.["number"])).toEqual([1, 2, 3, 4, 5]);
    const { headers } = await app.rest.projects.listItemsForOrg({ ...CASES, per_page: 2 });
    const after = /after=([^&>]+)/.exec(headers.link ?? "")?.[1] ?? "";
    const second = await app.rest.projects.listItemsForOrg({ ...CASES, per_page: 2, after });
    const before = /before=([^&>]+)/.exec(second.headers.link ?? "")?.[1] ?? "";
    const first = await app.rest.projects.listItemsForOrg({ ...CASES, per_page: 2, before });
    expect(first.data.map(({ content }) => content?.["number"])).toEqual([1, 2]);
  });
});

describe("a write is refused as a whole", () => {
  const WRONG: [string, string, string | number][] = [
    ["an option that the field has not", "Status", "Closed"],
    ["a text where a date belongs", "Due", "tomorrow"],
    ["a day that no calendar has", "Due", "2026-13-01"],
    ["a text where a number belongs", "Points", "3"],
    ["a number where a text belongs", "Handler", 3],
    ["what GitHub fills by itself", "Title", "Another"],
    ["a field that is not there", "Nothing", "x"],
  ];
  test.each(WRONG)("for %s", async (_, name, value) => {
    const { app, at, id } = await added();
    const fields = [
      { id: id("Handler"), value: "bob" },
      { id: id(name), value },
    ];
    expect(await statusOf(app.rest.projects.updateItemForOrg({ ...at, fields }))).toBe(422);
    const { data } = await app.rest.projects.getOrgItem({ ...at, fields: String(id("Handler")) });
    expect(data.fields).toMatchObject([{ value: null }]);
  });
});

function told(sandbox: Sandbox) {
  return sandbox.deliveries().flatMap(({ event, payload }) => (event === "projects_v2_item" ? [payload] : []));
}

describe("apps are told", () => {
  test("of each field that changes, from what to what and by whom, once", async () => {
    const { sandbox, bob, at, id, option, issue } = await added();
    const move = (name: string) =>
      bob.rest.projects.updateItemForOrg({ ...at, fields: [{ id: id("Status"), value: option(name) }] });
    await move("Intake");
    await move("Closed");
    await move("Closed");
    expect(told(sandbox)).toMatchObject([
      { action: "created", projects_v2_item: { content_node_id: issue.node_id, content_type: "Issue" } },
      { action: "edited", changes: { field_value: { to: { name: "Intake" } } } },
      {
        action: "edited",
        sender: { login: "bob" },
        organization: { login: "acme" },
        projects_v2_item: { id: at.item_id },
        changes: {
          field_value: { field_name: "Status", project_number: 1, from: { name: "Intake" }, to: { name: "Closed" } },
        },
      },
    ]);
  });

  test("of an item that is deleted", async () => {
    const { sandbox, bob, at } = await added();
    await bob.rest.projects.deleteItemForOrg(at);
    expect(told(sandbox).map(({ action }) => action)).toEqual(["created", "deleted"]);
  });

  test("not without the permission, and not of a person's own project", async () => {
    const without = await opened(SETUP.app.permissions);
    await without.bob.rest.projects.addItemForOrg({ ...CASES, type: "Issue", id: without.issue.id });
    expect(told(without.sandbox)).toEqual([]);
    const { sandbox, dan, issue } = await opened();
    await dan.rest.projects.addItemForUser({ ...OWN, type: "Issue", id: issue.id });
    expect(told(sandbox)).toEqual([]);
  });
});

test("a project that contradicts the rest of the setup is named", () => {
  const field = { name: "A", type: "text" } as const;
  const wrong = { owner: "nobody", title: "Wrong", access: { mallory: "read" }, fields: [field, field] } as const;
  expect(() => honest({ projects: [{ ...wrong, fields: [...wrong.fields] }] })).toThrow(
    /its owner is neither[^]*mallory is not among the people[^]*has the field A twice/,
  );
});
