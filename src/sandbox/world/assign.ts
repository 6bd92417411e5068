/** Issues are given to people and taken from them. */
import type { Account } from "./account.ts";
import { type IssuePlace, note } from "./issue.ts";
import { hasAccess } from "./role.ts";

/** GitHub's limit; more are left out in silence. */
const MOST = 10;

/** Gives it to somebody with access; to anybody else it is not given, in silence, as at GitHub. */
export function assign(place: IssuePlace, assignee: Account): void {
  const { world, repository, issue, by } = place;
  if (!hasAccess(repository, assignee) || issue.assignees.includes(assignee) || issue.assignees.length >= MOST) return;
  issue.assignees.push(assignee);
  note(place, { event: "assigned", assignee });
  world.tell({ event: "issues", action: "assigned", repository, by, issue, assignee });
}

export function unassign(place: IssuePlace, assignee: Account): void {
  const { world, repository, issue, by } = place;
  if (!issue.assignees.includes(assignee)) return;
  issue.assignees = issue.assignees.filter((other) => other !== assignee);
  note(place, { event: "unassigned", assignee });
  world.tell({ event: "issues", action: "unassigned", repository, by, issue, assignee });
}

/** Exactly these people. */
export function replaceAssignees(place: IssuePlace, assignees: Account[]): void {
  for (const held of place.issue.assignees) if (!assignees.includes(held)) unassign(place, held);
  for (const assignee of assignees) assign(place, assignee);
}
