/** Path, query and body as one object, as Octokit takes them. */
import { Refusal } from "../world/refusal.ts";

/** Names whose values are numbers though paths and queries hold text. */
const NUMBERS = /(_id|_number|^page|^per_page)$/;

export interface Sent {
  query: URLSearchParams;
  /** Undefined when there is none. */
  body: unknown;
}

/** Reads what was sent; throws 400 for a body that is no JSON. */
export async function readSent(request: Request): Promise<Sent> {
  const query = new URL(request.url).searchParams;
  const text = await request.text();
  if (text === "") return { query, body: undefined };
  try {
    return { query, body: JSON.parse(text) };
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
}

/** A body that is a list stands for its only field, which is `labels` wherever GitHub takes one. */
export function givenBy(params: Record<string, string>, { query, body }: Sent): unknown {
  const fields = Array.isArray(body) ? { labels: body } : typeof body === "object" && body !== null ? body : {};
  const texts = Object.entries({ ...Object.fromEntries(query), ...params });
  return {
    ...fields,
    ...Object.fromEntries(texts.map(([name, text]) => [name, NUMBERS.test(name) ? Number(text) : text])),
  };
}
