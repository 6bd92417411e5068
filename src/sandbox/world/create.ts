/** The world as a setup describes it. Everything that a setup cannot be is said at once. */
import type { RepositorySetup, SandboxSetup } from "../setup.ts";
import type { ProjectSetup } from "../setup-project.ts";
import type { Account } from "./account.ts";
import { writeFirstCommit } from "./file.ts";
import { emptyStore } from "./git-store.ts";
import { firstFields } from "./project-field.ts";
import { install } from "./installation.ts";
import { accountNamed, nextId, type Repository, type World } from "./world.ts";
import { complaintsAbout } from "./setup-laws.ts";

/** Where the sandbox is until it is told: an address that leads nowhere. */
const NOWHERE = "http://sandbox";

/** Throws an error that names everything wrong in the setup. */
export function createWorld(setup: SandboxSetup): World {
  const complaints = complaintsAbout(setup);
  if (complaints.length > 0) throw new Error(`This is no sandbox:\n${complaints.join("\n")}`);
  const world = emptyWorld(setup);
  for (const { login, name, type = "User", token } of setup.people) {
    world.people.set(token, addAccount(world, { login, name, type }));
  }
  for (const { login, teams } of setup.organizations) addOrganization(world, login, teams);
  const first = setup.organizations[0] ?? setup.people[0];
  world.app.owner = known(world, first?.login ?? "");
  world.accounts.set(world.app.bot.login.toLowerCase(), world.app.bot);
  for (const repository of setup.repositories) addRepository(world, repository);
  for (const project of setup.projects ?? []) addProject(world, project);
  return world;
}

function emptyWorld({ now, app, secondaryLimits }: SandboxSetup): World {
  const bot: Account = { id: 1, login: `${app.slug}[bot]`, name: null, type: "Bot", createdAt: now };
  return {
    now,
    origin: NOWHERE,
    lastId: 1_000,
    app: { ...app, permissions: { metadata: "read", ...app.permissions }, owner: bot, bot, createdAt: now },
    accounts: new Map(),
    teams: [],
    people: new Map(),
    grants: new Map(),
    installations: [],
    repositories: [],
    projects: [],
    deliveries: [],
    usages: new Map(),
    secondaryLimits: secondaryLimits ?? null,
    restraints: new Map(),
    tell: () => {},
  };
}

function addAccount(world: World, { login, name, type }: Pick<Account, "login" | "name" | "type">): Account {
  const account = { id: nextId(world), login, name, type, createdAt: world.now };
  world.accounts.set(login.toLowerCase(), account);
  return account;
}

function addOrganization(world: World, login: string, teams: SandboxSetup["organizations"][number]["teams"]): void {
  const organization = addAccount(world, { login, name: login, type: "Organization" });
  for (const { slug, members } of teams) {
    world.teams.push({ id: nextId(world), organization, slug, members: members.map((member) => known(world, member)) });
  }
}

function addRepository(world: World, setup: RepositorySetup): void {
  const owner = known(world, setup.owner);
  const roles = Object.entries(setup.collaborators).map(([login, role]) => [known(world, login).id, role] as const);
  const repository: Repository = {
    id: nextId(world),
    owner,
    name: setup.name,
    private: setup.private ?? false,
    collaborators: new Map(roles),
    labels: [],
    issues: [],
    nextNumber: setup.issuesFrom ?? 1,
    gone: new Map(),
    formerNames: [],
    archived: false,
    git: emptyStore(),
    checkRuns: [],
    defaultBranch: "main",
    createdAt: world.now,
    updatedAt: world.now,
    pushedAt: world.now,
  };
  world.repositories.push(repository);
  writeFirstCommit({ world, repository, by: owner }, setup.files ?? {});
  if (setup.installed ?? true) install(world, repository, owner);
}

function addProject(world: World, { owner: login, title, access, fields = [], ...setup }: ProjectSetup): void {
  const owner = known(world, login);
  world.projects.push({
    id: nextId(world),
    owner,
    number: world.projects.filter((project) => project.owner === owner).length + 1,
    title,
    public: setup.public ?? false,
    access: new Map(Object.entries(access).map(([name, level]) => [known(world, name).id, level])),
    fields: firstFields(world, fields),
    items: [],
    createdAt: world.now,
    updatedAt: world.now,
  });
}

function known(world: World, login: string): Account {
  const account = accountNamed(world, login);
  if (account === null) throw new Error(`there is no ${login}`);
  return account;
}
