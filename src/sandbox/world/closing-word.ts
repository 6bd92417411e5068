/** A closing word ("Fixes #12") in what reaches the default branch closes the issue it names. */
import { commitOf, history } from "./git-store.ts";
import type { RefPlace } from "./git-ref.ts";
import { issueNumbered } from "./issue.ts";
import { closeIssue } from "./issue-state.ts";

/** GitHub's nine words, in any case; of other repositories' issues nothing is closed. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi;

/** Closes the open issues that a text names, by the commit it came with, in the name of whoever pushed. */
export function closeNamed({ world, repository, by }: RefPlace, text: string, commit: string): void {
  for (const [, number] of text.matchAll(CLOSING)) {
    const issue = issueNumbered(repository, Number(number));
    if (issue?.state === "open") closeIssue({ world, repository, issue, by }, "completed", commit);
  }
}

/** By the messages of the commits that are new on a branch, oldest first; `before` is null for a new branch. */
export function closeByCommits(place: RefPlace, before: string | null, after: string): void {
  const { git } = place.repository;
  const there = new Set(before === null ? [] : history(git, before));
  const added = history(git, after).filter((sha) => !there.has(sha));
  for (const sha of added.toReversed()) closeNamed(place, commitOf(git, sha)?.message ?? "", sha);
}
