/** People, organizations and teams. */
import { publicUser, simpleUser } from "../shapes/account.ts";
import { apiUrl } from "../shapes/basics.ts";
import { fullOrganization, fullTeam, teamShape } from "../shapes/team.ts";
import type { Account, Team } from "../world/account.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import { accountNamed, membersOf } from "../world/world.ts";
import { ok } from "./answer.ts";
import { paged } from "./page.ts";
import { type Call, route, type Row } from "./route.ts";

const OF_MEMBERS = { permission: ["members:read"] };

export const PEOPLE: Row[] = [
  route("users/get-authenticated", {}, ({ world, actor }) => {
    if (actor.kind !== "person") throw new Refusal(403, "Resource not accessible by integration");
    return ok(publicUser(world, actor.account));
  }),
  route("users/get-by-username", {}, ({ world, given }) => {
    const account = accountNamed(world, given.username);
    if (account === null) throw notFound();
    return ok(publicUser(world, account));
  }),
  route("orgs/get", {}, (call) => ok(fullOrganization(call.world, organizationOf(call)))),
  route("teams/list", OF_MEMBERS, (call) => {
    const organization = ownOrganization(call);
    const teams = call.world.teams.filter((team) => team.organization === organization);
    return paged(call, teams, (team) => teamShape(call.world, team));
  }),
  route("teams/get-by-name", OF_MEMBERS, (call) => ok(fullTeam(call.world, teamOf(call)))),
  route("teams/list-members-in-org", OF_MEMBERS, (call) =>
    paged(call, teamOf(call).members, (member) => simpleUser(call.world, member)),
  ),
  route("teams/get-membership-for-user-in-org", OF_MEMBERS, (call) => {
    const { organization, id, members } = teamOf(call);
    const { username } = call.given;
    if (!members.some(({ login }) => login.toLowerCase() === username.toLowerCase())) throw notFound();
    const url = apiUrl(call.world, `/organizations/${organization.id}/team/${id}/memberships/${username}`);
    return ok({ url, role: "member", state: "active" });
  }),
];

function organizationOf({ world, given: { org } }: Call<{ org: string }>): Account {
  const account = accountNamed(world, org);
  if (account?.type !== "Organization") throw notFound();
  return account;
}

/** Teams are for the organization's members and the apps that are installed on it. */
function ownOrganization(call: Call<{ org: string }>): Account {
  const organization = organizationOf(call);
  const { actor, world } = call;
  const isOwn =
    actor.kind === "installation"
      ? actor.grant.installation.account === organization
      : membersOf(world, organization).includes(actor.account);
  if (!isOwn) throw notFound();
  return organization;
}

function teamOf(call: Call<{ org: string; team_slug: string }>): Team {
  const organization = ownOrganization(call);
  const { team_slug } = call.given;
  const team = call.world.teams.find((one) => one.organization === organization && one.slug === team_slug);
  if (team === undefined) throw notFound();
  return team;
}
