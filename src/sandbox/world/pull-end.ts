/**
 * What happens to branches happens to their pull requests: they bring something else when the head moves, are merged when
 * the base has their commits, and closed when the head is gone.
 */
import { closeNamed } from "./closing-word.ts";
import type { RefPlace } from "./git-ref.ts";
import type { Issue, IssuePlace } from "./issue.ts";
import { closeIssue, reopenIssue } from "./issue-state.ts";
import { commitsOf, endsOf, type Pull } from "./pull.ts";
import { invalid } from "./refusal.ts";

/**
 * A branch was moved: the open pull requests into it that bring nothing any more are merged. What they say in their
 * description that they close is closed when they go into the default branch.
 */
export function mergeInto(place: RefPlace, ref: string): void {
  const { world, repository } = place;
  for (const { issue, pull } of openPulls(place, ref, "base")) {
    if (commitsOf(repository, pull).length > 0) continue;
    pull.mergedAt = world.now;
    closeIssue({ ...place, issue }, null);
    if (pull.base === repository.defaultBranch) closeNamed(place, issue.body ?? "", endsOf(repository, pull).head);
  }
}

/** A branch was moved: the open pull requests from it bring something else now. */
export function moveHeads(place: RefPlace, ref: string, moved: { before: string; after: string }): void {
  const { world, repository, by } = place;
  for (const { issue } of openPulls(place, ref, "head")) {
    issue.updatedAt = world.now;
    world.tell({ event: "issues", action: "synchronize", repository, by, issue, moved });
  }
}

/** A branch was removed: the open pull requests from it are closed. */
export function closeFrom(place: RefPlace, ref: string): void {
  for (const { issue } of openPulls(place, ref, "head")) closeIssue({ ...place, issue }, null);
}

/** Throws 422 for one that was merged, or whose branch is gone. */
export function reopenPull(place: IssuePlace, { mergedAt, head }: Pull): void {
  const isThere = place.repository.git.refs.has(`refs/heads/${head}`);
  if (mergedAt === null && isThere) return reopenIssue(place);
  const message = `state cannot be changed. ${isThere ? "It was merged." : `The ${head} branch has been deleted.`}`;
  throw invalid({ resource: "PullRequest", field: "state", code: "custom", message });
}

function openPulls({ repository }: RefPlace, ref: string, end: "head" | "base"): { issue: Issue; pull: Pull }[] {
  return repository.issues
    .flatMap((issue) => (issue.pull === null || issue.state === "closed" ? [] : { issue, pull: issue.pull }))
    .filter(({ pull }) => ref === `refs/heads/${pull[end]}`);
}
