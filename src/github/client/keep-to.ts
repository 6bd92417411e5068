import type { ProbotOctokit } from "probot";
import type { Budget } from "./budget.ts";
import { dateOf } from "./fault.ts";

type Headers = Parameters<typeof dateOf>[0];

/**
 * A plugin: every request of an installation's client is counted before it is sent, and what its answer says of the
 * hour's requests is heard. Requests as the app itself are few, and limited by themselves.
 */
export function keepTo(budget: Budget) {
  return ({ hook }: Pick<ProbotOctokit, "hook">, { auth }: { auth?: unknown }): void => {
    const installation = installationIn(auth);
    if (installation === null) return;
    const hear = (headers: Headers): void => {
      const hour = hourIn(headers);
      if (hour !== null) budget.hear(installation, hour);
    };
    hook.before("request", async ({ method, url }) => {
      // A client asks for its own token, too, but as the app.
      if (!url.endsWith("/access_tokens")) await budget.spend(installation, method);
    });
    hook.after("request", ({ headers }) => hear(headers));
    hook.error("request", (error) => {
      if ("response" in error) hear(error.response?.headers);
      throw error;
    });
  };
}

/** Whose client it is, as Probot makes it for an installation; null for the app's own. */
function installationIn(auth: unknown): string | null {
  const id = typeof auth === "object" && auth !== null && "installationId" in auth ? auth.installationId : null;
  return typeof id === "number" || typeof id === "string" ? String(id) : null;
}

/** Null where an answer says nothing of it, as that of a server that sets no limits. */
function hourIn(headers: Headers) {
  const [limit, left, reset] = ["limit", "remaining", "reset"].map((name) => Number(headers?.[`x-ratelimit-${name}`]));
  const now = dateOf(headers);
  if (now === null || !limit || left === undefined || Number.isNaN(left) || !reset) return null;
  return { left: left / limit, endsIn: Math.max(0, reset * 1000 - now) };
}
