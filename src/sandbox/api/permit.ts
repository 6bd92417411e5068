/** Whether the actor may ask for this row at all. What depends on the thing itself (its author, its lock) the row judges. */
import { type Actor, may } from "../world/actor.ts";
import { lacksRole, notFound, Refusal } from "../world/refusal.ts";
import { roleOf } from "../world/role.ts";
import { type Grant, grants } from "../world/token.ts";
import { type Repository, repositoryNamed, type World } from "../world/world.ts";
import type { Row } from "./route.ts";

/** The repository that the path names, null when it names none. Throws 401, 403 or 404 as GitHub does. */
export function permit(world: World, actor: Actor, { row, params, method }: Asked): Repository | null {
  const { by = ["installation", "person"] } = row.needs;
  if (!by.includes(actor.kind)) throw wrongKind(actor, by);
  const { owner, repo } = params;
  if (owner === undefined || repo === undefined) {
    if (actor.kind === "installation") checkPermission(actor.grant, row);
    return null;
  }
  const repository = repositoryNamed(world, owner, repo);
  if (repository === null) throw notFound();
  if (repository.archived && method !== "GET") throw new Refusal(403, "Repository was archived so is read-only.");
  if (actor.kind === "person") checkRole(actor, repository, row);
  if (actor.kind === "installation") checkReach(actor.grant, repository, { row, method });
  return repository;
}

interface Asked {
  row: Row;
  params: Record<string, string>;
  method: string;
}

function wrongKind({ kind }: Actor, by: Actor["kind"][]): Refusal {
  if (kind === "app") return new Refusal(401, "Bad credentials");
  if (kind === "person" && by.includes("installation")) {
    return new Refusal(403, "You must authenticate via a GitHub App.");
  }
  if (kind === "person") return new Refusal(401, "A JSON web token could not be decoded");
  return new Refusal(403, "Resource not accessible by integration");
}

function checkRole(actor: Actor, repository: Repository, { needs: { role = "read" } }: Row): void {
  if (roleOf(repository, actor.account) === null) throw notFound();
  if (!may(actor, repository, role)) throw lacksRole(role);
}

/** Outside its installation a token sees what everybody sees, and writes nothing. */
function checkReach(grant: Grant, repository: Repository, { row, method }: { row: Row; method: string }): void {
  if ((grant.repositories ?? grant.installation.repositories).includes(repository)) return checkPermission(grant, row);
  if (repository.private) throw notFound();
  if (method !== "GET") throw new Refusal(403, "Resource not accessible by integration");
}

function checkPermission({ permissions }: Grant, { needs: { permission = ["metadata:read"] } }: Row): void {
  if (permission.some((needed) => grants(permissions, needed))) return;
  throw new Refusal(403, "Resource not accessible by integration");
}
