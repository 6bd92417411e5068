/** Webhooks as GitHub sends them. */
import { createHmac, randomUUID } from "node:crypto";
import type { Happening } from "./stand-in-issues.ts";

export const SECRET = "the webhook secret of these tests";

export function signed(body: string, secret: string = SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** The headers that go with a body; undefined leaves one out. */
export function headersOf(
  body: string,
  event: string,
  changed: Record<string, string | undefined> = {},
): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    // A connection that is kept would hold up a server that is told to stop.
    connection: "close",
    "x-github-delivery": randomUUID(),
    "x-github-event": event,
    "x-hub-signature-256": signed(body),
    ...changed,
  };
  return Object.fromEntries(Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined));
}

/** Sends it and gives the status of the answer. */
export async function send(url: string, event: string, payload: object): Promise<number> {
  const body = JSON.stringify(payload);
  const answer = await fetch(url, { method: "POST", body, headers: headersOf(body, event) });
  await answer.text();
  return answer.status;
}

/** The payload of something that happened in the stand-in, with no more than what is needed. */
export function payloadOf(name: string, happening: Happening, installation: { id: number }): object {
  const { event: _, ...told } = happening;
  return { ...told, repository: repositoryNamed(name), installation };
}

/** The payload of a person's comment on a case. */
export function commentOn(number: number, name = "acme/support"): object {
  const issue = { number, labels: [{ name: "case" }] };
  const sender = { login: "lin", type: "User" };
  return { action: "created", issue, comment: { body: "Hello" }, repository: repositoryNamed(name), sender };
}

function repositoryNamed(name: string): object {
  const [login = "", repo = ""] = name.split("/");
  return { name: repo, full_name: name, owner: { login }, default_branch: "main" };
}
