/** The REST API as one person sees it. GitHub's own rules decide what this person may do; the pages decide nothing. */
import { z } from "zod";
import type { PagesOptions, Persona } from "./options.ts";

/** The API refused or could not do what was asked, in its own words. */
export class ApiFault extends Error {
  readonly status: number;
  /** What was asked: `POST /repos/…`. */
  readonly request: string;

  constructor(request: string, status: number, message: string) {
    super(message);
    this.name = "ApiFault";
    this.request = request;
    this.status = status;
  }
}

interface Answer {
  status: number;
  data: unknown;
  /** The path of the list's next part; null when there is none. */
  next: string | null;
}

/** Every method throws `ApiFault` when the API answers 400 or above. */
export interface Client {
  read<T>(path: string, shape: z.ZodType<T>): Promise<T>;
  /** All pages of a list. */
  list<T>(path: string, shape: z.ZodType<T>): Promise<T[]>;
  /** All of a list that is paged by cursors. */
  follow<T>(path: string, shape: z.ZodType<T>): Promise<T[]>;
  write(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<Answer>;
  /** The sandbox's time as last seen in a `Date` header; null before the first answer. */
  now(): Date | null;
}

const API = "/api/v3";
const ROOT = `http://sandbox${API}`;
const PAGE = 100;

/** A path of the API from its parts, each encoded: `at("repos", "acme", "support")`. */
export function at(...parts: (string | number)[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join("");
}

/** The API with this person's token. */
export function clientOf(options: PagesOptions, person: Persona): Client {
  let seen: Date | null = null;
  async function ask(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await options.api(requestBy(person, { method, path, body }));
    const date = answer.headers.get("date");
    if (date !== null) seen = new Date(date);
    const text = await answer.text();
    if (answer.status >= 400) throw new ApiFault(`${method} ${path}`, answer.status, complaint(text));
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    return {
      status: answer.status,
      data: text === "" ? null : JSON.parse(text),
      next: next === undefined ? null : next.slice(next.indexOf(API) + API.length),
    };
  }
  return {
    read: async (path, shape) => shape.parse((await ask("GET", path)).data),
    list: async (path, shape) => {
      const rows = [];
      for (let page = 1; ; page += 1) {
        const { data } = await ask("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
        const some = z.array(shape).parse(data);
        rows.push(...some);
        if (some.length < PAGE) return rows;
      }
    },
    follow: async (path, shape) => {
      const rows = [];
      let part: string | null = `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}`;
      while (part !== null) {
        const { data, next }: Answer = await ask("GET", part);
        rows.push(...z.array(shape).parse(data));
        part = next;
      }
      return rows;
    },
    write: ask,
    now: () => seen,
  };
}

function requestBy(
  person: Persona,
  { method, path, body }: { method: string; path: string; body?: object | undefined },
) {
  const headers = new Headers({
    accept: "application/vnd.github+json",
    authorization: `Bearer ${person.token}`,
    "user-agent": "caseworker-sandbox-pages",
    "x-github-api-version": "2022-11-28",
  });
  if (body === undefined) return new Request(`${ROOT}${path}`, { method, headers });
  headers.set("content-type", "application/json");
  return new Request(`${ROOT}${path}`, { method, headers, body: JSON.stringify(body) });
}

const complaints = z.object({ message: z.string(), errors: z.array(z.unknown()).optional() });

/** GitHub's error: a message, and for 422 a list of what is wrong. */
function complaint(text: string): string {
  const read = complaints.safeParse(json(text));
  if (!read.success) return text.slice(0, 300);
  const details = (read.data.errors ?? []).map((error) => (typeof error === "string" ? error : JSON.stringify(error)));
  return [read.data.message, ...details].join(" · ");
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
