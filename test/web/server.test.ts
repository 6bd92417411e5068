import { describe, expect, test } from "vitest";
import { SILENT } from "../../src/queue/log.ts";
import { createReceiver } from "../../src/web/server.ts";
import { headersFor, receiving, signatureOf } from "./receiver.ts";

const BODY = JSON.stringify({ action: "opened", issue: { number: 17, title: "Ünïcode ✓" } });

type Refusal = [
  name: string,
  status: number,
  expected: string,
  body: string,
  changed: Record<string, string | undefined>,
];

const REFUSALS: Refusal[] = [
  ["no signature", 401, "HMAC", BODY, { "x-hub-signature-256": undefined }],
  ["an empty signature", 401, "HMAC", BODY, { "x-hub-signature-256": "" }],
  ["a signature of another length", 401, "HMAC", BODY, { "x-hub-signature-256": "sha256=00" }],
  ["another secret's signature", 401, "HMAC", BODY, { "x-hub-signature-256": signatureOf(BODY, "wrong") }],
  ["another body's signature", 401, "HMAC", BODY, { "x-hub-signature-256": signatureOf(`${BODY} `) }],
  ["Probot's default secret", 401, "HMAC", BODY, { "x-hub-signature-256": signatureOf(BODY, "development") }],
  ["no body", 401, "HMAC", "", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
  ["no event name", 400, "X-GitHub-Event", BODY, { "x-github-event": undefined }],
  ["no delivery id", 400, "X-GitHub-Delivery", BODY, { "x-github-delivery": undefined }],
  ["broken JSON", 400, "application/json", '{"action":', {}],
  ["JSON that is no object", 400, "JSON object", "[1]", {}],
  ["a form instead of JSON", 400, "application/json", "payload=%7B%7D", {}],
];

describe("a webhook", () => {
  test("with the right signature is delivered as it was sent, then answered with 202", async () => {
    const { url, events } = await receiving();
    const answer = await fetch(url, { method: "POST", body: BODY, headers: headersFor(BODY) });
    expect(answer.status).toBe(202);
    expect(events).toEqual([{ id: "72d3162e-cc78-11e3-81ab-4c9367dc0958", name: "issues", payload: JSON.parse(BODY) }]);
  });

  test.each(REFUSALS)("with %s is refused with %i and told what was expected: %s", async (...refusal) => {
    const [, status, expected, body, changed] = refusal;
    const { url, events } = await receiving();
    const answer = await fetch(url, { method: "POST", body, headers: headersFor(body, changed) });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(expected);
    expect(events).toEqual([]);
  });

  test("is accepted under the old and the new secret while one replaces the other", async () => {
    const { url } = await receiving({ secrets: ["new", "old"] });
    const statuses = ["new", "old", "wrong"].map(async (secret) => {
      const headers = headersFor(BODY, { "x-hub-signature-256": signatureOf(BODY, secret) });
      return (await fetch(url, { method: "POST", body: BODY, headers })).status;
    });
    expect(await Promise.all(statuses)).toEqual([202, 202, 401]);
  });

  test("is signed as it came: bytes that are no text do not pass for those that stand in their place", async () => {
    const { url } = await receiving();
    const [sent, shown] = [Buffer.from('{"title":"\xff"}', "latin1"), '{"title":"\ufffd"}'];
    const post = async (signature: string) => {
      const headers = headersFor(shown, { "x-hub-signature-256": signature });
      return (await fetch(url, { method: "POST", body: sent, headers })).status;
    };
    expect(await Promise.all([post(signatureOf(sent)), post(signatureOf(shown))])).toEqual([202, 401]);
  });

  test("signed as in GitHub's documentation passes the signature check", async () => {
    const body = "Hello, World!";
    const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    const { url } = await receiving({ secrets: ["It's a Secret to Everybody"] });
    const headers = headersFor(body, { "x-hub-signature-256": signature });
    // The documented body is no JSON object: 400 comes after the signature was found right, 401 before.
    expect((await fetch(url, { method: "POST", body, headers })).status).toBe(400);
    expect((await fetch(url, { method: "POST", body: `${body}!`, headers })).status).toBe(401);
  });
});

describe("a webhook that cannot be stored", () => {
  test("is answered with 503 and logged", async () => {
    const { url, logged } = await receiving({ deliver: () => Promise.reject(new Error("disk full")) });
    const answer = await fetch(url, { method: "POST", body: BODY, headers: headersFor(BODY) });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("disk full");
    expect(logged).toEqual(["A webhook could not be stored"]);
  });

  test("is not answered before it is stored", async () => {
    const stored = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const order: string[] = [];
    const deliver = async (): Promise<void> => {
      asked.resolve();
      await stored.promise;
      order.push("stored");
    };
    const { url } = await receiving({ deliver });
    const answer = fetch(url, { method: "POST", body: BODY, headers: headersFor(BODY) }).then(() =>
      order.push("answered"),
    );
    await asked.promise;
    stored.resolve();
    await answer;
    expect(order).toEqual(["stored", "answered"]);
  });
});

test("several hundred webhooks at the same time are all delivered once", async () => {
  const { url, events } = await receiving();
  const posts = Array.from({ length: 400 }, async (_, number) => {
    const body = JSON.stringify({ number });
    const headers = headersFor(body, { "x-github-delivery": `delivery-${number}` });
    return (await fetch(url, { method: "POST", body, headers })).status;
  });
  expect(new Set(await Promise.all(posts))).toEqual(new Set([202]));
  expect(new Set(events.map((event) => event.id)).size).toBe(400);
  expect(events).toHaveLength(400);
});

type Route = [method: string, path: string, status: number, text: string];

const ROUTES: Route[] = [
  ["GET", "/healthz", 200, "alive\n"],
  ["GET", "/readyz", 200, "ready\n"],
  ["GET", "/api/github/webhooks", 405, "Send webhooks with POST.\n"],
  ["PUT", "/api/github/webhooks", 405, "Send webhooks with POST.\n"],
  ["GET", "/", 404, "There is nothing here.\n"],
  ["POST", "/probot/import", 404, "There is nothing here.\n"],
];

describe("the routes", () => {
  test.each(ROUTES)("%s %s answers %i", async (...route) => {
    const [method, path, status, text] = route;
    const { url } = await receiving();
    const answer = await fetch(new URL(path, url), { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(text);
  });

  test.each([
    ["says no", () => false],
    ["fails", () => Promise.reject(new Error("database gone"))],
  ])("/readyz answers 503 when the check %s", async (_name, ready) => {
    const { url } = await receiving({ ready });
    expect((await fetch(new URL("/readyz", url))).status).toBe(503);
  });
});

describe("a receiver is refused", () => {
  const rest = { deliver: async () => {}, ready: () => true, log: SILENT };

  test.each([
    ["without secrets", [], "has none"],
    ["with an empty secret", [""], "has none"],
    ["with a blank second secret", ["good", " "], "has none"],
    ["with Probot's default secret", ["development"], "known to everybody"],
  ])("%s, and the error says how to set one", (_name, secrets, reason) => {
    expect(() => createReceiver({ ...rest, secrets })).toThrow(reason);
    expect(() => createReceiver({ ...rest, secrets })).toThrow("Set WEBHOOK_SECRET");
  });
});
