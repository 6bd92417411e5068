/** The primary rate limit: so many requests an hour for each installation and person (github-facts.md, "REST"). */
import type { Actor } from "./actor.ts";

const MOST = 5_000;
const HOUR = 3_600_000;

export interface Usage {
  limit: number;
  used: number;
  /** When counting begins anew; milliseconds of the sandbox's clock. */
  resetAt: number;
}

/** By whom. */
export type Usages = Map<string, Usage>;

/** What an actor has used of the hour that runs; an hour begins with the first request after the last one. */
export function usageOf(usages: Usages, actor: Actor, now: number): Usage {
  const key = keyOf(actor);
  const known = usages.get(key);
  if (known !== undefined && known.resetAt > now) return known;
  const fresh = { limit: MOST, used: 0, resetAt: now + HOUR };
  usages.set(key, fresh);
  return fresh;
}

export function keyOf(actor: Actor): string {
  return actor.kind === "installation"
    ? `installation ID ${actor.grant.installation.id}`
    : `user ID ${actor.account.id}`;
}

/** In seconds, as GitHub counts. */
export function usageHeaders({ limit, used, resetAt }: Usage): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-used": String(used),
    "x-ratelimit-remaining": String(Math.max(0, limit - used)),
    "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
    "x-ratelimit-resource": "core",
  };
}
