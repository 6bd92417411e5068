import { describe, expect, test } from "vitest";
import {
  client,
  company,
  honest,
  installed,
  jwt,
  KB,
  ONE,
  opened,
  refusalOf,
  statusOf,
  SUPPORT,
  tokenFor,
} from "./world.ts";

describe("an issue opened by form", () => {
  const form = { ...SUPPORT, login: "anna", title: "x", body: "### Grade", labels: ["case"], assignees: ["bob"] };

  test("has the form's labels and assignees, though its author may not set them", async () => {
    const { sandbox, app } = await company();
    expect(await sandbox.openByForm(form)).toBe(1);
    expect((await app.rest.issues.get(ONE)).data).toMatchObject({
      user: { login: "anna" },
      labels: [{ name: "case" }],
      assignees: [{ login: "bob" }],
    });
  });

  test("is not opened by whoever cannot see the repository", async () => {
    const { sandbox } = await company();
    expect(await refusalOf(sandbox.openByForm({ ...form, ...KB, login: "eve" }))).toContain("Not Found");
  });
});

describe("an issue that is deleted", () => {
  test("is gone, its number is not given again, and the app hears of it", async () => {
    const { sandbox, anna, app } = await opened();
    await sandbox.deleteIssue({ ...SUPPORT, number: 1, login: "dan" });
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(410);
    expect((await anna.rest.issues.create({ ...SUPPORT, title: "x" })).data.number).toBe(2);
    expect(sandbox.deliveries().map(({ action }) => action)).toEqual(["opened", "deleted", "opened"]);
  });

  test("is deleted by administrators only", async () => {
    const { sandbox } = await opened();
    const deleting = sandbox.deleteIssue({ ...SUPPORT, number: 1, login: "carol" });
    expect(await refusalOf(deleting)).toContain("Must have admin rights");
  });
});

describe("an app that is suspended", () => {
  test("does and hears nothing until it may work again", async () => {
    const { sandbox, anna, app } = await opened();
    await sandbox.setInstallation("acme", "suspended");
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(403);
    expect(await refusalOf(installed(sandbox))).toContain("has been suspended");
    await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await sandbox.setInstallation("acme", "working");
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(200);
    expect(sandbox.deliveries().map(({ action }) => action)).toEqual(["opened", "suspend", "unsuspend"]);
  });
});

describe("an app that is removed", () => {
  test("loses its tokens and hears of that only", async () => {
    const { sandbox, anna, app } = await opened();
    await sandbox.setInstallation("acme", "removed");
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(401);
    const itself = client(sandbox, await jwt(sandbox.now()));
    expect((await itself.rest.apps.listInstallations()).data).toEqual([]);
    await anna.rest.issues.createComment({ ...ONE, body: "x" });
    expect(sandbox.deliveries().map(({ event, action }) => `${event} ${action}`)).toEqual([
      "issues opened",
      "installation deleted",
    ]);
    expect(await refusalOf(sandbox.setInstallation("acme", "working"))).toContain("Not Found");
  });
});

describe("an app that is installed", () => {
  const repositories = ["one", "two"].map((name) => ({ owner: "acme", name, collaborators: {}, installed: false }));

  test("hears of the first repository of an owner and of each that comes later, once", async () => {
    const sandbox = honest({ repositories });
    for (const repo of ["one", "two", "two"]) await sandbox.installOn({ owner: "acme", repo });
    expect(sandbox.deliveries().map(({ event, payload }) => [event, payload])).toMatchObject([
      ["installation", { action: "created", repositories: [{ full_name: "acme/one" }] }],
      ["installation_repositories", { action: "added", repositories_added: [{ full_name: "acme/two" }] }],
    ]);
    expect((await tokenFor(sandbox)).permissions).toMatchObject({ issues: "write" });
  });
});
