import { commentsOf, type Issue } from "../world/issue.ts";
import { commitsOf, endsOf, type Pull } from "../world/pull.ts";
import { type ChangedFile, sizeOf } from "../world/pull-size.ts";
import { fullName, type Repository, type World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { nodeId, pageUrl, repoUrl, timeOrNull } from "./basics.ts";
import { commonShape } from "./issue.ts";
import { repositoryShape } from "./repository.ts";

/** A pull request as lists show it. */
export function pullShape(world: World, repository: Repository, { issue, pull }: OfPull) {
  const ends = endsOf(repository, pull);
  return {
    ...commonShape(world, repository, issue),
    ...addressesOf(world, repository, { issue, head: ends.head }),
    node_id: nodeId("PullRequest", issue.id),
    draft: pull.draft,
    merged_at: timeOrNull(pull.mergedAt),
    merge_commit_sha: null,
    requested_reviewers: [],
    requested_teams: [],
    head: endShape(world, repository, { ref: pull.head, sha: ends.head }),
    base: endShape(world, repository, { ref: pull.base, sha: ends.base }),
    auto_merge: null,
  };
}

/** A pull request as its own page of the API shows it. Whether it can be merged is never said: GitHub computes it later. */
export function fullPull(world: World, repository: Repository, { issue, pull }: OfPull) {
  const { files, additions, deletions } = sizeOf(repository, pull);
  return {
    ...pullShape(world, repository, { issue, pull }),
    merged: pull.mergedAt !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: "unknown",
    merged_by: null,
    comments: commentsOf(issue).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOf(repository, pull).length,
    changed_files: files,
    additions,
    deletions,
  };
}

/** A file that a pull request changes; without its differences line by line. `head`: the commit in which it stands. */
export function changedShape(world: World, repository: Repository, file: ChangedFile & { head: string }) {
  const { path, before, after, additions, deletions, head } = file;
  const name = encodeURIComponent(path);
  return {
    sha: after ?? before ?? null,
    filename: path,
    status: before === undefined ? "added" : after === undefined ? "removed" : "modified",
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: pageUrl(world, repository, `/blob/${head}/${name}`),
    raw_url: pageUrl(world, repository, `/raw/${head}/${name}`),
    contents_url: repoUrl(world, repository, `/contents/${name}?ref=${head}`),
  };
}

/** An issue that is a pull request. */
export interface OfPull {
  issue: Issue;
  pull: Pull;
}

function addressesOf(world: World, repository: Repository, { issue, head }: { issue: Issue; head: string }) {
  const { number } = issue;
  const url = repoUrl(world, repository, `/pulls/${number}`);
  const issueUrl = repoUrl(world, repository, `/issues/${number}`);
  const html = `${world.origin}/${fullName(repository)}/pull/${number}`;
  const links = {
    review_comments: `${url}/comments`,
    review_comment: repoUrl(world, repository, "/pulls/comments{/number}"),
    commits: `${url}/commits`,
    statuses: repoUrl(world, repository, `/statuses/${head}`),
    comments: `${issueUrl}/comments`,
  };
  const named = Object.entries(links).map(([name, link]) => [`${name}_url`, link]);
  const hrefs = Object.entries({ ...links, self: url, html, issue: issueUrl }).map(([name, href]) => [name, { href }]);
  return {
    ...Object.fromEntries(named),
    url,
    html_url: html,
    issue_url: issueUrl,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    _links: Object.fromEntries(hrefs),
  };
}

function endShape(world: World, repository: Repository, { ref, sha }: { ref: string; sha: string }) {
  const label = `${repository.owner.login}:${ref}`;
  return { label, ref, sha, user: simpleUser(world, repository.owner), repo: repositoryShape(world, repository) };
}
