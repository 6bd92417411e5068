/** GitHub as a test scripts it: each route with its answer, or its answers in turn. Anything else fails. */
import { Octokit } from "@octokit/rest";
import nock from "nock";

export interface Answer {
  /** Default 200. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Routes as they are sent, e.g. `GET /repos/acme/support/issues/17`. */
export type Script = Record<string, Answer | Answer[]>;

export interface Sent {
  route: string;
  body: unknown;
  headers: Headers;
}

export const API = "https://api.github.com";

export const CASE = { owner: "acme", repo: "support", number: 17 };

/** A moment for `Date` headers and clocks. */
export const NOON = Date.UTC(2026, 9, 27, 12);

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const octokit = new Octokit({ log: quiet });

/** Sets the script and returns the list of what was sent, which grows as it is sent. */
export function scripted(script: Script): Sent[] {
  nock.cleanAll();
  nock.disableNetConnect();
  const sent: Sent[] = [];
  for (const [route, answers] of Object.entries(script)) serve(route, [answers].flat(), sent);
  return sent;
}

/** Only the routes of what was sent, in order. */
export function routes(sent: readonly Sent[]): string[] {
  return sent.map(({ route }) => route);
}

function serve(route: string, answers: Answer[], sent: Sent[]): void {
  const [method = "", path = ""] = route.split(" ");
  const left = answers.slice(0, -1);
  nock(API)
    .persist()
    .intercept(path, method)
    .reply(async (request: Request) => {
      const text = await request.text();
      sent.push({ route, body: text === "" ? null : JSON.parse(text), headers: request.headers });
      const { status = 200, body = {}, headers = {} } = left.shift() ?? answers.at(-1) ?? {};
      return [status, status === 304 ? "" : body, { "content-type": "application/json", ...headers }];
    });
}
