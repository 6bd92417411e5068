import type { Team } from "../world/account.ts";
import type { World } from "../world/world.ts";
import { simpleOrganization } from "./account.ts";
import { apiUrl, nodeId, timeOf } from "./basics.ts";

/** A team as lists show it. */
export function teamShape(world: World, { id, organization, slug }: Team) {
  const url = apiUrl(world, `/organizations/${organization.id}/team/${id}`);
  return {
    id,
    node_id: nodeId("Team", id),
    name: slug,
    slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    url,
    html_url: `${world.origin}/orgs/${organization.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
    organization_id: organization.id,
    parent: null,
  };
}

export function fullTeam(world: World, team: Team) {
  const { organization } = team;
  const time = timeOf(organization.createdAt);
  return {
    ...teamShape(world, team),
    members_count: team.members.length,
    repos_count: 0,
    created_at: time,
    updated_at: time,
    organization: fullOrganization(world, organization),
  };
}

export function fullOrganization(world: World, organization: Team["organization"]) {
  const time = timeOf(organization.createdAt);
  return {
    ...simpleOrganization(world, organization),
    name: organization.login,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: world.repositories.filter(({ owner, private: hidden }) => owner === organization && !hidden).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${world.origin}/${organization.login}`,
    type: "Organization",
    created_at: time,
    updated_at: time,
    archived_at: null,
  };
}
