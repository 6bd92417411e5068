/** What a failed request means. Branch on the meaning, never on the text. */
import type { Duration, Instant } from "../../core/model/case.ts";

/**
 * - `gone`: what was asked for is not there, or the app may not know of it
 * - `forbidden`: the app may not do it (permission, archived, legal)
 * - `limited`: asked too much or too fast; nothing was done
 * - `away`: GitHub or the network failed; it may have been done all the same
 * - `unauthorised`: GitHub does not know who asks, or suspended the installation
 * - `bug`: our request or our program is wrong; trying again does not help
 */
export type FaultKind = "gone" | "forbidden" | "limited" | "away" | "unauthorised" | "bug";

export interface Fault {
  kind: FaultKind;
  /** GitHub's word on how long to wait, counted from its answer; null when it gave none. */
  retryIn: Duration | null;
  /** For the log and the card: what GitHub said. */
  why: string;
}

/** Nothing was asked, because it would have been too much: it counts as `limited`. */
export class TooMuch extends Error {
  readonly retryIn: Duration;
  /** From which rank on there is no room; null: for nobody. */
  readonly rank: number | null;

  constructor(retryIn: Duration, rank: number | null) {
    super("There is no room left in the budget of requests");
    this.name = "TooMuch";
    this.retryIn = retryIn;
    this.rank = rank;
  }
}

/** What is read of Octokit's `RequestError`; without `response` no answer came. */
interface HttpError extends Error {
  status: number;
  request?: { url?: string };
  response?: { headers?: Record<string, string | number | undefined> };
}

/** What each status means. 403 means other things, too, every 5xx is `away`, what is left is a `bug`. */
const KINDS: ReadonlyMap<number, FaultKind> = new Map([
  [301, "gone"],
  [401, "unauthorised"],
  [403, "forbidden"],
  [404, "gone"],
  [408, "away"],
  [409, "away"],
  [410, "gone"],
  [423, "away"],
  [429, "limited"],
  [451, "forbidden"],
]);

/** The meaning of an error; `now` counts where the answer bore no `Date`. Whatever is no answer of GitHub is a `bug`. */
export function classify(error: unknown, now: Instant): Fault {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof TooMuch) return { kind: "limited", retryIn: error.retryIn, why };
  if (!isHttpError(error)) return { kind: "bug", retryIn: null, why };
  const kind = kindOf(error);
  return { kind, retryIn: retryInOf(error, kind, now), why };
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

/** GitHub's time when it answered with this error; null where it bore none. */
export function answeredAt(error: unknown): Instant | null {
  return isHttpError(error) ? dateOf(error.response?.headers) : null;
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

function isTokenRequest(error: HttpError): boolean {
  return error.request?.url?.endsWith("/access_tokens") ?? false;
}

function kindOf(error: HttpError): FaultKind {
  if (error.status >= 500) return "away";
  if (error.status === 403 && isLimit(error)) return "limited";
  if (error.status === 403 && (isTokenRequest(error) || isSuspension(error))) return "unauthorised";
  return KINDS.get(error.status) ?? "bug";
}

function isLimit(error: HttpError): boolean {
  const headers = error.response?.headers;
  if (headers?.["retry-after"] !== undefined || isSpent(error)) return true;
  return /secondary rate limit|abuse detection/i.test(error.message);
}

/** A token that still holds is refused with these words; no new one is given. */
function isSuspension({ message }: HttpError): boolean {
  return /installation has been suspended/i.test(message);
}

function isSpent(error: HttpError): boolean {
  return String(error.response?.headers?.["x-ratelimit-remaining"]) === "0";
}

/** By GitHub's own clock: the host's may differ. */
function retryInOf(error: HttpError, kind: FaultKind, now: Instant): Duration | null {
  const headers = error.response?.headers;
  const seconds = Number(headers?.["retry-after"]);
  if (seconds >= 0) return seconds * 1000;
  const reset = Number(headers?.["x-ratelimit-reset"]);
  if (kind !== "limited" || !isSpent(error) || !(reset > 0)) return null;
  return Math.max(0, reset * 1000 - (dateOf(headers) ?? now));
}
