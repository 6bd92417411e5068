import { verify } from "@octokit/webhooks-methods";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/sandbox/sandbox.ts";
import {
  client,
  company,
  EMPTY,
  honest,
  installed,
  jwt,
  KB,
  refusalOf,
  SECRET,
  SETUP,
  statusOf,
  SUPPORT,
} from "./world.ts";

const ONE = { ...SUPPORT, issue_number: 1 };

/** A receiver that keeps what it got, and answers as it is told. */
function receiver(answers: Response[] = []) {
  const got: { event: string | null; guid: string | null; body: string; signature: string }[] = [];
  const fetch = async (request: Request) => {
    const { headers } = request;
    const signature = headers.get("x-hub-signature-256") ?? "";
    got.push({
      event: headers.get("x-github-event"),
      guid: headers.get("x-github-delivery"),
      body: await request.text(),
      signature,
    });
    return answers.shift() ?? new Response("taken", { status: 202 });
  };
  return { got, fetch };
}

function names(deliveries: Delivery[]): string[] {
  return deliveries.map(({ event, action }) => (action === null ? event : `${event}.${action}`));
}

test("webhooks are signed, and delivered in the order in which things happened, after the answer", async () => {
  const { sandbox, bob } = await company();
  const { got, fetch } = receiver();
  sandbox.deliverTo({ fetch });
  await bob.rest.issues.create({ ...SUPPORT, title: "x", labels: ["case"] });
  expect(got).toEqual([]);
  await sandbox.settled();
  expect(got.map(({ event }) => event)).toEqual(["issues", "label", "issues"]);
  for (const { body, signature } of got) expect(await verify(SECRET, body, signature)).toBe(true);
  expect(new Set(got.map(({ guid }) => guid)).size).toBe(3);
  expect(got.map(({ body }) => JSON.parse(body))).toEqual(sandbox.deliveries().map(({ payload }) => payload));
});

test("a webhook says who did what where, and for which installation", async () => {
  const { sandbox, anna, bob } = await company();
  await anna.rest.issues.create({ ...SUPPORT, title: "x" });
  await bob.rest.issues.addLabels({ ...ONE, labels: ["case"] });
  expect(sandbox.deliveries().at(-1)?.payload).toMatchObject({
    action: "labeled",
    issue: { number: 1, title: "x", labels: [{ name: "case" }], user: { login: "anna" } },
    label: { name: "case" },
    repository: { full_name: "acme/support", owner: { login: "acme", type: "Organization" } },
    organization: { login: "acme" },
    installation: { id: expect.any(Number), node_id: expect.any(String) },
    sender: { login: "bob", type: "User" },
  });
});

describe("what causes a webhook", () => {
  test("in the life of an issue", async () => {
    const { sandbox, anna, bob, carol, app } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x", body: "y" });
    await bob.rest.issues.addLabels({ ...ONE, labels: ["a"] });
    await bob.rest.issues.removeLabel({ ...ONE, name: "a" });
    await app.rest.issues.addAssignees({ ...ONE, assignees: ["bob"] });
    await app.rest.issues.removeAssignees({ ...ONE, assignees: ["bob"] });
    await anna.rest.issues.update({ ...ONE, title: "z", body: "w" });
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await carol.rest.issues.updateComment({ ...SUPPORT, comment_id: comment.id, body: "y" });
    await carol.rest.issues.deleteComment({ ...SUPPORT, comment_id: comment.id });
    await anna.rest.issues.update({ ...ONE, state: "closed" });
    await bob.rest.issues.update({ ...ONE, state: "open" });
    await bob.rest.issues.lock(ONE);
    await bob.rest.issues.unlock(ONE);
    expect(names(sandbox.deliveries())).toEqual([
      "issues.opened",
      "label.created",
      "issues.labeled",
      "issues.unlabeled",
      "issues.assigned",
      "issues.unassigned",
      "issues.edited",
      "issue_comment.created",
      "issue_comment.edited",
      "issue_comment.deleted",
      "issues.closed",
      "issues.reopened",
      "issues.locked",
      "issues.unlocked",
    ]);
    const changes = sandbox.deliveries().flatMap(({ payload }) => payload["changes"] ?? []);
    expect(changes).toEqual([{ title: { from: "x" }, body: { from: "y" } }, { body: { from: "x" } }]);
  });

  test("in the life of a label", async () => {
    const { sandbox, app } = await company();
    await app.rest.issues.createLabel({ ...SUPPORT, name: "a", color: "000000" });
    await app.rest.issues.updateLabel({ ...SUPPORT, name: "a", color: "ffffff", new_name: "b" });
    await app.rest.issues.deleteLabel({ ...SUPPORT, name: "b" });
    expect(names(sandbox.deliveries())).toEqual(["label.created", "label.edited", "label.deleted"]);
  });

  test("when a branch is moved, with its commits and their files", async () => {
    const { sandbox, app } = await company();
    await app.rest.repos.createOrUpdateFileContents({ ...KB, path: "docs/two.md", message: "two", content: "" });
    const { payload } = sandbox.deliveries().at(-1) ?? {};
    const files = { added: ["docs/two.md"], removed: [], modified: [] };
    expect(payload).toMatchObject({
      ref: "refs/heads/main",
      created: false,
      forced: false,
      commits: [{ message: "two", ...files }],
      head_commit: { id: payload?.["after"], ...files },
      repository: { full_name: "acme/kb", default_branch: "main" },
      sender: { login: "caseworker[bot]" },
    });
  });

  test("when a branch is made and removed", async () => {
    const { sandbox, app } = await company();
    await app.rest.repos.createOrUpdateFileContents({ ...EMPTY, path: "x", message: "m", content: "" });
    const { data: head } = await app.rest.git.getRef({ ...EMPTY, ref: "heads/main" });
    await app.rest.git.createRef({ ...EMPTY, ref: "refs/heads/next", sha: head.object.sha });
    await app.rest.git.deleteRef({ ...EMPTY, ref: "heads/next" });
    const none = "0".repeat(40);
    const { sha } = head.object;
    expect(sandbox.deliveries().map(({ payload }) => [payload["ref"], payload["before"], payload["after"]])).toEqual([
      ["refs/heads/main", none, sha],
      ["refs/heads/next", none, sha],
      ["refs/heads/next", sha, none],
    ]);
  });

  test("is nothing that is read, refused, the same again, or a reaction", async () => {
    const { sandbox, anna, bob } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await bob.rest.issues.addLabels({ ...ONE, labels: ["a"] });
    const before = sandbox.deliveries().length;
    await bob.rest.issues.addLabels({ ...ONE, labels: ["A"] });
    await bob.rest.issues.update({ ...ONE, state: "open" });
    await anna.rest.issues.update({ ...ONE, title: "x" });
    await anna.rest.reactions.createForIssue({ ...ONE, content: "heart" });
    await statusOf(anna.rest.issues.addLabels({ ...ONE, labels: ["b"] }));
    await anna.rest.issues.get(ONE);
    expect(sandbox.deliveries()).toHaveLength(before);
  });

  test("is nothing where the app is not installed, or has no permission to know", async () => {
    const { dan, sandbox } = await company();
    await dan.rest.issues.create({ owner: "acme", repo: "secret", title: "x" });
    expect(sandbox.deliveries()).toEqual([]);
    const blind = honest({ app: { ...SETUP.app, permissions: { contents: "read" } } });
    await client(blind, "t-anna").rest.issues.create({ ...SUPPORT, title: "x" });
    expect(names(blind.deliveries())).toEqual([]);
  });
});

describe("the log of deliveries", () => {
  test("says what the receiver answered, or that nobody did", async () => {
    const { sandbox, anna } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await sandbox.settled();
    sandbox.deliverTo(receiver([new Response("no", { status: 503 })]));
    await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await sandbox.settled();
    sandbox.deliverTo({ fetch: () => Promise.reject(new Error("connection refused")) });
    await anna.rest.issues.createComment({ ...ONE, body: "y" });
    await sandbox.settled();
    const outcomes = sandbox.deliveries().map(({ outcome }) => [outcome?.status, outcome?.body]);
    expect(outcomes).toEqual([
      [0, null],
      [503, "no"],
      [0, "Error: connection refused"],
    ]);
  });

  test("is read by the app page by page, and what was lost is asked for again under the same GUID", async () => {
    const { sandbox, anna } = await company();
    const { got, fetch } = receiver([new Response("", { status: 500 })]);
    sandbox.deliverTo({ fetch });
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await sandbox.settled();
    const app = client(sandbox, await jwt(sandbox.now()));
    const all = await app.paginate(app.rest.apps.listWebhookDeliveries, { per_page: 1 });
    expect(all.map(({ event, status_code }) => [event, status_code])).toEqual([
      ["issue_comment", 202],
      ["issues", 500],
    ]);
    const lost = all.at(-1)?.id ?? 0;
    expect((await app.rest.apps.getWebhookDelivery({ delivery_id: lost })).data).toMatchObject({
      status_code: 500,
      request: { payload: { action: "opened" } },
    });
    expect((await app.rest.apps.redeliverWebhookDelivery({ delivery_id: lost })).status).toBe(202);
    await sandbox.settled();
    expect(got.map(({ guid }) => guid)).toEqual([got[0]?.guid, got[1]?.guid, got[0]?.guid]);
    const [newest] = (await app.rest.apps.listWebhookDeliveries()).data;
    expect(newest).toMatchObject({ redelivery: true, status_code: 202, guid: got[0]?.guid });
  });

  test("delivers again by GUID for tests, or says that there is none", async () => {
    const { sandbox, anna } = await company();
    const { got, fetch } = receiver();
    sandbox.deliverTo({ fetch });
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await sandbox.settled();
    await sandbox.redeliver(got[0]?.guid ?? "");
    expect(got[1]).toEqual(got[0]);
    expect(await refusalOf(sandbox.redeliver("none"))).toContain("no webhook has the GUID none");
  });
});

test("settled waits for what deliveries cause", async () => {
  const { sandbox, anna } = await company();
  const app = await installed(sandbox);
  const comment = async (request: Request) => {
    if (request.headers.get("x-github-event") === "issues")
      await app.rest.issues.createComment({ ...ONE, body: "hello" });
    return new Response(null, { status: 204 });
  };
  sandbox.deliverTo({ fetch: comment });
  await anna.rest.issues.create({ ...SUPPORT, title: "x" });
  await sandbox.settled();
  expect(sandbox.deliveries().map(({ outcome }) => outcome?.status)).toEqual([204, 204]);
});
