/** The secondary limits. Whoever breaks one is refused and counted: an app that keeps to them is never met by one. */
import { createMiddleware } from "hono/factory";
import type { Ledger } from "../log.ts";
import { Refusal } from "../world/refusal.ts";
import { count, excessOf, newRestraint, type Restraint } from "../world/restraint.ts";
import { installationOn, repositoryNamed, type World } from "../world/world.ts";
import { type Answer, refused, responseOf } from "./answer.ts";
import type { Env } from "./env.ts";

export function restraining(world: World, { excesses }: Ledger) {
  return createMiddleware<Env>(async (c, next) => {
    const restraint = restraintOf(world, c.var);
    if (restraint === null || world.secondaryLimits === null) return next();
    const { method } = c.req;
    const byPerson = c.var.actor?.kind === "person";
    const limit = byPerson ? null : excessOf(restraint, method, world.now);
    if (limit !== null) {
      excesses.push({ at: world.now, limit });
      return responseOf(excessive(world.secondaryLimits));
    }
    count(restraint, { method, byPerson }, world.now);
    restraint.running += 1;
    try {
      return await next();
    } finally {
      restraint.running -= 1;
    }
  });
}

/** What counts against an installation: its own requests, and those of people in its repositories. */
function restraintOf(world: World, { actor, operation }: Env["Variables"]): Restraint | null {
  const { owner, repo } = operation?.params ?? {};
  const place = owner === undefined || repo === undefined ? null : repositoryNamed(world, owner, repo);
  const there = place === null ? null : installationOn(world, place);
  const installation = actor?.kind === "installation" ? actor.grant.installation : there;
  if (actor?.kind === "app" || installation === null) return null;
  const known = world.restraints.get(installation.id) ?? newRestraint();
  world.restraints.set(installation.id, known);
  return known;
}

function excessive({ status, retryAfter }: NonNullable<World["secondaryLimits"]>): Answer {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to " +
    "GitHub Support for help, please include the request ID.";
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { ...refused(new Refusal(status, message)), headers };
}
