/** What GitHub says of people: the facts their roles are told from (workflow.md, "Who may"). Never `author_association`. */
import { sameLogin } from "../../core/model/case.ts";
import type { Instant, Permission, Person } from "../../core/model/case.ts";
import { answered, classify, unlessMissing } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import { GHOST, isBot } from "./item.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Whose right and whose membership in which teams (`org/slug`) is asked for. */
export interface Asked {
  logins: Iterable<string>;
  teams: readonly string[];
}

/** The people by lower-cased login. Whoever GitHub does not know has no permission; any other failure is thrown: fail closed. */
export type LookUpPeople = (octokit: Octokit, repository: Repository, asked: Asked) => Promise<Map<string, Person>>;

/** The active members of a team, `org/slug`; none where there is no such team. */
export type ListMembers = (octokit: Octokit, team: string) => Promise<readonly string[]>;

/** Who manages a repository: maintain or admin. */
export type ListManagers = (octokit: Octokit, repository: Repository) => Promise<readonly string[]>;

export interface People {
  lookUp: LookUpPeople;
  members: ListMembers;
  managers: ListManagers;
}

/** How long the list of managers holds, in milliseconds: it only says whom to call. */
const MANAGERS_WINDOW = 3_600_000;

/** How long an answer holds, in milliseconds. */
const WINDOW = 60_000;

/** Looks people up and keeps the answers for a minute, measured by `clock`. Bots and deleted accounts cost no request. */
export function createPeople(clock: () => Instant): People {
  const permissions = createFresh<Permission>(clock, WINDOW);
  const memberships = createFresh<boolean>(clock, WINDOW);
  const members = createFresh<string[] | null>(clock, WINDOW);
  const managers = createFresh<string[]>(clock, MANAGERS_WINDOW);

  const isMember = async (octokit: Octokit, team: string, { owner, login }: { owner: string; login: string }) => {
    // What one owner's installation sees of a team is not what another's does.
    const key = `${owner} ${team}`.toLowerCase();
    const all = await members.get(key, () => readMembers(octokit, team));
    if (all !== null) return all.some((member) => sameLogin(member, login));
    return memberships.get(`${key} ${login.toLowerCase()}`, () => readMembership(octokit, team, login));
  };

  const lookUp = async (
    octokit: Octokit,
    repository: Repository,
    { login, teams }: { login: string; teams: readonly string[] },
  ) => {
    const key = `${keyOf(repository)} ${login.toLowerCase()}`;
    const permission = await permissions.get(key, () => readPermission(octokit, repository, login));
    const mine: string[] = [];
    for (const team of teams) if (await isMember(octokit, team, { owner: repository.owner, login })) mine.push(team);
    return { login, permission, teams: mine };
  };

  return {
    lookUp: async (octokit, repository, { logins, teams }) => {
      const people = new Map<string, Person>();
      for (const login of logins) {
        const key = login.toLowerCase();
        if (people.has(key)) continue;
        people.set(key, isNobody(key) ? nobody(login) : await lookUp(octokit, repository, { login, teams }));
      }
      return people;
    },
    members: async (octokit, team) => (await members.get(team, () => readMembers(octokit, team))) ?? [],
    managers: (octokit, repository) => managers.get(keyOf(repository), () => readManagers(octokit, repository)),
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
  const answer = await unlessMissing(octokit.rest.repos.getCollaboratorPermissionLevel(asked));
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
  const members = await unlessMissing(octokit.paginate(octokit.rest.teams.listMembersInOrg, asked));
  return members?.map(({ login }) => login) ?? null;
}

/** GitHub lists those with at least the permission asked for, bots among them; without the right to ask, nobody. */
async function readManagers(octokit: Octokit, { owner, repo }: Repository): Promise<string[]> {
  const asked = { owner, repo, permission: "maintain", per_page: 100 } as const;
  const people = await unlessClosed(octokit.paginate(octokit.rest.repos.listCollaborators, asked));
  // A stand-in for GitHub may list everybody: then what it says of each one's rights decides.
  const managing = (people ?? []).filter(({ permissions }) => permissions?.maintain ?? permissions?.admin ?? true);
  return managing.filter((person) => !isBot(person)).map(({ login }) => login);
}

/** Null where the list is missing or not for the app. */
async function unlessClosed<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (answered(error, 403, 404) && classify(error, 0).kind !== "limited") return null;
    throw error;
  }
}

async function readMembership(octokit: Octokit, team: string, username: string): Promise<boolean> {
  const answer = await unlessMissing(octokit.rest.teams.getMembershipForUserInOrg({ ...slugOf(team), username }));
  return answer?.data.state === "active";
}

function slugOf(team: string): { org: string; team_slug: string } {
  const [org = "", team_slug = ""] = team.split("/");
  return { org, team_slug };
}
