import { describe, expect, test } from "vitest";
import { company, KB, ONE, opened, statusOf, SUPPORT } from "./world.ts";

describe("an issue", () => {
  test("is shown with its author, times and addresses", async () => {
    const { sandbox, anna, app } = await opened();
    sandbox.reachedAt("http://127.0.0.1:4000/");
    sandbox.advance(90_500);
    await anna.rest.issues.createComment({ ...ONE, body: "and more" });
    expect((await app.rest.issues.get(ONE)).data).toMatchObject({
      number: 1,
      title: "Orders cannot be saved",
      body: "Error 500",
      user: { login: "anna", type: "User" },
      state: "open",
      state_reason: null,
      comments: 1,
      created_at: "2026-10-27T12:00:00Z",
      updated_at: "2026-10-27T12:01:30Z",
      closed_at: null,
      html_url: "http://127.0.0.1:4000/acme/support/issues/1",
      repository_url: "http://127.0.0.1:4000/api/v3/repos/acme/support",
      performed_via_github_app: null,
    });
  });

  test("of the app is its bot's, and says so", async () => {
    const { app } = await company();
    const { data } = await app.rest.issues.create({ ...SUPPORT, title: "x" });
    expect(data).toMatchObject({
      user: { login: "caseworker[bot]", type: "Bot" },
      performed_via_github_app: { slug: "caseworker" },
    });
  });

  test("tells its whole story in the timeline, in order, each entry with an id of its own", async () => {
    const { bob, app } = await opened();
    await app.rest.issues.addLabels({ ...ONE, labels: ["case", "stage/intake"] });
    await bob.rest.issues.createComment({ ...ONE, body: "/start" });
    await app.rest.issues.removeLabel({ ...ONE, name: "stage/intake" });
    await app.rest.issues.addAssignees({ ...ONE, assignees: ["bob"] });
    await app.rest.issues.removeAssignees({ ...ONE, assignees: ["bob"] });
    await app.rest.issues.update({ ...ONE, title: "Orders fail" });
    await bob.rest.issues.update({ ...ONE, state: "closed", state_reason: "not_planned" });
    await app.rest.issues.update({ ...ONE, state: "open" });
    await bob.rest.issues.lock({ ...ONE, lock_reason: "spam" });
    await bob.rest.issues.unlock(ONE);
    const { data } = await app.rest.issues.listEventsForTimeline(ONE);
    expect(data.map((entry) => [entry.event, "actor" in entry && entry.actor?.login])).toEqual([
      ["labeled", "caseworker[bot]"],
      ["labeled", "caseworker[bot]"],
      ["commented", "bob"],
      ["unlabeled", "caseworker[bot]"],
      ["assigned", "caseworker[bot]"],
      ["unassigned", "caseworker[bot]"],
      ["renamed", "caseworker[bot]"],
      ["closed", "bob"],
      ["reopened", "caseworker[bot]"],
      ["locked", "bob"],
      ["unlocked", "bob"],
    ]);
    expect(data).toMatchObject([
      { label: { name: "case", color: "ededed" }, performed_via_github_app: { slug: "caseworker" } },
      { label: { name: "stage/intake" } },
      { body: "/start", performed_via_github_app: null },
      { label: { name: "stage/intake" } },
      { assignee: { login: "bob" } },
      { assignee: { login: "bob" } },
      { rename: { from: "Orders cannot be saved", to: "Orders fail" } },
      { state_reason: "not_planned", commit_id: null },
      {},
      { lock_reason: "spam" },
      {},
    ]);
    const ids = data.map((entry) => ("id" in entry ? entry.id : 0));
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
  });

  test("says in the list of its events who assigned it, though the actor there is the assignee", async () => {
    const { app } = await opened();
    await app.rest.issues.addAssignees({ ...ONE, assignees: ["bob"] });
    const { data } = await app.rest.issues.listEvents(ONE);
    expect(data).toMatchObject([
      { event: "assigned", actor: { login: "bob" }, assigner: { login: "caseworker[bot]" } },
    ]);
  });

  test.each([
    ["a title of 257 characters", { title: "x".repeat(257) }],
    ["no title but spaces", { title: "  " }],
    ["a body of 65,537 characters", { title: "x", body: "x".repeat(65_537) }],
  ])("is neither opened nor rewritten with %s", async (_, text) => {
    const { anna } = await company();
    expect(await statusOf(anna.rest.issues.create({ ...SUPPORT, ...text }))).toBe(422);
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    expect(await statusOf(anna.rest.issues.update({ ...ONE, ...text }))).toBe(422);
  });

  test("is closed and opened again with reasons; the same again is no event", async () => {
    const { bob, app } = await opened();
    const close = { ...ONE, state: "closed", state_reason: "duplicate" } as const;
    await bob.rest.issues.update(close);
    const closed = (await bob.rest.issues.update(close)).data;
    expect(closed).toMatchObject({ state: "closed", state_reason: "duplicate", closed_by: { login: "bob" } });
    const reopen = { ...ONE, state: "open", state_reason: "reopened" } as const;
    await bob.rest.issues.update(reopen);
    const again = (await bob.rest.issues.update(reopen)).data;
    expect(again).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null, closed_by: null });
    const { data } = await app.rest.issues.listEvents(ONE);
    expect(data.map(({ event }) => event)).toEqual(["closed", "reopened"]);
  });

  test("is given only to people with access, in silence, and to ten at most", async () => {
    const { app } = await opened();
    const { data } = await app.rest.issues.addAssignees({ ...ONE, assignees: ["bob", "eve", "anna", "nobody", "BOB"] });
    expect(data.assignees?.map(({ login }) => login)).toEqual(["bob"]);
    const { data: people } = await app.rest.issues.listAssignees(KB);
    expect(people.map(({ login }) => login)).toEqual(["anna", "bob", "carol", "dan"]);
  });

  test("is not there under a number that was not given", async () => {
    const { app } = await opened();
    expect(await statusOf(app.rest.issues.get({ ...ONE, issue_number: 2 }))).toBe(404);
  });
});

describe("labels", () => {
  test("are made by using them, once for any spelling", async () => {
    const { app } = await opened();
    await app.rest.issues.addLabels({ ...ONE, labels: ["Case"] });
    const { data } = await app.rest.issues.addLabels({ ...ONE, labels: ["case", "grade/1"] });
    expect(data.map(({ name, color }) => [name, color])).toEqual([
      ["Case", "ededed"],
      ["grade/1", "ededed"],
    ]);
    expect((await app.rest.issues.listLabelsForRepo(SUPPORT)).data).toHaveLength(2);
  });

  test("are made with a look, which can be changed, and are taken off issues when deleted", async () => {
    const { app } = await opened();
    const look = { color: "FF0000", description: "now" };
    await app.rest.issues.createLabel({ ...SUPPORT, name: "grade/1", ...look });
    expect(await statusOf(app.rest.issues.createLabel({ ...SUPPORT, name: "Grade/1" }))).toBe(422);
    await app.rest.issues.setLabels({ ...ONE, labels: ["grade/1"] });
    await app.rest.issues.updateLabel({ ...SUPPORT, name: "grade/1", new_name: "urgent" });
    const { data } = await app.rest.issues.get(ONE);
    expect(data.labels).toMatchObject([{ name: "urgent", color: "ff0000", description: "now" }]);
    await app.rest.issues.deleteLabel({ ...SUPPORT, name: "urgent" });
    expect((await app.rest.issues.get(ONE)).data.labels).toEqual([]);
  });

  test("are replaced and taken off, each with an event; one that is not on the issue is missing", async () => {
    const { app } = await opened();
    await app.rest.issues.addLabels({ ...ONE, labels: ["a", "b"] });
    await app.rest.issues.setLabels({ ...ONE, labels: ["b", "c"] });
    await app.rest.issues.removeLabel({ ...ONE, name: "C" });
    expect(await statusOf(app.rest.issues.removeLabel({ ...ONE, name: "c" }))).toBe(404);
    await app.rest.issues.removeAllLabels(ONE);
    const { data } = await app.rest.issues.listEvents(ONE);
    const events = data.map((event) => `${event.event} ${"label" in event ? event.label.name : ""}`);
    expect(events).toEqual(["labeled a", "labeled b", "unlabeled a", "labeled c", "unlabeled c", "unlabeled b"]);
  });
});
