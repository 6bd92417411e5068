/** What owners do with the app on their installation's page. */
import type { Account } from "./account.ts";
import { type Installation, nextId, type Repository, type World } from "./world.ts";

/** The app gets a repository; an owner has one installation, which the first of them makes. */
export function install(world: World, repository: Repository, by: Account): void {
  const there = world.installations.find(({ account }) => account === repository.owner);
  if (there?.repositories.includes(repository)) return;
  if (there !== undefined) {
    there.repositories.push(repository);
    return world.tell({
      event: "installation_repositories",
      action: "added",
      by,
      installation: there,
      added: [repository],
    });
  }
  const { permissions } = world.app;
  const given = { account: repository.owner, permissions, repositories: [repository], suspendedAt: null };
  const installation: Installation = { id: nextId(world), createdAt: world.now, ...given };
  world.installations.push(installation);
  world.tell({ event: "installation", action: "created", by, installation });
}

/** From then on its tokens are refused and it hears of nothing. */
export function suspend(world: World, installation: Installation, by: Account): void {
  if (installation.suspendedAt !== null) return;
  installation.suspendedAt = world.now;
  world.tell({ event: "installation", action: "suspend", by, installation });
}

export function unsuspend(world: World, installation: Installation, by: Account): void {
  if (installation.suspendedAt === null) return;
  installation.suspendedAt = null;
  world.tell({ event: "installation", action: "unsuspend", by, installation });
}

/** Its tokens end, and it hears of nothing but that. */
export function uninstall(world: World, installation: Installation, by: Account): void {
  world.installations = world.installations.filter((other) => other !== installation);
  for (const [token, grant] of world.grants) if (grant.installation === installation) world.grants.delete(token);
  world.tell({ event: "installation", action: "deleted", by, installation });
}
