/** Repositories are renamed, given away, archived and deleted, and issues moved from one to another. */
import type { Account } from "./account.ts";
import { type Issue, type IssuePlace, note } from "./issue.ts";
import { hasAccess } from "./role.ts";
import { fullName, installationOf, installationOn, nextId, type Repository, type World } from "./world.ts";

/** Requests under the old name are led to the new one, until somebody else takes it. */
export function rename(repository: Repository, name: string): void {
  repository.formerNames.push(fullName(repository).toLowerCase());
  repository.name = name;
}

/** Gives the repository to another owner; the app goes on there only if that owner has it installed. */
export function transfer(world: World, repository: Repository, owner: Account): void {
  repository.formerNames.push(fullName(repository).toLowerCase());
  leave(world, repository);
  repository.owner = owner;
  installationOf(world, owner)?.repositories.push(repository);
}

export function removeRepository(world: World, repository: Repository): void {
  leave(world, repository);
  world.repositories = world.repositories.filter((other) => other !== repository);
}

function leave(world: World, repository: Repository): void {
  const installation = installationOn(world, repository);
  if (installation === null) return;
  installation.repositories = installation.repositories.filter((other) => other !== repository);
}

/** The repository that had this name, where none has it now. */
export function repositoryFormerly({ repositories }: World, owner: string, name: string): Repository | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  return repositories.find(({ formerNames }) => formerNames.includes(wanted)) ?? null;
}

/**
 * Moves an issue with its comments to another repository, where it gets a number and an id of its own. It keeps those of
 * its labels that there are, and those of its assignees who may work there.
 */
export function transferIssue(place: IssuePlace, to: Repository): Issue {
  const { world, repository, issue, by } = place;
  const moved: Issue = {
    ...issue,
    id: nextId(world),
    number: to.nextNumber,
    labels: issue.labels.flatMap(({ name }) => to.labels.find((label) => label.name === name) ?? []),
    assignees: issue.assignees.filter((account) => hasAccess(to, account)),
  };
  to.nextNumber += 1;
  to.issues.push(moved);
  repository.issues = repository.issues.filter((other) => other !== issue);
  repository.gone.set(issue.number, { repository: to, issue: moved });
  note({ world, repository: to, issue: moved, by }, { event: "transferred" });
  const [there, here] = [
    { repository: to, issue: moved },
    { repository, issue },
  ];
  world.tell({ event: "issues", action: "transferred", repository, by, issue, movedTo: there });
  world.tell({ event: "issues", action: "opened", repository: to, by, issue: moved, movedFrom: here });
  return moved;
}
