import { commentsOf, type Issue } from "../world/issue.ts";
import type { Repository, World } from "../world/world.ts";
import { associationOf, simpleUser, userOrNull } from "./account.ts";
import { viaApp } from "./app.ts";
import { nodeId, pageUrl, repoUrl, timeOf, timeOrNull } from "./basics.ts";
import { labelShape } from "./label.ts";
import { rollup } from "./reaction.ts";

/** An issue as the API shows it alone and in lists. */
export function issueShape(world: World, repository: Repository, issue: Issue) {
  return {
    ...addressesOf(world, repository, issue),
    ...commonShape(world, repository, issue),
    node_id: nodeId("Issue", issue.id),
    state_reason: issue.stateReason,
    comments: commentsOf(issue).length,
    reactions: rollup(repoUrl(world, repository, `/issues/${issue.number}/reactions`), issue),
    performed_via_github_app: viaApp(world, issue.by),
    ...pullOf(world, repository, issue),
  };
}

/** What issues and pull requests show alike. */
export function commonShape(world: World, repository: Repository, issue: Issue) {
  const [assignee = null] = issue.assignees;
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: simpleUser(world, issue.by),
    labels: issue.labels.map((label) => labelShape(world, repository, label)),
    state: issue.state,
    locked: issue.lock !== null,
    active_lock_reason: issue.lock?.reason ?? null,
    assignee: userOrNull(world, assignee),
    assignees: issue.assignees.map((account) => simpleUser(world, account)),
    milestone: null,
    created_at: timeOf(issue.createdAt),
    updated_at: timeOf(issue.updatedAt),
    closed_at: timeOrNull(issue.closedAt),
    author_association: associationOf(world, repository, issue.by),
  };
}

/** An issue on its own page of the API says also who closed it. */
export function fullIssue(world: World, repository: Repository, issue: Issue) {
  return { ...issueShape(world, repository, issue), closed_by: userOrNull(world, issue.closedBy) };
}

function addressesOf(world: World, repository: Repository, { number, pull }: Issue) {
  const url = repoUrl(world, repository, `/issues/${number}`);
  return {
    url,
    repository_url: repoUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: pageUrl(world, repository, `/${pull === null ? "issues" : "pull"}/${number}`),
  };
}

/** What marks a pull request among issues. */
function pullOf(world: World, repository: Repository, { number, pull }: Issue) {
  if (pull === null) return {};
  const page = pageUrl(world, repository, `/pull/${number}`);
  const addresses = { html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
  const url = repoUrl(world, repository, `/pulls/${number}`);
  return { draft: pull.draft, pull_request: { url, ...addresses, merged_at: timeOrNull(pull.mergedAt) } };
}
