import type { Comment, Issue } from "../world/issue.ts";
import type { Repository, World } from "../world/world.ts";
import { associationOf, simpleUser } from "./account.ts";
import { viaApp } from "./app.ts";
import { nodeId, pageUrl, repoUrl, timeOf } from "./basics.ts";
import { rollup } from "./reaction.ts";

/** Which issue of which repository a comment or event is of. */
export interface IssueAddress {
  repository: Repository;
  issue: Issue;
}

export function commentShape(world: World, { repository, issue }: IssueAddress, comment: Comment) {
  const { id, by, body } = comment;
  const url = repoUrl(world, repository, `/issues/comments/${id}`);
  return {
    id,
    node_id: nodeId("IssueComment", id),
    url,
    html_url: pageUrl(world, repository, `/issues/${issue.number}#issuecomment-${id}`),
    issue_url: repoUrl(world, repository, `/issues/${issue.number}`),
    user: simpleUser(world, by),
    created_at: timeOf(comment.createdAt),
    updated_at: timeOf(comment.updatedAt),
    body,
    author_association: associationOf(world, repository, by),
    reactions: rollup(`${url}/reactions`, comment),
    performed_via_github_app: viaApp(world, by),
  };
}
