/** What people may do in a repository, by their role there. */
import { type Role, ROLES } from "../setup.ts";
import type { Account } from "./account.ts";
import type { Repository } from "./world.ts";

/** Null: the account may not see the repository. Everybody may read a public one. */
export function roleOf({ owner, collaborators, ...repository }: Repository, account: Account): Role | null {
  if (owner === account) return "admin";
  return collaborators.get(account.id) ?? (repository.private ? null : "read");
}

/** Whether a role, or none, is as great as the least that is needed. */
export function reaches(role: Role | null, least: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whoever has been given a role, and so may be assigned; the owner too where that is a person. */
export function hasAccess(repository: Repository, account: Account): boolean {
  if (account === repository.owner) return account.type === "User";
  return repository.collaborators.has(account.id);
}

/** GitHub's five rights, as it lists them beside a role. */
export function rightsOf(role: Role | null): Record<"pull" | "triage" | "push" | "maintain" | "admin", boolean> {
  return {
    pull: reaches(role, "read"),
    triage: reaches(role, "triage"),
    push: reaches(role, "write"),
    maintain: reaches(role, "maintain"),
    admin: reaches(role, "admin"),
  };
}
