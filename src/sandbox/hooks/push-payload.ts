/** What the webhook of a push says of its commits. */
import { pageUrl, timeOf } from "../shapes/basics.ts";
import { emailOf } from "../world/account.ts";
import type { Signature } from "../world/git-object.ts";
import { commitOf, history } from "../world/git-store.ts";
import { leavesOf } from "../world/git-tree.ts";
import type { PushHappening } from "../world/happening.ts";
import type { Repository, World } from "../world/world.ts";

/** Stands for no commit. */
const NONE = "0".repeat(40);

/** GitHub names this many commits at most. */
const MOST = 2_048;

export function pushPayload(world: World, { repository, by, ref, before, after, forced }: PushHappening) {
  const commits = newCommits(repository, { before, after }).map((sha) => commitIn(world, repository, sha));
  const range = `/compare/${(before ?? NONE).slice(0, 12)}...${(after ?? NONE).slice(0, 12)}`;
  return {
    ref,
    before: before ?? NONE,
    after: after ?? NONE,
    base_ref: null,
    created: before === null,
    deleted: after === null,
    forced,
    compare: pageUrl(world, repository, range),
    commits,
    head_commit: after === null ? null : commitIn(world, repository, after),
    pusher: { name: by.login, email: emailOf(by) },
  };
}

/** What the push added, oldest first. */
function newCommits({ git }: Repository, { before, after }: Pick<PushHappening, "before" | "after">): string[] {
  if (after === null) return [];
  const known = new Set(before === null ? [] : history(git, before));
  return history(git, after)
    .filter((sha) => !known.has(sha))
    .slice(0, MOST)
    .toReversed();
}

function commitIn(world: World, repository: Repository, sha: string) {
  const commit = commitOf(repository.git, sha);
  if (commit === null) throw new Error(`there is no commit ${sha}`);
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: timeOf(commit.committer.at),
    url: pageUrl(world, repository, `/commit/${sha}`),
    author: nameOf(commit.author),
    committer: nameOf(commit.committer),
    ...filesIn(repository, sha),
  };
}

function nameOf({ name, email }: Signature) {
  return { name, email };
}

/** The paths that a commit changed against its first parent. */
function filesIn({ git }: Repository, sha: string) {
  const commit = commitOf(git, sha);
  const parent = commitOf(git, commit?.parents[0] ?? "");
  const before = parent === null ? new Map() : leavesOf(git, parent.tree);
  const now = leavesOf(git, commit?.tree ?? "");
  return {
    added: [...now.keys()].filter((path) => !before.has(path)),
    removed: [...before.keys()].filter((path) => !now.has(path)),
    modified: [...now]
      .filter(([path, leaf]) => before.has(path) && before.get(path)?.sha !== leaf.sha)
      .map(([path]) => path),
  };
}
