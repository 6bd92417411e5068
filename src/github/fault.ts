/** What a failed request means. Branch on the meaning, never on the text. */
import type { Instant } from "../core/case.ts";

/**
 * - `gone`: what was asked for is not there, or the app may not know of it
 * - `forbidden`: the app may not do it (permission, suspended, archived, legal)
 * - `limited`: asked too much or too fast; nothing was done
 * - `away`: GitHub or the network failed; it may have been done all the same
 * - `unauthorised`: GitHub does not know who asks
 * - `bug`: our request or our program is wrong; trying again does not help
 */
export type FaultKind = "gone" | "forbidden" | "limited" | "away" | "unauthorised" | "bug";

export interface Fault {
  kind: FaultKind;
  /** GitHub's word on when to try again; null when it gave none. */
  retryAt: Instant | null;
  /** For the log and the card: what GitHub said. */
  why: string;
}

/** What is read of Octokit's `RequestError`; without `response` no answer came. */
interface HttpError extends Error {
  status: number;
  request?: { url?: string };
  response?: { headers?: Record<string, string | number | undefined> };
}

/** The statuses that mean one thing. 403 has a say of its own, every 5xx is `away`, what is left is a `bug`. */
const KINDS: ReadonlyMap<number, FaultKind> = new Map([
  [301, "gone"],
  [401, "unauthorised"],
  [404, "gone"],
  [408, "away"],
  [409, "away"],
  [410, "gone"],
  [423, "away"],
  [429, "limited"],
  [451, "forbidden"],
]);

/** The least wait after a secondary limit without `retry-after`, in milliseconds (github-facts.md, "secondary limits"). */
const SECONDARY_WAIT = 60_000;

/** The meaning of an error; `now` counts where the answer bore no `Date`. Whatever is no answer of GitHub is a `bug`. */
export function classify(error: unknown, now: Instant): Fault {
  const why = error instanceof Error ? error.message : String(error);
  if (!isHttpError(error)) return { kind: "bug", retryAt: null, why };
  const kind = kindOf(error);
  return { kind, retryAt: retryAtOf(error, kind, now), why };
}

/** Whether GitHub answered with one of these statuses. A failure to get a token is none: it says nothing of the thing asked for. */
export function answered(error: unknown, ...statuses: number[]): boolean {
  return isHttpError(error) && statuses.includes(error.status) && !isTokenRequest(error);
}

/** The answer, or null where GitHub answered with one of these statuses. */
export async function unlessAnswered<T>(asking: Promise<T>, ...statuses: number[]): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (answered(error, ...statuses)) return null;
    throw error;
  }
}

/** The answer, or null where what was asked for is not there. */
export function unlessMissing<T>(asking: Promise<T>): Promise<T | null> {
  return unlessAnswered(asking, 404);
}

/** Whether GitHub gave no token because it knows no such installation (any more): it was removed and perhaps made anew. */
export function isInstallationGone(error: unknown): boolean {
  return isHttpError(error) && error.status === 404 && isTokenRequest(error);
}

/** GitHub's time in an answer's `Date` header; null where it is missing or unreadable. */
export function dateOf(headers: Record<string, string | number | undefined> | undefined): Instant | null {
  const at = Date.parse(String(headers?.["date"]));
  return Number.isNaN(at) ? null : at;
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

function isTokenRequest(error: HttpError): boolean {
  return error.request?.url?.endsWith("/access_tokens") ?? false;
}

function kindOf(error: HttpError): FaultKind {
  if (error.status >= 500) return "away";
  if (error.status === 403) return isLimit(error) ? "limited" : "forbidden";
  return KINDS.get(error.status) ?? "bug";
}

function isLimit(error: HttpError): boolean {
  const headers = error.response?.headers;
  if (headers?.["retry-after"] !== undefined || isSpent(error)) return true;
  return /secondary rate limit|abuse detection/i.test(error.message);
}

function isSpent(error: HttpError): boolean {
  return String(error.response?.headers?.["x-ratelimit-remaining"]) === "0";
}

function retryAtOf(error: HttpError, kind: FaultKind, now: Instant): Instant | null {
  const headers = error.response?.headers;
  const answeredAt = dateOf(headers) ?? now;
  const seconds = Number(headers?.["retry-after"]);
  if (seconds >= 0) return answeredAt + seconds * 1000;
  if (kind !== "limited") return null;
  const reset = Number(headers?.["x-ratelimit-reset"]);
  return isSpent(error) && reset > 0 ? reset * 1000 : answeredAt + SECONDARY_WAIT;
}
