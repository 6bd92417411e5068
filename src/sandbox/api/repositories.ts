/** A repository, who works in it, its branches and commits, and how much may still be asked. */
import { simpleUser } from "../shapes/account.ts";
import { repoUrl } from "../shapes/basics.ts";
import { commitShape } from "../shapes/git.ts";
import { fullRepository } from "../shapes/repository.ts";
import { ROLES, type Role } from "../setup.ts";
import type { Account } from "../world/account.ts";
import { may } from "../world/actor.ts";
import { refsBelow } from "../world/git-store.ts";
import { hasAccess, rightsOf, roleOf } from "../world/role.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import { grants } from "../world/token.ts";
import { accountNamed, type Repository } from "../world/world.ts";
import { noContent, ok } from "./answer.ts";
import { branchOf, commitNamed, wantedCommits } from "./commits.ts";
import { paged } from "./page.ts";
import { repositoryRoute, type RepositoryCall, route, type Row } from "./route.ts";
import { usageOf } from "../world/usage.ts";

const CONTENTS = { permission: ["contents:read"] };

export const REPOSITORIES: Row[] = [
  repositoryRoute("repos/get", {}, ({ world, repository, actor }) => {
    const writes = actor.kind === "installation" && grants(actor.grant.permissions, "contents:write");
    const role = actor.kind === "installation" ? (writes ? "write" : "read") : roleOf(repository, actor.account);
    return ok(fullRepository(world, repository, role));
  }),
  repositoryRoute("repos/list-collaborators", { role: "write" }, (call) => {
    const { world, repository, given } = call;
    const { permission = "pull" } = given;
    const people = [...world.accounts.values()].filter(
      (account) => hasAccess(repository, account) && rightsOf(roleOf(repository, account))[permission],
    );
    return paged(call, people, (account) => ({
      ...simpleUser(world, account),
      ...standingOf(roleOf(repository, account)),
    }));
  }),
  repositoryRoute("repos/check-collaborator", {}, (call) => {
    if (!hasAccess(call.repository, accountIn(call))) throw notFound();
    return noContent();
  }),
  repositoryRoute("repos/get-collaborator-permission-level", {}, (call) => {
    if (!may(call.actor, call.repository, "write")) {
      throw new Refusal(403, "Must have push access to view collaborator permission.");
    }
    const account = accountIn(call);
    const role = roleOf(call.repository, account);
    const standing = standingOf(role);
    const user = { ...simpleUser(call.world, account), ...standing };
    return ok({ permission: COARSE[role ?? "none"], role_name: standing.role_name, user });
  }),
  repositoryRoute("issues/list-assignees", {}, (call) =>
    paged(call, assignable(call), (account) => simpleUser(call.world, account)),
  ),
  repositoryRoute("issues/check-user-can-be-assigned", {}, (call) => {
    const login = call.given.assignee.toLowerCase();
    if (!assignable(call).some((account) => account.login.toLowerCase() === login)) throw notFound();
    return noContent();
  }),
  repositoryRoute("repos/list-branches", CONTENTS, (call) => {
    const { repository, world } = call;
    return paged(call, refsBelow(repository.git, HEADS), ({ ref, sha }) => ({
      name: ref.slice(HEADS.length),
      commit: { sha, url: repoUrl(world, repository, `/commits/${sha}`) },
      protected: false,
    }));
  }),
  repositoryRoute("repos/get-branch", CONTENTS, ({ world, repository, given }) =>
    ok(branchOf(world, repository, given.branch)),
  ),
  repositoryRoute("repos/list-commits", CONTENTS, (call) =>
    paged(call, wantedCommits(call), (commit) => commitShape(call.world, call.repository, commit)),
  ),
  repositoryRoute("repos/get-commit", CONTENTS, ({ world, repository, given }) =>
    ok(commitShape(world, repository, commitNamed(repository, given.ref))),
  ),
  route("rate-limit/get", {}, ({ world, actor }) => {
    const { limit, used, resetAt } = usageOf(world.usages, actor, world.now);
    const rate = { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(resetAt / 1000) };
    return ok({ resources: { core: rate, search: { ...rate, limit: 30, used: 0, remaining: 30 } }, rate });
  }),
];

const HEADS = "refs/heads/";

/** `permission` knows four words only: triage is told as read, maintain as write (github-facts.md, "roles"). */
const COARSE: Record<Role | "none", string> = {
  none: "none",
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

function standingOf(role: Role | null) {
  return { permissions: rightsOf(role), role_name: ROLES.find((known) => known === role) ?? "none" };
}

function accountIn({ world, given: { username } }: RepositoryCall<{ username: string }>): Account {
  const account = accountNamed(world, username);
  if (account === null) throw new Refusal(404, `${username} is not a user`);
  return account;
}

function assignable({
  world,
  repository,
}: {
  world: RepositoryCall<unknown>["world"];
  repository: Repository;
}): Account[] {
  return [...world.accounts.values()].filter((account) => hasAccess(repository, account));
}
