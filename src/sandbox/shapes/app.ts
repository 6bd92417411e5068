import type { Account } from "../world/account.ts";
import type { Installation, World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { apiUrl, nodeId, timeOf, timeOrNull } from "./basics.ts";

/** The events that an app with these permissions is told of. */
export function eventsOf({ permissions }: { permissions: Record<string, string> }): string[] {
  const wanted = [
    ["issues", ["issues", "issue_comment"]],
    ["metadata", ["label"]],
    ["contents", ["push"]],
    ["pull_requests", ["pull_request"]],
    ["organization_projects", ["projects_v2_item"]],
  ] as const;
  return wanted.flatMap(([permission, events]) => (permission in permissions ? events : []));
}

/** The app as `GET /app` shows it. */
export function appShape(world: World) {
  const { app } = world;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("Integration", app.id),
    owner: simpleUser(world, app.owner),
    name: app.slug,
    description: null,
    external_url: world.origin,
    html_url: `${world.origin}/apps/${app.slug}`,
    created_at: timeOf(app.createdAt),
    updated_at: timeOf(app.createdAt),
    permissions: app.permissions,
    events: eventsOf(app),
  };
}

/** The app where it was the one who acted, else null. In this place GitHub's description knows no event of projects. */
export function viaApp(world: World, by: Account) {
  if (by !== world.app.bot) return null;
  const { events, ...app } = appShape(world);
  return { ...app, events: events.filter((event) => event !== "projects_v2_item") };
}

export function installationShape(world: World, installation: Installation) {
  const { id, account, permissions } = installation;
  return {
    id,
    account: simpleUser(world, account),
    repository_selection: selectionOf(world, installation),
    access_tokens_url: apiUrl(world, `/app/installations/${id}/access_tokens`),
    repositories_url: apiUrl(world, "/installation/repositories"),
    html_url: `${world.origin}/organizations/${account.login}/settings/installations/${id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions,
    events: eventsOf(installation),
    created_at: timeOf(installation.createdAt),
    updated_at: timeOf(installation.createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedAt === null ? null : simpleUser(world, account),
    suspended_at: timeOrNull(installation.suspendedAt),
  };
}

/** Whether the app works on all of the account's repositories or on some. */
export function selectionOf(world: World, { account, repositories }: Installation): "all" | "selected" {
  const all = world.repositories.filter(({ owner }) => owner === account);
  return all.length === repositories.length ? "all" : "selected";
}
