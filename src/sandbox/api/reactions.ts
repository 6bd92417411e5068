/** Reactions to issues and comments. */
import { reactionShape } from "../shapes/reaction.ts";
import { commentWithId } from "../world/comment.ts";
import type { Comment, Issue, ReactionContent } from "../world/issue.ts";
import { react, takeBack } from "../world/reaction.ts";
import { notFound } from "../world/refusal.ts";
import { type Answer, noContent } from "./answer.ts";
import { checkLock, placeOf, READS, WRITES } from "./issue-call.ts";
import { paged } from "./page.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

export const REACTIONS: Row[] = [
  repositoryRoute("reactions/list-for-issue", { permission: READS }, (call) => listed(call, placeOf(call).issue)),
  repositoryRoute("reactions/create-for-issue", { permission: WRITES }, (call) => given(call, placeOf(call))),
  repositoryRoute("reactions/delete-for-issue", { permission: WRITES }, (call) => taken(call, placeOf(call).issue)),
  repositoryRoute("reactions/list-for-issue-comment", { permission: READS }, (call) =>
    listed(call, ofComment(call).comment),
  ),
  repositoryRoute("reactions/create-for-issue-comment", { permission: WRITES }, (call) => given(call, ofComment(call))),
  repositoryRoute("reactions/delete-for-issue-comment", { permission: WRITES }, (call) =>
    taken(call, ofComment(call).comment),
  ),
];

type Listing = RepositoryCall<Given<"reactions/list-for-issue" | "reactions/list-for-issue-comment">>;

function listed(call: Listing, { reactions }: Issue | Comment): Answer {
  const { content } = call.given;
  const wanted = reactions.filter((reaction) => content === undefined || reaction.content === content);
  return paged(call, wanted, (reaction) => reactionShape(call.world, reaction));
}

/** 200 instead of 201 says that the actor had given it already. */
function given(call: RepositoryCall<{ content: ReactionContent }>, { issue, comment }: Subject): Answer {
  const { world, actor } = call;
  checkLock(call, issue);
  const { reaction, isNew } = react(world, comment ?? issue, { by: actor.account, content: call.given.content });
  return { status: isNew ? 201 : 200, body: reactionShape(world, reaction) };
}

function taken(
  { actor, given: { reaction_id } }: RepositoryCall<{ reaction_id: number }>,
  subject: Issue | Comment,
): Answer {
  if (!takeBack(subject, reaction_id, actor.account)) throw notFound();
  return noContent();
}

/** An issue, or a comment on it. */
interface Subject {
  issue: Issue;
  comment?: Comment;
}

function ofComment({ repository, given: { comment_id } }: RepositoryCall<{ comment_id: number }>) {
  const found = commentWithId(repository, comment_id);
  if (found === null) throw notFound();
  return found;
}
