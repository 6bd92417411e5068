import { describe, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { client, company, honest, HOUR, QUARTER, SETUP, statusOf, SUPPORT } from "./world.ts";

const ISSUES = "/repos/acme/support/issues";

/** A request as it goes over the wire. */
function ask(sandbox: ReturnType<typeof honest>, path: string, { headers = {}, ...init }: AskOptions = {}) {
  const authorized = { authorization: "Bearer t-carol", ...headers };
  return sandbox.fetch(new Request(`http://sandbox/api/v3${path}`, { ...init, headers: authorized }));
}

/** A request that GitHub would not understand; with a body it is a POST. */
interface Unheard {
  path?: string;
  body?: string;
}

interface AskOptions {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

describe("every answer", () => {
  test("bears the sandbox's time", async () => {
    const sandbox = honest();
    sandbox.advance(QUARTER);
    expect((await ask(sandbox, ISSUES)).headers.get("date")).toBe("Tue, 27 Oct 2026 12:15:00 GMT");
  });

  test("says how much may still be asked within the hour, by whoever asks", async () => {
    const sandbox = honest();
    await ask(sandbox, ISSUES);
    const { headers } = await ask(sandbox, ISSUES);
    const names = ["limit", "used", "remaining", "reset", "resource"];
    const seen = Object.fromEntries(names.map((name) => [name, headers.get(`x-ratelimit-${name}`)]));
    expect(seen).toEqual({ limit: "5000", used: "2", remaining: "4998", reset: "1793106000", resource: "core" });
    const other = await ask(sandbox, ISSUES, { headers: { authorization: "Bearer t-anna" } });
    expect(other.headers.get("x-ratelimit-used")).toBe("1");
  });

  test("is logged with who asked what", async () => {
    const { sandbox, anna } = await company();
    await anna.rest.issues.create({ ...SUPPORT, title: "x" });
    await statusOf(client(sandbox, "nobody's").rest.issues.listForRepo(SUPPORT));
    const [last, before] = sandbox.requests().toReversed();
    expect(before).toMatchObject({
      method: "POST",
      path: ISSUES,
      operation: "issues/create",
      status: 201,
      who: "anna",
    });
    expect(last).toMatchObject({ method: "GET", operation: "issues/list-for-repo", status: 401, who: null });
  });
});

/** Reads an issue, lets something happen, and reads it again if it changed. */
async function twice(change: (sandbox: ReturnType<typeof honest>) => Promise<unknown>) {
  const { sandbox, anna } = await company();
  await anna.rest.issues.create({ ...SUPPORT, title: "x" });
  const first = await ask(sandbox, `${ISSUES}/1`);
  await change(sandbox);
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const second = await ask(sandbox, `${ISSUES}/1`, { headers });
  return { first, second };
}

describe("a conditional request", () => {
  test("for what did not change is answered 304 without a body, and not counted", async () => {
    const { first, second } = await twice(async (sandbox) => sandbox.advance(QUARTER));
    expect(first.headers.get("etag")).toMatch(/^W\/"[0-9a-f]{40}"$/);
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("x-ratelimit-used")).toBe(first.headers.get("x-ratelimit-used"));
    expect(second.headers.get("date")).toBe("Tue, 27 Oct 2026 12:15:00 GMT");
  });

  test("for what changed is answered in full", async () => {
    const { first, second } = await twice((sandbox) =>
      client(sandbox, "t-bob").rest.issues.createComment({ ...SUPPORT, issue_number: 1, body: "x" }),
    );
    expect(second.status).toBe(200);
    expect(second.headers.get("etag")).not.toBe(first.headers.get("etag"));
  });
});

describe("a long list", () => {
  test("comes in pages that lead to each other", async () => {
    const { app } = await company();
    await app.rest.issues.create({ ...SUPPORT, title: "x" });
    const issue = { ...SUPPORT, issue_number: 1 };
    for (let n = 1; n <= 205; n += 1) await app.rest.issues.createComment({ ...issue, body: `${n}` });
    const all = await app.paginate(app.rest.issues.listEventsForTimeline, { ...issue, per_page: 100 });
    expect(all.map((entry) => ("body" in entry ? entry.body : ""))).toEqual(
      Array.from({ length: 205 }, (_, n) => `${n + 1}`),
    );
    const page = await app.rest.issues.listComments({ ...issue, per_page: 100, page: 2 });
    const links = page.headers.link?.matchAll(/<(.*?)page=(\d)>; rel="(\w+)"/g) ?? [];
    const address = `http://sandbox/api/v3${ISSUES}/1/comments?per_page=100&`;
    expect([...links].map(([, ...parts]) => parts)).toEqual([
      [address, "1", "prev"],
      [address, "3", "next"],
      [address, "3", "last"],
      [address, "1", "first"],
    ]);
    expect((await app.rest.issues.listComments(issue)).data).toHaveLength(30);
    expect((await app.rest.issues.listComments({ ...issue, per_page: 1_000 })).data).toHaveLength(100);
  });
});

describe("the primary rate limit", () => {
  test("ends after 5,000 requests, and begins again an hour after the first", async () => {
    const sandbox = honest();
    for (let n = 0; n < 5_000; n += 1) await ask(sandbox, "/repos/acme/support/labels/none");
    const refused = await ask(sandbox, ISSUES);
    expect([refused.status, refused.headers.get("x-ratelimit-remaining")]).toEqual([403, "0"]);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("API rate limit exceeded") });
    const rest = await (await ask(sandbox, "/rate_limit")).json();
    expect(rest).toMatchObject({ rate: { limit: 5_000, remaining: 0, reset: 1_793_106_000 } });
    sandbox.advance(HOUR);
    expect((await ask(sandbox, ISSUES)).status).toBe(200);
  });
});

describe("what GitHub does not have", () => {
  test.each([
    [
      "a misspelt body field",
      { body: `{"title":"x","lables":["bug"]}` },
      "body: lables is unknown, labels was probably meant",
    ],
    ["a field that is missing", { body: `{"body":"x"}` }, "body: title is missing"],
    ["a field of another type", { body: `{"title":["x"]}` }, "body.title"],
    ["a misspelt query parameter", { path: `${ISSUES}?label=x` }, "query: label is unknown"],
    ["a value that is not offered", { path: `${ISSUES}?state=shut` }, "query.state"],
  ])("%s is refused with 422 and recorded", async (_, { path = ISSUES, body }: Unheard, words) => {
    const sandbox = createSandbox(SETUP);
    const answer = await ask(sandbox, path, body === undefined ? {} : { method: "POST", body });
    expect(answer.status).toBe(422);
    expect(sandbox.violations()).toEqual([expect.stringContaining(words)]);
    expect(sandbox.requests()).toMatchObject([{ status: 422 }]);
  });

  test.each([
    ["a route of nobody", "/repos/acme/support/isues", "is not in the contract"],
    [
      "a route that the sandbox does not serve",
      "/search/issues?q=x",
      "(search/issues-and-pull-requests) is not served",
    ],
    ["an address that cannot be read", "/repos/acme/support/labels/%ff", "is not in the contract"],
  ])("%s is refused with 404 and recorded", async (_, path, words) => {
    const sandbox = createSandbox(SETUP);
    expect((await ask(sandbox, path)).status).toBe(404);
    expect(sandbox.violations()).toEqual([expect.stringContaining(words)]);
  });

  test("changes nothing", async () => {
    const sandbox = createSandbox(SETUP);
    await ask(sandbox, ISSUES, { method: "POST", body: `{"title":"x","lables":[]}` });
    expect(await (await ask(sandbox, ISSUES)).json()).toEqual([]);
    expect(sandbox.deliveries()).toEqual([]);
  });

  test("is not a body that is no JSON: that is refused only", async () => {
    const answer = await ask(honest(), ISSUES, { method: "POST", body: "{" });
    expect([answer.status, await answer.json()]).toMatchObject([400, { message: "Problems parsing JSON" }]);
  });
});

describe("the clock", () => {
  test("stands still until it is moved, and only forward", async () => {
    const sandbox = honest();
    sandbox.advance(1_500);
    sandbox.set(SETUP.now + 2_000);
    expect(sandbox.now()).toBe(SETUP.now + 2_000);
    expect(() => sandbox.advance(-1)).toThrow("cannot go back");
    expect(() => sandbox.set(SETUP.now)).toThrow("cannot go back");
    expect(() => sandbox.set(Number.NaN)).toThrow("cannot go back");
  });
});

describe("a setup that contradicts itself", () => {
  test("is refused with everything that is wrong in it", () => {
    const repository = { owner: "nobody", name: "x", collaborators: { ghost: "read" as const } };
    const organizations = [{ login: "Anna", teams: [{ slug: "a", members: ["zoe"] }] }];
    const make = () => createSandbox({ ...SETUP, organizations, repositories: [repository] });
    expect(make).toThrow("anna is there twice");
    expect(make).toThrow("the team Anna/a has zoe, who is not among the people");
    expect(make).toThrow("nobody/x: its owner is neither among the people nor the organizations");
    expect(make).toThrow("nobody/x: its collaborator ghost is not among the people");
  });
});
