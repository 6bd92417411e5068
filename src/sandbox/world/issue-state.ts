/** Issues are closed, opened again, locked and unlocked. */
import { type ClosingReason, type IssuePlace, type LockReason, note } from "./issue.ts";

/** Closes it; a closed one that is closed for another reason gets that reason, with an event of its own. */
export function closeIssue(place: IssuePlace, reason: ClosingReason | null, commit?: string): void {
  const { world, repository, issue, by } = place;
  const stateReason = reason ?? (issue.state === "closed" ? issue.stateReason : "completed");
  if (issue.state === "closed" && issue.stateReason === stateReason) return;
  Object.assign(issue, { state: "closed", stateReason, closedBy: by, closedAt: world.now });
  const because = commit === undefined ? {} : { commit };
  note(place, { event: "closed", stateReason: reason ?? "completed", ...because });
  world.tell({ event: "issues", action: "closed", repository, by, issue });
}

/** An open one stays as it is. */
export function reopenIssue(place: IssuePlace): void {
  const { world, repository, issue, by } = place;
  if (issue.state === "open") return;
  Object.assign(issue, { state: "open", stateReason: "reopened", closedBy: null, closedAt: null });
  note(place, { event: "reopened" });
  world.tell({ event: "issues", action: "reopened", repository, by, issue });
}

export function lockIssue(place: IssuePlace, reason: LockReason | null): void {
  const { world, repository, issue, by } = place;
  if (issue.lock !== null) return;
  issue.lock = { reason };
  note(place, { event: "locked", lockReason: reason });
  world.tell({ event: "issues", action: "locked", repository, by, issue });
}

export function unlockIssue(place: IssuePlace): void {
  const { world, repository, issue, by } = place;
  if (issue.lock === null) return;
  issue.lock = null;
  note(place, { event: "unlocked" });
  world.tell({ event: "issues", action: "unlocked", repository, by, issue });
}

/** Takes the issue out of its repository; its number is not given again. */
export function deleteIssue({ world, repository, issue, by }: IssuePlace): void {
  repository.issues = repository.issues.filter((other) => other !== issue);
  repository.gone.set(issue.number, null);
  world.tell({ event: "issues", action: "deleted", repository, by, issue });
}
