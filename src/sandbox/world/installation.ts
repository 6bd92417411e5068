/** What owners do with the app on their installation's page. */
import type { Account } from "./account.ts";
import type { Installation, World } from "./world.ts";

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
