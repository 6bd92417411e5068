import { describe, expect, test } from "vitest";
import { company, QUARTER, KB, refusalOf, statusOf, SUPPORT } from "./world.ts";

const ONE = { ...SUPPORT, issue_number: 1 };

/** anna's issue 1 in the support repository. */
async function opened() {
  const all = await company();
  await all.anna.rest.issues.create({ ...SUPPORT, title: "Orders cannot be saved", body: "Error 500" });
  return all;
}

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
      { assignee: { login: "bob" }, assigner: { login: "caseworker[bot]" } },
      { assignee: { login: "bob" } },
      { rename: { from: "Orders cannot be saved", to: "Orders fail" } },
      { state_reason: "not_planned", commit_id: null },
      {},
      { lock_reason: "spam" },
      {},
    ]);
    const ids = data.map((entry) => ("id" in entry ? Number(entry.id) : 0));
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
  });

  test.each([
    ["a title of 257 characters", { title: "x".repeat(257) }],
    ["no title but spaces", { title: "  " }],
    ["a body of 65,537 characters", { title: "x", body: "x".repeat(65_537) }],
  ])("is not opened with %s", async (_, text) => {
    const { anna } = await company();
    expect(await statusOf(anna.rest.issues.create({ ...SUPPORT, ...text }))).toBe(422);
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

describe("comments", () => {
  test("bear the time of their last edit", async () => {
    const { sandbox, anna, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "first" });
    sandbox.advance(QUARTER);
    await anna.rest.issues.updateComment({ ...SUPPORT, comment_id: comment.id, body: "second" });
    const [entry] = (await app.rest.issues.listEventsForTimeline(ONE)).data;
    const times = { created_at: "2026-10-27T12:00:00Z", updated_at: "2026-10-27T12:15:00Z" };
    expect(entry).toMatchObject({ id: comment.id, event: "commented", body: "second", ...times });
  });

  test.each([
    ["65,536 characters are taken", "x".repeat(65_536), 201],
    ["65,537 characters are not", "x".repeat(65_537), 422],
    ["nothing is not", " \n", 422],
  ])("%s", async (_, body, status) => {
    const { anna } = await opened();
    expect(await statusOf(anna.rest.issues.createComment({ ...ONE, body }))).toBe(status);
  });

  test("that were deleted are gone, and the timeline says so", async () => {
    const { anna, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await anna.rest.issues.deleteComment({ ...SUPPORT, comment_id: comment.id });
    expect(await statusOf(anna.rest.issues.getComment({ ...SUPPORT, comment_id: comment.id }))).toBe(404);
    const { data } = await app.rest.issues.listEventsForTimeline(ONE);
    expect(data.map(({ event }) => event)).toEqual(["comment_deleted"]);
  });

  test("can be listed for an issue and for the repository, since a moment", async () => {
    const { sandbox, anna, app } = await opened();
    await anna.rest.issues.createComment({ ...ONE, body: "early" });
    sandbox.advance(QUARTER);
    await anna.rest.issues.createComment({ ...ONE, body: "late" });
    const bodies = ({ data }: { data: { body?: string }[] }) => data.map(({ body }) => body);
    expect(bodies(await app.rest.issues.listComments(ONE))).toEqual(["early", "late"]);
    const since = "2026-10-27T12:10:00Z";
    expect(bodies(await app.rest.issues.listComments({ ...ONE, since }))).toEqual(["late"]);
    const newest = { sort: "created", direction: "desc" } as const;
    expect(bodies(await app.rest.issues.listCommentsForRepo({ ...SUPPORT, ...newest }))).toEqual(["late", "early"]);
  });
});

describe("reactions", () => {
  test("are given once by each: 201 when new, 200 when it was there", async () => {
    const { anna, bob } = await opened();
    const thumb = { ...ONE, content: "+1" } as const;
    const statuses = [];
    for (const who of [anna, anna, bob]) statuses.push(await statusOf(who.rest.reactions.createForIssue(thumb)));
    expect(statuses).toEqual([201, 200, 201]);
    expect((await anna.rest.issues.get(ONE)).data.reactions).toMatchObject({ "+1": 2, eyes: 0, total_count: 2 });
  });

  test("to comments are listed by content, counted, and taken back by who gave them only", async () => {
    const { anna, bob, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "x" });
    const subject = { ...SUPPORT, comment_id: comment.id };
    const { data: reaction } = await app.rest.reactions.createForIssueComment({ ...subject, content: "eyes" });
    await bob.rest.reactions.createForIssueComment({ ...subject, content: "-1" });
    const { data: eyes } = await bob.rest.reactions.listForIssueComment({ ...subject, content: "eyes" });
    expect(eyes).toMatchObject([{ content: "eyes", user: { login: "caseworker[bot]" } }]);
    const deleted = { ...subject, reaction_id: reaction.id };
    expect(await statusOf(bob.rest.reactions.deleteForIssueComment(deleted))).toBe(404);
    expect(await statusOf(app.rest.reactions.deleteForIssueComment(deleted))).toBe(204);
    expect((await anna.rest.issues.getComment(subject)).data.reactions).toMatchObject({ eyes: 0, "-1": 1 });
  });
});

describe("the list of issues", () => {
  async function three() {
    const { sandbox, ...all } = await company();
    for (const title of ["first", "second", "third"]) {
      await all.bob.rest.issues.create({ ...SUPPORT, title, labels: ["case", title] });
      sandbox.advance(QUARTER);
    }
    await all.bob.rest.issues.update({ ...SUPPORT, issue_number: 2, state: "closed", assignees: ["carol"] });
    return { sandbox, ...all };
  }

  test.each([
    ["shows the open ones, newest first", {}, [3, 1]],
    ["shows the closed ones", { state: "closed" }, [2]],
    ["shows all, oldest first", { state: "all", direction: "asc" }, [1, 2, 3]],
    ["shows all by their last change", { state: "all", sort: "updated" }, [2, 3, 1]],
    ["shows those with all of the labels, however spelt", { state: "all", labels: "Case,second" }, [2]],
    ["shows those that changed since a moment", { state: "all", since: "2026-10-27T12:30:00Z" }, [3, 2]],
    ["shows those that are given to somebody", { state: "all", assignee: "carol" }, [2]],
    ["shows those that are given to nobody", { state: "all", assignee: "none" }, [3, 1]],
    ["shows those that somebody opened", { creator: "anna" }, []],
    ["shows a page of them", { state: "all", per_page: 2, page: 2 }, [1]],
  ] as const)("%s", async (_, filter, numbers) => {
    const { app } = await three();
    const { data } = await app.rest.issues.listForRepo({ ...SUPPORT, ...filter });
    expect(data.map(({ number }) => number)).toEqual(numbers);
  });
});

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
