/** Pull requests: an issue with a branch to be merged into another of the same repository. */
import { history } from "./git-store.ts";
import type { Issue } from "./issue.ts";
import { blankIssue, checkedText, type OpeningPlace } from "./issue-text.ts";
import { invalid } from "./refusal.ts";
import type { Repository } from "./world.ts";

export interface Pull {
  /** Branch names. */
  head: string;
  base: string;
  /** Where they stood when it was opened; later the branches say, while they are there. */
  headSha: string;
  baseSha: string;
  draft: boolean;
  /** Null while it is not merged. */
  mergedAt: number | null;
}

export interface PullDraft {
  title: string;
  body: string | null;
  head: string;
  base: string;
  draft: boolean;
}

/** Throws 422 when a branch is not there, brings nothing new, or has a pull request already. */
export function openPull({ world, repository, by }: OpeningPlace, draft: PullDraft): Issue {
  const pull = pullOf(repository, draft);
  const issue = { ...blankIssue({ world, repository, by }, checkedText(draft)), pull };
  repository.issues.push(issue);
  world.tell({ event: "issues", action: "opened", repository, by, issue });
  return issue;
}

function pullOf(repository: Repository, { head, base, draft }: PullDraft): Pull {
  const pull = {
    head,
    base,
    draft,
    mergedAt: null,
    headSha: tip(repository, { head }),
    baseSha: tip(repository, { base }),
  };
  if (commitsOf(repository, pull).length === 0) throw custom(`No commits between ${base} and ${head}`);
  const open = repository.issues.filter(({ state }) => state === "open");
  if (open.some((other) => other.pull?.head === head && other.pull.base === base)) {
    throw custom(`A pull request already exists for ${repository.owner.login}:${head}.`);
  }
  return pull;
}

/** Where a branch stands, named by the field in which it was asked for. */
function tip({ git }: Repository, asked: Record<string, string>): string {
  const [field = "", branch = ""] = Object.entries(asked)[0] ?? [];
  const sha = git.refs.get(`refs/heads/${branch}`);
  if (sha === undefined) throw invalid({ resource: "PullRequest", field, code: "invalid" });
  return sha;
}

function custom(message: string) {
  return invalid({ resource: "PullRequest", code: "custom", message });
}

/** Where its two branches stand now; where one stood at the beginning once it is gone. */
export function endsOf({ git }: Repository, { head, base, headSha, baseSha }: Pull): { head: string; base: string } {
  const at = (branch: string, before: string) => git.refs.get(`refs/heads/${branch}`) ?? before;
  return { head: at(head, headSha), base: at(base, baseSha) };
}

/** The commits it brings. */
export function commitsOf(repository: Repository, pull: Pull): string[] {
  const { head, base } = endsOf(repository, pull);
  const there = new Set(history(repository.git, base));
  return history(repository.git, head).filter((sha) => !there.has(sha));
}
