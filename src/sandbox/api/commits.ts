/** Commits and branches as the repository's own routes show them. */
import { pageUrl, repoUrl } from "../shapes/basics.ts";
import { commitShape } from "../shapes/git.ts";
import type { Commit } from "../world/git-object.ts";
import { commitOf, history, isEmpty, resolve } from "../world/git-store.ts";
import { entryAt } from "../world/git-tree.ts";
import { Refusal } from "../world/refusal.ts";
import type { Repository, World } from "../world/world.ts";
import type { Given, RepositoryCall } from "./route.ts";

export interface NamedCommit {
  sha: string;
  commit: Commit;
}

/** What GitHub says of most of a repository that has no commit yet. */
export function checkFilled({ git }: Repository): void {
  if (isEmpty(git)) throw new Refusal(409, "Git Repository is empty.");
}

/** The commit that a branch, tag or SHA names; throws 422 when none does, 409 in an empty repository. */
export function commitNamed(repository: Repository, name: string): NamedCommit {
  checkFilled(repository);
  const sha = resolve(repository.git, name);
  const commit = sha === null ? null : commitOf(repository.git, sha);
  if (sha === null || commit === null) throw new Refusal(422, `No commit found for SHA: ${name}`);
  return { sha, commit };
}

/** A branch with its commit; none is protected. */
export function branchOf(world: World, repository: Repository, name: string) {
  const sha = repository.git.refs.get(`refs/heads/${name}`);
  const commit = sha === undefined ? null : commitOf(repository.git, sha);
  if (sha === undefined || commit === null) throw new Refusal(404, "Branch not found");
  const self = repoUrl(world, repository, `/branches/${encodeURIComponent(name)}`);
  return {
    name,
    commit: commitShape(world, repository, { sha, commit }),
    _links: { self, html: pageUrl(world, repository, `/tree/${encodeURIComponent(name)}`) },
    protected: false,
    protection: { enabled: false, required_status_checks: { enforcement_level: "off", contexts: [], checks: [] } },
    protection_url: `${self}/protection`,
  };
}

/** The commits behind a branch or SHA, newest first; with a path only those that changed what stands there. */
export function wantedCommits({ repository, given }: RepositoryCall<Given<"repos/list-commits">>): NamedCommit[] {
  const { git } = repository;
  const start = commitNamed(repository, given.sha ?? repository.defaultBranch);
  const { path, since, until } = given;
  return history(git, start.sha)
    .flatMap((sha) => ({ sha, commit: commitOf(git, sha) }))
    .filter((named): named is NamedCommit => named.commit !== null)
    .filter(({ commit }) => path === undefined || changed(repository, commit, path))
    .filter(({ commit: { committer } }) => since === undefined || committer.at >= Date.parse(since))
    .filter(({ commit: { committer } }) => until === undefined || committer.at <= Date.parse(until));
}

function changed({ git }: Repository, { tree, parents }: Commit, path: string): boolean {
  const now = entryAt(git, tree, path)?.sha;
  const before = parents.map((parent) => entryAt(git, commitOf(git, parent)?.tree ?? "", path)?.sha);
  return before.length === 0 ? now !== undefined : before.every((sha) => sha !== now);
}
