/** Comments on issues. */
import { commentShape } from "../shapes/comment.ts";
import { may } from "../world/actor.ts";
import { addComment, commentWithId, deleteComment, editComment, type Found } from "../world/comment.ts";
import { commentsOf } from "../world/issue.ts";
import { lacksRole, notFound } from "../world/refusal.ts";
import { created, noContent, ok } from "./answer.ts";
import { checkLock, placeAt, placeOf, READS, WRITES } from "./issue-call.ts";
import { paged } from "./page.ts";
import { repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

export const COMMENTS: Row[] = [
  repositoryRoute("issues/list-comments", { permission: READS }, (call) => {
    const { issue } = placeOf(call);
    const comments = commentsOf(issue).filter(({ updatedAt }) => isSince(call.given.since, updatedAt));
    return paged(call, comments, (comment) => shaped(call, { issue, comment }));
  }),
  repositoryRoute("issues/list-comments-for-repo", { permission: READS }, (call) => {
    const { sort = "created", direction = "asc", since } = call.given;
    const at = ({ comment }: Found) => (sort === "updated" ? comment.updatedAt : comment.createdAt);
    const sign = direction === "desc" ? -1 : 1;
    const all = call.repository.issues
      .flatMap((issue) => commentsOf(issue).map((comment) => ({ issue, comment })))
      .filter(({ comment }) => isSince(since, comment.updatedAt))
      .toSorted((one, other) => sign * (at(one) - at(other) || one.comment.id - other.comment.id));
    return paged(call, all, (one) => shaped(call, one));
  }),
  repositoryRoute("issues/create-comment", { permission: WRITES }, (call) => {
    const place = placeOf(call);
    checkLock(call, place.issue);
    return created(shaped(call, { issue: place.issue, comment: addComment(place, call.given.body) }));
  }),
  repositoryRoute("issues/get-comment", { permission: READS }, (call) => ok(shaped(call, found(call)))),
  repositoryRoute("issues/update-comment", { permission: WRITES }, (call) => {
    const { issue, comment } = own(call);
    editComment(placeAt(call, issue), comment, call.given.body);
    return ok(shaped(call, { issue, comment }));
  }),
  repositoryRoute("issues/delete-comment", { permission: WRITES }, (call) => {
    const { issue, comment } = own(call);
    deleteComment(placeAt(call, issue), comment);
    return noContent();
  }),
];

type OfComment = RepositoryCall<{ comment_id: number }>;

function shaped({ world, repository }: RepositoryCall<unknown>, { issue, comment }: Found) {
  return commentShape(world, { repository, issue }, comment);
}

function found({ repository, given }: OfComment): Found {
  const there = commentWithId(repository, given.comment_id);
  if (there === null) throw notFound();
  return there;
}

/** A comment that the actor may change: one's own, or with write access anybody's (github-facts.md, "roles"). */
function own(call: OfComment): Found {
  const there = found(call);
  if (there.comment.by !== call.actor.account && !may(call.actor, call.repository, "write")) throw lacksRole("write");
  return there;
}

function isSince(since: string | undefined, at: number): boolean {
  return since === undefined || at >= Date.parse(since);
}
