/** What a row answers, before it becomes HTTP. */
import type { Refusal } from "../world/refusal.ts";

export interface Answer {
  status: number;
  /** Sent as JSON; bytes are sent as they are, undefined means none. */
  body?: unknown;
  /** Default `application/json`. */
  mediaType?: string;
  headers?: Record<string, string>;
}

export const JSON_TYPE = "application/json";

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function noContent(): Answer {
  return { status: 204 };
}

/** GitHub's form of a refusal. */
export function refused({ status, message, faults, location }: Refusal): Answer {
  const errors = faults.length === 0 ? {} : { errors: faults };
  return {
    status,
    body: { message, ...errors, documentation_url: "https://docs.github.com/rest", status: String(status) },
    ...(location === null ? {} : { headers: { location } }),
  };
}

/** The answer as HTTP. */
export function responseOf({ status, body, mediaType = JSON_TYPE, headers = {} }: Answer): Response {
  if (body === undefined) return new Response(null, { status, headers });
  const sent = body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
  return new Response(sent, { status, headers: { ...headers, "content-type": `${mediaType}; charset=utf-8` } });
}
