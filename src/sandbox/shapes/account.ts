import type { Account } from "../world/account.ts";
import { hasAccess } from "../world/role.ts";
import { membersOf, type Repository, type World } from "../world/world.ts";
import { apiUrl, nodeId, timeOf } from "./basics.ts";

/** Whoever did, owns or is named in something: GitHub's simple user. */
export function simpleUser(world: World, { id, login, type }: Account) {
  const url = apiUrl(world, `/users/${encodeURIComponent(login)}`);
  const page = `${world.origin}/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${page}.png`,
    gravatar_id: "",
    url,
    html_url: page,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

export function userOrNull(world: World, account: Account | null) {
  return account === null ? null : simpleUser(world, account);
}

/** A user's own page of the API. */
export function publicUser(world: World, account: Account) {
  const nothing = { company: null, blog: null, location: null, email: null, hireable: null, bio: null };
  return {
    ...simpleUser(world, account),
    ...nothing,
    name: account.name,
    twitter_username: null,
    public_repos: world.repositories.filter(({ owner, private: hidden }) => owner === account && !hidden).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timeOf(account.createdAt),
    updated_at: timeOf(account.createdAt),
  };
}

/** An organization as webhooks and lists name it. */
export function simpleOrganization(world: World, account: Account) {
  const url = apiUrl(world, `/orgs/${account.login}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId("Organization", account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.origin}/${account.login}.png`,
    description: null,
  };
}

/** What somebody is to a repository; it says nothing of rights, and the app must not read it as such. */
export function associationOf(world: World, repository: Repository, account: Account): string {
  if (account === repository.owner) return "OWNER";
  if (membersOf(world, repository.owner).includes(account)) return "MEMBER";
  return hasAccess(repository, account) ? "COLLABORATOR" : "NONE";
}
