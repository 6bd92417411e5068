import type { Role } from "../setup.ts";
import { rightsOf } from "../world/role.ts";
import { fullName, type Repository, type World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { nodeId, timeOf } from "./basics.ts";
import { repositoryUrls } from "./repository-urls.ts";

/** A repository as lists and webhooks show it. */
export function repositoryShape(world: World, repository: Repository) {
  return {
    ...nameOf(repository),
    owner: simpleUser(world, repository.owner),
    ...repositoryUrls(world, repository),
    ...countsOf(repository),
    ...FEATURES,
    description: null,
    fork: false,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    topics: [],
    default_branch: repository.defaultBranch,
    visibility: repository.private ? "private" : "public",
    archived: repository.archived,
    pushed_at: timeOf(repository.pushedAt),
    created_at: timeOf(repository.createdAt),
    updated_at: timeOf(repository.updatedAt),
  };
}

/** A repository as its own page of the API shows it, to somebody with this role. */
export function fullRepository(world: World, repository: Repository, role: Role | null) {
  return {
    ...repositoryShape(world, repository),
    permissions: rightsOf(role),
    ...(repository.owner.type === "Organization" ? { organization: simpleUser(world, repository.owner) } : {}),
    subscribers_count: 0,
    network_count: 0,
  };
}

/** How an installation's list of repositories in a webhook names one. */
export function nameOf(repository: Repository) {
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
  };
}

const FEATURES = {
  has_issues: true,
  has_projects: true,
  has_downloads: true,
  has_wiki: false,
  has_pages: false,
  has_discussions: false,
  disabled: false,
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
};

function countsOf({ issues }: Repository) {
  const open = issues.filter(({ state }) => state === "open").length;
  return {
    size: 0,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
  };
}
