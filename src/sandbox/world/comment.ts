/** Comments are written, rewritten and deleted. */
import { type Comment, type Issue, type IssuePlace, note } from "./issue.ts";
import { LONGEST_BODY } from "./issue-text.ts";
import { invalid } from "./refusal.ts";
import { nextId, type Repository } from "./world.ts";

export interface Found {
  issue: Issue;
  comment: Comment;
}

/** The comment of that id with its issue; null when there is none. */
export function commentWithId({ issues }: Repository, id: number): Found | null {
  for (const issue of issues) {
    const comment = issue.timeline.find((entry) => entry.kind === "comment" && entry.id === id);
    if (comment?.kind === "comment") return { issue, comment };
  }
  return null;
}

export function addComment({ world, repository, issue, by }: IssuePlace, body: string): Comment {
  checkBody(body);
  const { now } = world;
  const comment: Comment = {
    kind: "comment",
    id: nextId(world),
    by,
    body,
    reactions: [],
    createdAt: now,
    updatedAt: now,
  };
  issue.timeline.push(comment);
  issue.updatedAt = now;
  world.tell({ event: "issue_comment", action: "created", repository, by, issue, comment });
  return comment;
}

/** Who may edit it was judged before; the same text again is no edit. */
export function editComment(place: IssuePlace, comment: Comment, body: string): void {
  const { world, repository, issue, by } = place;
  checkBody(body);
  if (body === comment.body) return;
  const changes = { body: { from: comment.body } };
  Object.assign(comment, { body, updatedAt: world.now });
  issue.updatedAt = world.now;
  world.tell({ event: "issue_comment", action: "edited", repository, by, issue, comment, changes });
}

export function deleteComment(place: IssuePlace, comment: Comment): void {
  const { world, repository, issue, by } = place;
  issue.timeline = issue.timeline.filter((entry) => entry !== comment);
  note(place, { event: "comment_deleted" });
  world.tell({ event: "issue_comment", action: "deleted", repository, by, issue, comment });
}

function checkBody(body: string): void {
  const resource = "IssueComment";
  if (body.trim() === "") {
    throw invalid({ resource, code: "unprocessable", field: "data", message: "Body cannot be blank" });
  }
  if (body.length > LONGEST_BODY) {
    const message = `Body is too long (maximum is ${LONGEST_BODY} characters)`;
    throw invalid({ resource, code: "unprocessable", field: "data", message });
  }
}
