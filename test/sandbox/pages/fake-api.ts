/** An API that answers what a test gives it and remembers what it was asked. */
import { pages } from "../../../src/sandbox/pages/pages.ts";
import type { PagesOptions } from "../../../src/sandbox/pages/options.ts";

interface Asked {
  request: string;
  token: string | null;
  body: unknown;
}

/** An answer other than 200. */
export class Refusal {
  readonly status: number;
  readonly data: unknown;

  constructor(status: number, data: unknown) {
    this.status = status;
    this.data = data;
  }
}

/** Answers by `METHOD /path` without query, some of them made from the query; anything else is 404. */
export type Answers = Record<string, unknown>;

const ANNA = { login: "anna", name: "Anna Li", token: "t-anna", note: "submitter" };
export const BOB = { login: "bob", name: "Bob Wang", token: "t-bob", note: "handler, backend" };

const ORIGIN = "http://127.0.0.1:4000";

export function fakeSite(answers: Answers, options: Partial<PagesOptions> = {}) {
  const asked: Asked[] = [];
  const api = async (request: Request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace("/api/v3", "");
    const text = await request.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    asked.push({
      request: `${request.method} ${path}${url.search}`,
      token: request.headers.get("authorization"),
      body,
    });
    const answer = answers[`${request.method} ${path}`];
    return answerTo(typeof answer === "function" ? answer(url.searchParams) : answer);
  };
  const app = pages({
    api,
    people: [ANNA, BOB],
    repository: "acme/support",
    knowledge: "acme/kb",
    locale: "en",
    ...options,
  });
  return {
    asked,
    writes: () => asked.filter(({ request }) => !request.startsWith("GET ")),
    get: async (path: string, headers: Record<string, string> = {}) => app.request(`${ORIGIN}${path}`, { headers }),
    post: async (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
      app.request(`${ORIGIN}${path}`, { method: "POST", body: form(fields), headers: { origin: ORIGIN, ...headers } }),
  };
}

function answerTo(answer: unknown): Response {
  const date = "Mon, 23 Nov 2026 02:15:00 GMT";
  const refusal = answer === undefined ? new Refusal(404, { message: "Not Found" }) : answer;
  if (!(refusal instanceof Refusal)) return Response.json(answer, { headers: { date } });
  const { status, data } = refusal;
  return status === 204
    ? new Response(null, { status, headers: { date } })
    : Response.json(data, { status, headers: { date } });
}

function form(fields: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) =>
      [values].flat().map((value) => [name, value] as [string, string]),
    ),
  );
}

/** A file or folder entry as the contents API gives it. */
export function fileAnswer(path: string, text: string) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { type: "file", name, path, content: Buffer.from(text).toString("base64") };
}

/** A page as its text alone, runs of white space as one space. */
export function words(page: string): string {
  return page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}
