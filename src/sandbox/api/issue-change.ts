/** `PATCH` of an issue: each field by its own rule of who may change it. */
import { replaceAssignees } from "../world/assign.ts";
import { may } from "../world/actor.ts";
import type { ClosingReason, IssuePlace } from "../world/issue.ts";
import { closeIssue, reopenIssue } from "../world/issue-state.ts";
import { editIssue } from "../world/issue-text.ts";
import { replaceLabels } from "../world/labelling.ts";
import { lacksRole } from "../world/refusal.ts";
import { accountsNamed } from "./issue-call.ts";
import { looksOf } from "./label-names.ts";
import type { Given, RepositoryCall } from "./route.ts";

type Change = RepositoryCall<Given<"issues/update">>;

/** Makes the changes; throws 403 before any of them when one is not allowed. */
export function changeIssue(call: Change, place: IssuePlace): void {
  const { given, repository, actor } = call;
  checkRights(call, place);
  const { title, body } = given;
  const text = { ...(isGiven(title) ? { title: String(title) } : {}), ...(body === undefined ? {} : { body }) };
  if (Object.keys(text).length > 0) editIssue(place, text);
  changeState(call, place);
  // Labels and assignees of whoever may not set them are dropped in silence, as GitHub documents.
  if (!may(actor, repository, "triage")) return;
  if (given.labels !== undefined) replaceLabels(place, looksOf(given.labels));
  const assignees = assigneesOf(given);
  if (assignees !== null) replaceAssignees(place, accountsNamed(call.world, assignees));
}

/** An author may rewrite, close, and open again what they closed themselves (github-facts.md, "submitter"). */
function checkRights({ given, actor, repository }: Change, { issue, by }: IssuePlace): void {
  const { title, body, state } = given;
  const isAuthor = issue.by === by;
  if ((isGiven(title) || body !== undefined) && !isAuthor && !may(actor, repository, "write")) throw lacksRole("write");
  if (state === undefined || may(actor, repository, "triage")) return;
  const reopens = state === "open" && issue.state === "closed";
  if (!isAuthor || (reopens && issue.closedBy !== by)) throw lacksRole("triage");
}

/** A title of null changes nothing. */
function isGiven(title: Change["given"]["title"]): boolean {
  return title !== undefined && title !== null;
}

function changeState({ given: { state, state_reason } }: Change, place: IssuePlace): void {
  if (state === "closed") closeIssue(place, closingReason(state_reason));
  if (state === "open") reopenIssue(place);
}

function closingReason(reason: Change["given"]["state_reason"]): ClosingReason | null {
  return reason === undefined || reason === "reopened" ? null : reason;
}

/** Null when they are not to change. GitHub takes a single `assignee` too; an empty one is nobody. */
function assigneesOf({ assignees, assignee }: Change["given"]): string[] | null {
  const named: readonly (string | { login?: string })[] | undefined = assignees;
  if (named !== undefined) return named.map((one) => (typeof one === "string" ? one : (one.login ?? "")));
  if (assignee === undefined) return null;
  return assignee === null || assignee === "" ? [] : [assignee];
}
