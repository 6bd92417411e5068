import type { Repository, World } from "../world/world.ts";
import { fullName } from "../world/world.ts";
import { pageUrl, repoUrl } from "./basics.ts";

/** What follows a repository's address, as URI templates where GitHub's are. */
const PATHS = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
} as const;

/** All addresses of a repository. */
export function repositoryUrls(world: World, repository: Repository) {
  const below = Object.entries(PATHS).map(([name, path]) => [name, repoUrl(world, repository, path)]);
  const host = new URL(world.origin).host;
  return {
    ...Object.fromEntries(below),
    url: repoUrl(world, repository),
    html_url: pageUrl(world, repository),
    git_url: `git://${host}/${fullName(repository)}.git`,
    ssh_url: `ssh://git@${host}/${fullName(repository)}.git`,
    clone_url: pageUrl(world, repository, ".git"),
    svn_url: pageUrl(world, repository),
  };
}
