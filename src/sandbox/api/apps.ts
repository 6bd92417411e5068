/** The app, its installations and their tokens. */
import { appShape, installationShape, selectionOf } from "../shapes/app.ts";
import { timeOf } from "../shapes/basics.ts";
import { repositoryShape } from "../shapes/repository.ts";
import type { Actor } from "../world/actor.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import { type Grant, grantToken } from "../world/token.ts";
import { accountNamed, type Installation, installationOn, type World } from "../world/world.ts";
import { created, noContent, ok } from "./answer.ts";
import { paged, pageOf } from "./page.ts";
import { repositoryRoute, route, type Row } from "./route.ts";

export const APPS: Row[] = [
  route("apps/get-authenticated", { by: ["app"] }, ({ world }) => ok(appShape(world))),
  route("apps/list-installations", { by: ["app"] }, (call) =>
    paged(call, call.world.installations, (installation) => installationShape(call.world, installation)),
  ),
  route("apps/get-installation", { by: ["app"] }, ({ world, given }) =>
    ok(installationShape(world, withId(world, given.installation_id))),
  ),
  route("apps/create-installation-access-token", { by: ["app"] }, ({ world, given }) => {
    const { repositories, repository_ids: repositoryIds, permissions } = given;
    const wish = { repositories, repositoryIds, permissions };
    return created(grantShape(world, grantToken(world, withId(world, given.installation_id), wish)));
  }),
  route("apps/revoke-installation-access-token", { by: ["installation"] }, ({ world, actor }) => {
    world.grants.delete(grantOf(actor).token);
    return noContent();
  }),
  route("apps/list-repos-accessible-to-installation", { by: ["installation"] }, (call) => {
    const { installation, repositories } = grantOf(call.actor);
    const all = repositories ?? installation.repositories;
    const { rows, headers } = pageOf(call, all);
    const shapes = rows.map((repository) => repositoryShape(call.world, repository));
    const selection = repositories === null ? selectionOf(call.world, installation) : "selected";
    return { ...ok({ total_count: all.length, repository_selection: selection, repositories: shapes }), headers };
  }),
  repositoryRoute("apps/get-repo-installation", { by: ["app"] }, ({ world, repository }) =>
    ok(installationShape(world, found(installationOn(world, repository)))),
  ),
  route("apps/get-org-installation", { by: ["app"] }, ({ world, given }) => ok(ofOwner(world, given.org))),
  route("apps/get-user-installation", { by: ["app"] }, ({ world, given }) => ok(ofOwner(world, given.username))),
];

function withId({ installations }: World, id: number): Installation {
  return found(installations.find((installation) => installation.id === id) ?? null);
}

function ofOwner(world: World, login: string) {
  const account = accountNamed(world, login);
  return installationShape(world, found(world.installations.find((one) => one.account === account) ?? null));
}

function found<T>(thing: T | null): T {
  if (thing === null) throw notFound();
  return thing;
}

function grantOf(actor: Actor): Grant {
  if (actor.kind !== "installation") throw new Refusal(403, "Resource not accessible by integration");
  return actor.grant;
}

function grantShape(world: World, { token, expiresAt, permissions, repositories, installation }: Grant) {
  return {
    token,
    expires_at: timeOf(expiresAt),
    permissions,
    repository_selection: repositories === null ? selectionOf(world, installation) : "selected",
    ...(repositories === null ? {} : { repositories: repositories.map((one) => repositoryShape(world, one)) }),
  };
}
