/** Whoever asks, and what they may do. */
import type { Role } from "../setup.ts";
import type { Account } from "./account.ts";
import { reaches, roleOf } from "./role.ts";
import type { Grant } from "./token.ts";
import type { Repository } from "./world.ts";

export type Actor =
  /** The app itself, by a JWT: it may only see and manage its installations. */
  | { kind: "app"; account: Account }
  /** An installation of the app, by a token that covers what its grant says. */
  | { kind: "installation"; account: Account; grant: Grant }
  | { kind: "person"; account: Account };

/** Whether the actor may do there what needs this role. What an installation may do was checked by its permissions. */
export function may(actor: Actor, repository: Repository, least: Role): boolean {
  return actor.kind === "person" ? reaches(roleOf(repository, actor.account), least) : actor.kind === "installation";
}
