/** Issues are opened, renamed and rewritten. */
import type { Account } from "./account.ts";
import { assign } from "./assign.ts";
import type { Changes } from "./happening.ts";
import { type Issue, type IssuePlace, note } from "./issue.ts";
import { setLabel } from "./labelling.ts";
import type { LabelLook } from "./label.ts";
import { invalid } from "./refusal.ts";
import { nextId, type Repository, type World } from "./world.ts";

/** GitHub's limits in characters. */
const LONGEST_TITLE = 256;
export const LONGEST_BODY = 65_536;

export interface IssueDraft {
  title: string;
  body: string | null;
  /** Whether the author may set them was judged before. */
  labels: LabelLook[];
  assignees: Account[];
}

/** Where an issue is opened, and by whom. */
export interface OpeningPlace {
  world: World;
  repository: Repository;
  by: Account;
}

/** Opens an issue, then sets its labels and assignees as GitHub does: each with an event and a webhook of its own. */
export function openIssue({ world, repository, by }: OpeningPlace, draft: IssueDraft): Issue {
  const { title, body } = checkedText(draft);
  const issue = blankIssue({ world, repository, by }, { title, body });
  repository.issues.push(issue);
  world.tell({ event: "issues", action: "opened", repository, by, issue });
  const place = { world, repository, issue, by };
  for (const label of draft.labels) setLabel(place, label);
  for (const assignee of draft.assignees) assign(place, assignee);
  return issue;
}

/** An issue with the next number, not yet in the repository. */
export function blankIssue({ world, repository, by }: OpeningPlace, { title, body }: Text): Issue {
  const number = repository.nextNumber;
  repository.nextNumber += 1;
  return {
    id: nextId(world),
    number,
    title,
    body,
    by,
    state: "open",
    stateReason: null,
    closedBy: null,
    closedAt: null,
    labels: [],
    assignees: [],
    lock: null,
    reactions: [],
    timeline: [],
    createdAt: world.now,
    updatedAt: world.now,
    pull: null,
  };
}

/** A new title or body; what is left out stays. */
export function editIssue(place: IssuePlace, change: Partial<Text>): void {
  const { world, repository, issue, by } = place;
  const { title, body } = checkedText({ title: issue.title, body: issue.body, ...change });
  const changes: Changes = {};
  if (title !== issue.title) {
    changes["title"] = { from: issue.title };
    note(place, { event: "renamed", rename: { from: issue.title, to: title } });
  }
  if (body !== issue.body) changes["body"] = { from: issue.body ?? "" };
  if (Object.keys(changes).length === 0) return;
  Object.assign(issue, { title, body, updatedAt: world.now });
  world.tell({ event: "issues", action: "edited", repository, by, issue, changes });
}

interface Text {
  title: string;
  body: string | null;
}

/** Throws 422 for what GitHub takes for no title or no body. */
export function checkedText({ title, body }: Text): Text {
  const resource = "Issue";
  if (title.trim() === "") throw invalid({ resource, code: "missing_field", field: "title" });
  if (title.length > LONGEST_TITLE) {
    const message = `title is too long (maximum is ${LONGEST_TITLE} characters)`;
    throw invalid({ resource, code: "custom", field: "title", message });
  }
  if ((body ?? "").length > LONGEST_BODY) {
    const message = `body is too long (maximum is ${LONGEST_BODY} characters)`;
    throw invalid({ resource, code: "custom", field: "body", message });
  }
  return { title, body };
}
