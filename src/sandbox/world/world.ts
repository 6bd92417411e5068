/** The state of the sandbox: plain data. The rules over it are the functions beside this file. */
import type { Restraint } from "./restraint.ts";
import type { Usages } from "./usage.ts";
import type { CheckRun } from "./check-run.ts";
import type { Delivery } from "./delivery.ts";
import type { Access, Role, SecondaryLimits } from "../setup.ts";
import type { Account, Team } from "./account.ts";
import type { GitStore } from "./git-store.ts";
import type { Happening } from "./happening.ts";
import type { Issue, IssueAddress } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Project } from "./project.ts";
import type { Grant } from "./token.ts";

export interface World {
  /** The sandbox's time, in milliseconds since 1970. */
  now: number;
  /** Where the sandbox can be reached, without a slash at its end; what answers and webhooks name begins with it. */
  origin: string;
  /** The last id given: every thing has one of its own, later things have greater ones. */
  lastId: number;
  app: App;
  /** By lower-cased login. */
  accounts: Map<string, Account>;
  teams: Team[];
  /** People by token. */
  people: Map<string, Account>;
  /** What installation tokens were given for, by token. */
  grants: Map<string, Grant>;
  installations: Installation[];
  repositories: Repository[];
  projects: Project[];
  /** Every webhook, in the order in which they were written; those that wait to be delivered among them. */
  deliveries: Delivery[];
  /** How much of the rate limit was used, by whom. */
  usages: Usages;
  /** How the secondary limits answer; null where there are none. */
  secondaryLimits: SecondaryLimits | null;
  /** What each installation asked for of late, by its id. */
  restraints: Map<number, Restraint>;
  /** Told of everything that GitHub tells by webhook. */
  tell: (happening: Happening) => void;
}

export interface App {
  id: number;
  slug: string;
  publicKey: string;
  webhookSecret: string;
  permissions: Record<string, Access>;
  tokenLife?: number;
  owner: Account;
  /** Whom the app acts as. */
  bot: Account;
  createdAt: number;
}

export interface Installation {
  id: number;
  account: Account;
  repositories: Repository[];
  permissions: Record<string, Access>;
  createdAt: number;
  /** Null while it works. */
  suspendedAt: number | null;
}

export interface Repository {
  id: number;
  owner: Account;
  name: string;
  private: boolean;
  /** The role of each collaborator by account id; the owner need not be among them. */
  collaborators: Map<number, Role>;
  labels: Label[];
  issues: Issue[];
  nextNumber: number;
  /** The issues that are not here any more, by number: where they were moved to; null: they were deleted. */
  gone: Map<number, IssueAddress | null>;
  /** In small letters, with the owner. */
  formerNames: string[];
  /** Nothing can be written there. */
  archived: boolean;
  git: GitStore;
  /** In the order in which they were made. */
  checkRuns: CheckRun[];
  defaultBranch: string;
  createdAt: number;
  updatedAt: number;
  pushedAt: number;
}

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

/** Logins are case-insensitive. */
export function accountNamed(world: World, login: string): Account | null {
  return world.accounts.get(login.toLowerCase()) ?? null;
}

/** Names are case-insensitive. */
export function repositoryNamed(world: World, owner: string, name: string): Repository | null {
  const wanted = fullName({ owner: { login: owner }, name }).toLowerCase();
  return world.repositories.find((repository) => fullName(repository).toLowerCase() === wanted) ?? null;
}

export function fullName({ owner, name }: { owner: { login: string }; name: string }): string {
  return `${owner.login}/${name}`;
}

/** The installation on an account, suspended or not; null when there is none. */
export function installationOf({ installations }: World, account: Account): Installation | null {
  return installations.find((installation) => installation.account === account) ?? null;
}

/** The installation that works on a repository, suspended or not; null when there is none. */
export function installationOn(world: World, repository: Repository): Installation | null {
  return world.installations.find(({ repositories }) => repositories.includes(repository)) ?? null;
}

/** Everybody in any team of the organization. */
export function membersOf(world: World, organization: Account): Account[] {
  return [
    ...new Set(world.teams.filter((team) => team.organization === organization).flatMap(({ members }) => members)),
  ];
}
