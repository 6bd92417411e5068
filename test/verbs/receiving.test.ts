/** What the server in its own process makes of requests: GitHub's own webhooks, and what is none. */
import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import webhookExamples from "@octokit/webhooks-examples";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { serve } from "./program.ts";
import type { Serving } from "./program.ts";
import { stageOnCard, SUPPORT, town } from "./town.ts";
import type { Town } from "./town.ts";
import { headersOf, payloadOf, send, signed } from "./webhook.ts";

const payload = z.looseObject({
  action: z.string().optional(),
  issue: z.looseObject({ labels: z.array(z.unknown()).optional() }).optional(),
});
const examples = z.array(z.object({ name: z.string(), examples: z.array(payload) })).parse(webhookExamples);

/** GitHub's own examples of an event. */
function examplesOf(event: string): z.infer<typeof payload>[] {
  return examples.find(({ name }) => name === event)?.examples ?? [];
}

/** GitHub's own example, its issue as a case. */
function exampleOfCase(event: string, action: string): object {
  const found = examplesOf(event).find((one) => one.action === action);
  if (found?.issue?.labels === undefined) throw new Error(`there is no example of ${event}.${action}`);
  return { ...found, issue: { ...found.issue, labels: [...found.issue.labels, { name: "case" }] } };
}

const HELLO = "/repos/Codertocat/Hello-World";

async function started(): Promise<{ here: Town; server: Serving }> {
  const here = await town();
  return { here, server: await serve(here.env) };
}

/** Work that comes later is done: so nothing else is under way. */
async function afterOneMore({ here, server }: { here: Town; server: Serving }): Promise<string[]> {
  here.sendTo(server.url);
  const issue = here.open("The next one");
  await server.meanwhile(here.standIn.until(() => stageOnCard(here, issue) === 2));
  // What it asks at its start, of all installations, is no answer to an event.
  return here.standIn.requests.filter((route) => !/ \/(repos\/acme|app|installation)\b/.test(route));
}

describe("GitHub's own example of", { timeout: 30_000 }, () => {
  test.each([
    ["issues", "opened"],
    ["issue_comment", "created"],
  ])("%s.%s is answered with 202, and the case it is about is looked at", async (name, action) => {
    const { here, server } = await started();
    const issue = `GET ${HELLO}/issues/1`;
    expect(await send(server.url, name, exampleOfCase(name, action))).toBe(202);
    await server.meanwhile(here.standIn.until(() => here.standIn.requests.includes(issue)));
    expect(here.standIn.requests).toContain(`GET ${HELLO}/installation`);
  });

  test("any event on an issue that is no case is answered with 202 and costs no request", async () => {
    const at = await started();
    for (const name of ["issues", "issue_comment"]) {
      for (const told of examplesOf(name).filter(({ issue }) => issue?.labels !== undefined)) {
        expect([told.action, await send(at.server.url, name, told)]).toEqual([told.action, 202]);
      }
    }
    expect(await afterOneMore(at)).toEqual([]);
  });

  test("an event the app does not know is answered with 202 and costs no request", async () => {
    const at = await started();
    for (const { name } of examples.filter(
      ({ name: known }) => !/^(issue|installation|push|pull_request$)/.test(known),
    )) {
      expect([name, await send(at.server.url, name, examplesOf(name)[0] ?? {})]).toEqual([name, 202]);
    }
    expect(await send(at.server.url, "event_to_come", { action: "happened" })).toBe(202);
    expect(await afterOneMore(at)).toEqual([]);
  });
});

test("a webhook of an installation that is gone leads to the one that is there", { timeout: 30_000 }, async () => {
  const { here, server } = await started();
  const issue = here.open("Payment fails");
  const happening = { event: "issues", action: "opened", issue, sender: issue.user } as const;
  expect(await send(server.url, "issues", payloadOf(SUPPORT, happening, { id: 70 }))).toBe(202);
  await server.meanwhile(here.standIn.until(() => stageOnCard(here, issue) === 2));
  expect(here.standIn.requests).toContain("POST /app/installations/70/access_tokens");
});

test("the app's own events, and new comments of other bots, cost no request", { timeout: 30_000 }, async () => {
  const at = await started();
  const app = { login: "caseworker[bot]", type: "Bot" };
  const bot = { login: "labeler[bot]", type: "Bot" };
  const events: [string, string, object][] = [
    ["issues", "labeled", app],
    ["issues", "closed", app],
    ["issue_comment", "created", app],
    ["issue_comment", "edited", app],
    ["issue_comment", "created", bot],
  ];
  for (const [name, action, sender] of events) {
    const told = exampleOfCase(name, name === "issues" ? "opened" : "created");
    expect(await send(at.server.url, name, { ...told, action, sender })).toBe(202);
  }
  expect(await afterOneMore(at)).toEqual([]);
});

describe("what is no webhook", { timeout: 30_000 }, () => {
  test("is refused, and costs no request", async () => {
    const at = await started();
    const body = JSON.stringify(exampleOfCase("issues", "opened"));
    const refused: [string, string, Record<string, string | undefined>, number][] = [
      ["signed with another secret", body, { "x-hub-signature-256": signed(body, "another secret") }, 401],
      ["signed with Probot's default", body, { "x-hub-signature-256": signed(body, "development") }, 401],
      ["signed for another body", body, { "x-hub-signature-256": signed(`${body} `) }, 401],
      ["signed in the old way alone", body, { "x-hub-signature-256": undefined, "x-hub-signature": "sha1=00" }, 401],
      ["not signed", body, { "x-hub-signature-256": undefined }, 401],
      ["no JSON", "payload=1", {}, 400],
      ["no object", "[]", {}, 400],
      ["of no event", body, { "x-github-event": undefined }, 400],
    ];
    for (const [what, text, changed, status] of refused) {
      const answer = await fetch(at.server.url, {
        method: "POST",
        body: text,
        headers: headersOf(text, "issues", changed),
      });
      expect([what, answer.status]).toEqual([what, status]);
    }
    expect(await afterOneMore(at)).toEqual([]);
  });

  test("is cut off at the cap, while it is still being sent, and the server goes on", async () => {
    const at = await started();
    const { status, sent } = await sendWithoutEnd(at.server.url);
    expect(status).toBe(413);
    expect(sent).toBeGreaterThan(CAP);
    expect(await announce(at.server.url, 200 * MEGABYTE)).toBe(413);
    expect(await afterOneMore(at)).toEqual([]);
  });
});

const MEGABYTE = 1024 * 1024;
/** The largest body that GitHub sends. */
const CAP = 25 * MEGABYTE;

/** Sends until it is answered, however long that takes: without a cap this would never end. */
async function sendWithoutEnd(url: string): Promise<{ status: number; sent: number }> {
  const sending = request(url, { method: "POST", headers: headersOf("", "issues", { "x-hub-signature-256": "" }) });
  const answered = once(sending, "response").then(([answer]: IncomingMessage[]) => answer?.statusCode ?? 0);
  // What is still being sent when the connection ends is lost.
  sending.on("error", () => {});
  const chunk = Buffer.alloc(MEGABYTE, " ");
  let sent = 0;
  for (let status: number | null = null; status === null;) {
    const drained = new Promise<null>((resolve) => void sending.write(chunk, () => resolve(null)));
    sent += chunk.length;
    status = await Promise.race([answered, drained]);
    if (status !== null) return { status, sent };
  }
  throw new Error("it was never answered");
}

/** Only says how much is to come. */
async function announce(url: string, length: number): Promise<number> {
  const headers = headersOf("", "issues", { "content-length": String(length) });
  const sending = request(url, { method: "POST", headers });
  sending.on("error", () => {});
  sending.flushHeaders();
  const [answer] = (await once(sending, "response")) as IncomingMessage[];
  sending.destroy();
  return answer?.statusCode ?? 0;
}
