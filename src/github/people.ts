/** What GitHub says of people: the facts their roles are told from (workflow.md, "Who may"). Never `author_association`. */
import { sameLogin } from "../core/case.ts";
import type { Instant, Permission, Person } from "../core/case.ts";
import { answered } from "./fault.ts";
import { createFresh } from "./fresh.ts";
import { GHOST } from "./item.ts";
import { keyOf } from "./octokit.ts";
import type { Octokit, Repository } from "./octokit.ts";

/** Whose right and whose membership in which teams (`org/slug`) is asked for. */
export interface Asked {
  logins: Iterable<string>;
  teams: readonly string[];
}

/** The people by lower-cased login. Whoever GitHub does not know has no permission; any other failure is thrown: fail closed. */
export type LookUpPeople = (octokit: Octokit, repository: Repository, asked: Asked) => Promise<Map<string, Person>>;

/** How long an answer holds, in milliseconds. */
const WINDOW = 60_000;

/** Looks people up and keeps the answers for a minute, measured by `clock`. Bots and deleted accounts cost no request. */
export function createPeople(clock: () => Instant): LookUpPeople {
  const permissions = createFresh<Permission>(clock, WINDOW);
  const memberships = createFresh<boolean>(clock, WINDOW);
  const members = createFresh<string[] | null>(clock, WINDOW);

  const isMember = async (octokit: Octokit, team: string, login: string) => {
    const all = await members.get(team, () => readMembers(octokit, team));
    if (all !== null) return all.some((member) => sameLogin(member, login));
    return memberships.get(`${team} ${login.toLowerCase()}`, () => readMembership(octokit, team, login));
  };

  const lookUp = async (
    octokit: Octokit,
    repository: Repository,
    { login, teams }: { login: string; teams: readonly string[] },
  ) => {
    const key = `${keyOf(repository)} ${login.toLowerCase()}`;
    const permission = await permissions.get(key, () => readPermission(octokit, repository, login));
    const mine: string[] = [];
    for (const team of teams) if (await isMember(octokit, team, login)) mine.push(team);
    return { login, permission, teams: mine };
  };

  return async (octokit, repository, { logins, teams }) => {
    const people = new Map<string, Person>();
    for (const login of logins) {
      const key = login.toLowerCase();
      if (people.has(key)) continue;
      people.set(key, isNobody(key) ? nobody(login) : await lookUp(octokit, repository, { login, teams }));
    }
    return people;
  };
}

function isNobody(login: string): boolean {
  return login === GHOST || login.endsWith("[bot]");
}

function nobody(login: string): Person {
  return { login, permission: "none", teams: [] };
}

/** Highest first: GitHub's name of each right in `user.permissions`, and ours. */
const RIGHTS = [
  ["admin", "admin"],
  ["maintain", "maintain"],
  ["push", "write"],
  ["triage", "triage"],
  ["pull", "read"],
] as const;

/** `user.permissions` holds for custom roles too; without it the role's name, then the coarse `permission`, which hides triage. */
async function readPermission(octokit: Octokit, { owner, repo }: Repository, username: string): Promise<Permission> {
  const asked = { owner, repo, username };
  const answer = await orMissing(octokit.rest.repos.getCollaboratorPermissionLevel(asked));
  if (answer === null) return "none";
  const { permission, role_name, user } = answer.data;
  const held = user?.permissions;
  if (held !== undefined) return RIGHTS.find(([right]) => held[right] === true)?.[1] ?? "none";
  return permissionNamed(role_name) ?? permissionNamed(permission) ?? "none";
}

function permissionNamed(name: string | undefined): Permission | undefined {
  return RIGHTS.find(([right, permission]) => name === right || name === permission)?.[1];
}

/** The active members of a team, child teams included, 100 a request; null when there is no such list. */
async function readMembers(octokit: Octokit, team: string): Promise<string[] | null> {
  const asked = { ...slugOf(team), per_page: 100 };
  const members = await orMissing(octokit.paginate(octokit.rest.teams.listMembersInOrg, asked));
  return members?.map(({ login }) => login) ?? null;
}

async function readMembership(octokit: Octokit, team: string, username: string): Promise<boolean> {
  const answer = await orMissing(octokit.rest.teams.getMembershipForUserInOrg({ ...slugOf(team), username }));
  return answer?.data.state === "active";
}

function slugOf(team: string): { org: string; team_slug: string } {
  const [org = "", team_slug = ""] = team.split("/");
  return { org, team_slug };
}

async function orMissing<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (answered(error, 404)) return null;
    throw error;
  }
}
