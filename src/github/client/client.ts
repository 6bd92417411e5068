/** Probot's client as this app uses it: it asks once. What follows a fault is for the queue to say (fault.ts). */
import { ProbotOctokit } from "probot";
import { ENDLESS } from "./budget.ts";
import type { Budget } from "./budget.ts";
import { answered, classify } from "./fault.ts";
import { keepTo } from "./keep-to.ts";
import { noEventClient } from "./no-event-client.ts";
import { watchingRequests } from "./watch-requests.ts";
import type { Requested } from "./watch-requests.ts";

export interface ClientOptions {
  /** Whether writes are 1 s and comments 3 s apart in each installation, as GitHub wants it. The sandbox needs no pause. */
  paced: boolean;
  /** What all clients of an installation share. Default: nothing is counted. */
  budget?: Budget;
  /** Told of every request. */
  onRequest?: (requested: Requested) => void;
}

/** How long an answer may take, in milliseconds. */
const ANSWER_WITHIN = 30_000;

/**
 * The class to hand to Probot as `Octokit`. Nothing is repeated blindly: a write whose answer was lost may be done,
 * so the case is looked at again and only what is missing is written. A rate limit is thrown, not waited for.
 * A token that GitHub no longer takes is renewed once.
 *
 * The throttle stays beneath the budget: it sets the requests of this process apart, some at once at most, and so a case
 * writes in seconds, not all at a time. The budget counts what the throttle does not know of: the hour, other processes.
 */
export function createClient({ paced, budget = ENDLESS, onRequest = () => {} }: ClientOptions): typeof ProbotOctokit {
  const throttle = paced ? { enabled: true, onRateLimit: never, onSecondaryRateLimit: never } : { enabled: false };
  // Only the function form can say `enabled: false`: under an object Probot merges a throttle of its own.
  return ProbotOctokit.plugin(keepTo(budget), renewToken, noEventClient).defaults((options: Options) => ({
    ...options,
    auth: withoutRequest(options.auth),
    retry: { enabled: false },
    throttle: { ...options.throttle, ...throttle },
    request: { fetch: watchingRequests(fetchInTime, onRequest), ...options.request },
  }));
}

type Options = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>;

/** Tokens are asked for by the client's own requests: those that Probot hands in know no base address but github.com's. */
function withoutRequest(auth: unknown): unknown {
  if (typeof auth !== "object" || auth === null) return auth;
  return Object.fromEntries(Object.entries(auth).filter(([name]) => name !== "request"));
}

/** Whether to wait and repeat after a limit, as the throttle asks. */
function never(): false {
  return false;
}

/** Refused as unauthorised, nothing was done: any method may be sent again. */
function renewToken(octokit: Pick<ProbotOctokit, "auth" | "hook">): void {
  octokit.hook.wrap("request", async (request, options) => {
    try {
      return await request(options);
    } catch (error) {
      if (!answered(error, 401)) throw error;
      await renew(octokit, error);
      return request(options);
    }
  });
}

/** Throws why there is no new token, e.g. a suspended installation; the app's own client has none to renew. */
async function renew(octokit: Pick<ProbotOctokit, "auth">, refused: unknown): Promise<void> {
  try {
    await octokit.auth({ type: "installation", refresh: true });
  } catch (error) {
    throw classify(error, 0).kind === "bug" ? refused : error;
  }
}

/**
 * The time counts from sending, not from waiting for one's turn. Rejects when a page comes in the place of an answer, as
 * proxies send one while GitHub is away, and whatever else stands at a wrong address: GitHub's interface sends none.
 */
async function fetchInTime(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN) });
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  if (!answer.ok || !isPage) return answer;
  await answer.body?.cancel();
  throw new Error("a web page came in the place of an answer");
}
