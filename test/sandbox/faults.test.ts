import { Octokit } from "@octokit/rest";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Delivery, Sandbox } from "../../src/sandbox/sandbox.ts";
import { createSite } from "../../src/sandbox/site.ts";
import { listen } from "../../src/web/listen.ts";
import { company, installed, ONE, opened, statusOf, SUPPORT } from "./world.ts";

const say = (octokit: Octokit, body = "hello") => octokit.rest.issues.createComment({ ...ONE, body });
const commentsOf = async (octokit: Octokit) =>
  (await octokit.rest.issues.listComments(ONE)).data.map(({ body }) => body);

describe("faults of requests", () => {
  test("a status is answered instead, and nothing is done", async () => {
    const { sandbox, app, anna } = await opened();
    const fault = sandbox.fault({ operation: "issues/create-comment", answer: 502 });
    expect(await statusOf(say(app))).toBe(502);
    expect([await commentsOf(anna), fault.met()]).toEqual([[], 1]);
    expect(await statusOf(say(app))).toBe(201);
  });

  test("a status is answered although it was done", async () => {
    const { sandbox, app, anna } = await opened();
    sandbox.fault({ operation: "issues/create-comment", answer: 502, done: true });
    expect(await statusOf(say(app))).toBe(502);
    expect(await commentsOf(anna)).toEqual(["hello"]);
  });

  test.each([false, true])("the connection is dropped, the comment written: %s", async (done) => {
    const { sandbox, app, anna } = await opened();
    sandbox.fault({ operation: "issues/create-comment", answer: null, done });
    await expect(say(app)).rejects.toThrow("dropped the connection");
    expect(await commentsOf(anna)).toEqual(done ? ["hello"] : []);
    expect(
      sandbox
        .requests()
        .filter(({ method }) => method === "POST")
        .at(-1),
    ).toMatchObject({ status: 0 });
  });

  test("it meets as many as it should, after as many as it should, of what it is for", async () => {
    const { sandbox, app } = await opened();
    sandbox.fault({ method: "POST", after: 1, times: 2, when: ({ path }) => path.endsWith("/comments"), answer: 503 });
    const answers: number[] = [];
    for (const body of ["1", "2", "3", "4"]) {
      answers.push(await statusOf(say(app, body)), await statusOf(app.rest.issues.get(ONE)));
    }
    expect(answers).toEqual([201, 200, 503, 200, 503, 200, 201, 200]);
  });

  test("it meets no more once it is lifted, and never people unless it says so", async () => {
    const { sandbox, app, anna } = await opened();
    const fault = sandbox.fault({ times: Infinity, answer: 502 });
    expect([await statusOf(say(app)), await statusOf(say(anna))]).toEqual([502, 201]);
    fault.lift();
    sandbox.fault({ by: ["person"], answer: 500 });
    expect([await statusOf(say(app)), await statusOf(say(anna))]).toEqual([201, 500]);
  });

  test("an answer waits for what it should wait for, and is the true one", async () => {
    const { sandbox, app } = await opened();
    const gate = Promise.withResolvers<void>();
    sandbox.fault({ operation: "issues/get", delay: () => gate.promise });
    let answered = false;
    const asking = app.rest.issues.get(ONE).then(({ status }) => ((answered = true), status));
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(200);
    expect(answered).toBe(false);
    gate.resolve();
    expect(await asking).toBe(200);
  });

  test("over HTTP a dropped connection is one", async () => {
    const { sandbox, anna } = await opened();
    const server = await listen(createSite({ sandbox, locale: "en", repository: "acme/support", ...PEOPLE }), LOCAL);
    onTestFinished(() => server.close());
    const token = await installed(sandbox).then((octokit) => octokit.auth());
    const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const octokit = new Octokit({
      auth: (token as { token: string }).token,
      baseUrl: `${server.url}/api/v3`,
      log: quiet,
    });
    sandbox.fault({ operation: "issues/create-comment", answer: null, done: true });
    await expect(say(octokit)).rejects.toMatchObject({ status: 500 });
    expect(await commentsOf(anna)).toEqual(["hello"]);
  });
});

const LOCAL = { host: "127.0.0.1", port: 0 };
const PEOPLE = {
  people: [{ login: "anna", name: "Anna Li", token: "t-anna", note: "" }],
  knowledge: "acme/kb",
} satisfies Partial<Parameters<typeof createSite>[0]>;

/** The texts of the comments that were told of by webhook, in the order in which they came. */
async function told(): Promise<{ sandbox: Sandbox; anna: Octokit; heard: string[] }> {
  const { sandbox, anna } = await company();
  const heard: string[] = [];
  await anna.rest.issues.create({ ...SUPPORT, title: "Orders cannot be saved" });
  await sandbox.settled();
  sandbox.deliverTo({
    fetch: async (request) => {
      const { comment } = (await request.json()) as { comment: { body: string } };
      heard.push(comment.body);
      return new Response(null, { status: 202 });
    },
  });
  return { sandbox, anna, heard };
}

const bodyOf = ({ payload }: Delivery) => (payload["comment"] as { body: string }).body;

describe("faults of webhooks", () => {
  test.each([
    ["lost", "lost", ["1", "3"]],
    ["doubled", "doubled", ["1", "2", "2", "3"]],
    ["told of after the next", { behind: 1 }, ["1", "3", "2"]],
  ] as const)("one is %s", async (_, becomes, expected) => {
    const { sandbox, anna, heard } = await told();
    sandbox.disturb({ becomes, when: (delivery) => bodyOf(delivery) === "2" });
    for (const body of ["1", "2", "3"]) await say(anna, body);
    await sandbox.settled();
    expect(heard).toEqual(expected);
    expect(sandbox.deliveries().every(({ outcome }) => outcome !== null)).toBe(true);
  });

  test("one is late: it is sent when the clock has come so far", async () => {
    const { sandbox, anna, heard } = await told();
    sandbox.disturb({ becomes: { late: 60_000 } });
    for (const body of ["1", "2"]) await say(anna, body);
    await sandbox.settled();
    expect([heard, sandbox.nextDelivery()]).toEqual([["2"], sandbox.now() + 60_000]);
    sandbox.advance(59_999);
    await sandbox.settled();
    expect(heard).toEqual(["2"]);
    sandbox.advance(1);
    await sandbox.settled();
    expect([heard, sandbox.nextDelivery()]).toEqual([["2", "1"], null]);
  });
});
