/** What must hold of a setup. */
import type { SandboxSetup } from "../setup.ts";

/** Everything that is wrong, each with its place and what was expected. */
export function complaintsAbout(setup: SandboxSetup): string[] {
  return [...twice(setup), ...strangers(setup), ...badTeams(setup), ...badRepositories(setup), ...badProjects(setup)];
}

function twice({ people, organizations, repositories }: SandboxSetup): string[] {
  const logins = [...people, ...organizations].map(({ login }) => login.toLowerCase());
  const names = repositories.map(({ owner, name }) => `${owner}/${name}`.toLowerCase());
  const tokens = people.map(({ token }) => token);
  return [...repeated(logins), ...repeated(names), ...repeated(tokens)].map(
    (name) => `${name} is there twice: once was expected`,
  );
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function strangers({ people, organizations }: SandboxSetup): string[] {
  return people.length + organizations.length === 0 ? ["people: at least one person or organization was expected"] : [];
}

function badTeams({ people, organizations }: SandboxSetup): string[] {
  return organizations.flatMap(({ login, teams }) =>
    teams.flatMap(({ slug, members }) =>
      unknown(members, people).map((member) => `the team ${login}/${slug} has ${member}, who is not among the people`),
    ),
  );
}

function badRepositories({ people, organizations, repositories }: SandboxSetup): string[] {
  return repositories.flatMap(({ owner, name, collaborators }) => [
    ...unknown([owner], [...people, ...organizations]).map(
      () => `${owner}/${name}: its owner is neither among the people nor the organizations`,
    ),
    ...unknown(Object.keys(collaborators), people).map(
      (login) => `${owner}/${name}: its collaborator ${login} is not among the people`,
    ),
  ]);
}

function badProjects({ people, organizations, projects = [] }: SandboxSetup): string[] {
  return projects.flatMap(({ owner, title, access, fields = [] }) => [
    ...unknown([owner], [...people, ...organizations]).map(
      () => `the project ${title}: its owner is neither among the people nor the organizations`,
    ),
    ...unknown(Object.keys(access), people).map((login) => `the project ${title}: ${login} is not among the people`),
    ...repeated(fields.map(({ name }) => name)).map((name) => `the project ${title} has the field ${name} twice`),
  ]);
}

function unknown(logins: string[], known: { login: string }[]): string[] {
  const there = new Set(known.map(({ login }) => login.toLowerCase()));
  return logins.filter((login) => !there.has(login.toLowerCase()));
}
