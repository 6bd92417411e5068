/** Whatever is said to the log, and by whom: no secret, no address and nothing that people wrote can be read in it. */
import { Octokit } from "@octokit/rest";
import { inspect } from "node:util";
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { beforeAll, describe, expect, test } from "vitest";
import { createLog, forLibraries } from "../../src/log/create.ts";

const TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI3In0.c2lnbmF0dXJl-of-it_all";
const PASSWORD = "pass-word-of-the-database";
const WEBHOOK = 'a webhook "secret" of this test';
const ADDRESS = "lin.mei+orders@shop.example.com";
const WRITTEN = "my door code is four seven one one";
const KEY = `-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA75\nq5kMvvbeHvyzXs9Qd3\n-----END RSA PRIVATE KEY-----\n`;

/** Parts of what must not be read: half of a secret is too much, too. */
const NEVER = [
  TOKEN.slice(0, 12),
  JWT.slice(4, 30),
  PASSWORD,
  "webhook \\",
  "lin.mei",
  "shop.example",
  "door code",
  "MIIEow",
];

/** What is said at every level, line by line. */
function logged(say: (log: Logger) => unknown, level = "trace"): string {
  const lines: string[] = [];
  say(createLog({ level, secrets: [WEBHOOK, PASSWORD] }, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

/** What GitHub's client throws when a request is answered so. */
async function refused(status: number, data: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json", "x-github-request-id": "8C1D:2F9A" };
  const fetch = async () => new Response(JSON.stringify(data), { status, headers });
  const octokit = new Octokit({
    auth: TOKEN,
    request: { fetch },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const place = { owner: "acme", repo: "support", issue_number: 17 };
  return octokit.rest.issues.createComment({ ...place, body: WRITTEN }).catch((error: unknown) => error);
}

function databaseError(): Error {
  const error = new Error(`duplicate key value violates unique constraint "look_pkey"`);
  const detail = `Failing row contains (acme/support#17, ${WRITTEN}).`;
  return Object.assign(error, { code: "23505", detail, where: WRITTEN, client: { password: PASSWORD } });
}

function unreadable(): unknown {
  try {
    return JSON.parse(`{"a": ${WRITTEN}`);
  } catch (error) {
    return error;
  }
}

const faults: Record<string, unknown> = {};

beforeAll(async () => {
  faults["refused"] = await refused(422, {
    message: "Validation Failed",
    errors: [{ resource: "IssueComment", field: "body", code: "custom", value: WRITTEN, message: "is too long" }],
    documentation_url: "https://docs.github.com/rest",
  });
  faults["odd"] = await refused(500, { body: WRITTEN });
});

type Said = [name: string, say: (log: Logger) => unknown, kept: string[]];

const SAID: Said[] = [
  [
    "the error of a refused request, with its token and the text that was sent",
    (log) => log.warn({ err: faults["refused"], case: "acme/support#17", tries: 2 }, "A look failed"),
    ["Validation Failed", '"status":422', '"method":"POST"', "/issues/17/comments", "8C1D:2F9A", "is too long", "#17"],
  ],
  [
    "what GitHub said of it, as a reason",
    (log) => log.warn({ why: (faults["refused"] as Error).message }, "part of a case could not be done"),
    ["Validation Failed", "is too long"],
  ],
  ["an error alone", (log) => log.error(faults["refused"]), ["Validation Failed", '"status":422']],
  [
    "an answer that is no refusal of GitHub's",
    (log) => log.error({ err: faults["odd"], case: "a#1" }),
    ["Unknown error", "a#1"],
  ],
  [
    "an error that is the cause of another",
    (log) => log.error({ err: new Error("The case could not be read", { cause: faults["refused"] }) }, "x"),
    ["could not be read", "Validation Failed"],
  ],
  [
    "several errors in one",
    (log) => log.error({ err: new AggregateError([faults["refused"], databaseError()], "two") }, "x"),
    ["Validation Failed", "23505"],
  ],
  ["the error of a database", (log) => log.error({ err: databaseError() }, "x"), ["duplicate key", "23505"]],
  [
    "an error that names its database",
    (log) => log.error({ err: new Error(`cannot connect to postgres://me:${encodeURI(PASSWORD)}@db.internal/q`) }),
    ["cannot connect", "db.internal/q"],
  ],
  [
    "an error about a text",
    (log) => log.error({ err: new SyntaxError(`Unexpected token in {"body":"${WRITTEN}"}`) }, "x"),
    ["Unexpected token"],
  ],
  ["an error about what is no JSON", (log) => log.error({ err: unreadable() }, "x"), ["where JSON was expected"]],
  ["a text that was thrown", (log) => log.error({ err: `Bearer ${JWT}` }), ["bearer"]],
  ["an object that was thrown", (log) => log.error({ err: { body: WRITTEN, token: TOKEN } }), ["object"]],
  [
    "a webhook as it came",
    (log) => log.debug({ event: { id: "1", payload: { comment: { body: WRITTEN } } } }, "x"),
    ["1"],
  ],
  ["a comment", (log) => log.info({ comment: { body: WRITTEN, user: { email: ADDRESS } } }, "x"), []],
  ["headers", (log) => log.info({ request: { headers: { authorization: `token ${TOKEN}` } } }, "x"), []],
  [
    "a token in a message",
    (log) => log.info(`cloning https://x-access-token:${TOKEN}@github.com/acme/kb`),
    ["acme/kb"],
  ],
  ["a JSON web token in a message", (log) => log.info(`asked with ${JWT}`), ["asked with"]],
  ["a private key in a message", (log) => log.info(`read ${KEY}`), ["read"]],
  ["a private key that is cut off", (log) => log.info({ key: KEY.slice(0, 60) }, "read"), ["read"]],
  ["an address in a message", (log) => log.info(`mail to ${ADDRESS} failed`), ["mail to", "failed"]],
  ["a secret that has no shape", (log) => log.info(`the secret is ${WEBHOOK}`), ["the secret is"]],
  ["a query with a secret", (log) => log.info(`GET /x?access_token=${PASSWORD}&page=2`), ["page=2"]],
  ["what another log is given", (log) => log.child({ email: ADDRESS, name: "child" }).info("said"), ["child", "said"]],
];

describe("in the log nothing can be read that must not be, of", () => {
  test.each(SAID)("%s", (...said) => {
    const [, say, kept] = said;
    const line = logged(say);
    expect(NEVER.filter((part) => line.includes(part))).toEqual([]);
    expect(kept.filter((part) => !line.toLowerCase().includes(part.toLowerCase()))).toEqual([]);
    for (const one of line.trim().split("\n")) expect(() => JSON.parse(one)).not.toThrow();
  });

  test("errors there is enough to see that the corpus holds what must not be read", () => {
    const all = inspect([faults, databaseError(), KEY], { depth: 10 });
    expect(["ghs_", "door code", PASSWORD, "MIIEow"].filter((part) => !all.includes(part))).toEqual(["ghs_"]);
  });
});

async function failing(): Promise<Response> {
  return new Response("{}", { status: 500, headers: { "content-type": "application/json" } });
}

test("a library tells nothing of what is sent and received, at any level", async () => {
  const lines: string[] = [];
  const log = createLog({ level: "trace", secrets: [] }, { write: (line) => void lines.push(line) });
  const Client = ProbotOctokit.defaults({ request: { fetch: failing }, retry: { enabled: false } });
  const probot = new Probot({ githubToken: TOKEN, log: forLibraries(log), Octokit: Client });
  await probot.load((app) =>
    app.on("issue_comment.created", async ({ octokit }) => {
      await octokit.rest.issues.createComment({ owner: "acme", repo: "support", issue_number: 17, body: WRITTEN });
    }),
  );
  const payload = { action: "created", comment: { body: WRITTEN, user: { email: ADDRESS } } };
  const event = { id: "1", name: "issue_comment", payload } as unknown as Parameters<Probot["receive"]>[0];
  await expect(probot.receive(event)).rejects.toThrow("Unknown error");
  const all = lines.join("");
  expect(NEVER.filter((part) => all.includes(part))).toEqual([]);
  expect(all).toContain('"status":500');
});

test.each([
  ["trace", "info"],
  ["debug", "info"],
  ["warn", "warn"],
  ["silent", "silent"],
])("where the log tells at %s, libraries tell at %s", (level, least) => {
  expect(forLibraries(createLog({ level, secrets: [] }, { write: () => {} })).level).toBe(least);
});
