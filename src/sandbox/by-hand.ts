/** What people do at GitHub on its pages only: the REST API has nothing for it. */
import type { FormIssue } from "./pages/options.ts";
import type { Account } from "./world/account.ts";
import { install, suspend, uninstall, unsuspend } from "./world/installation.ts";
import { issueNumbered } from "./world/issue.ts";
import { openByForm } from "./world/issue-form.ts";
import { deleteIssue } from "./world/issue-state.ts";
import { lacksRole, notFound } from "./world/refusal.ts";
import { reaches, roleOf } from "./world/role.ts";
import { removeRepository, rename, transfer, transferIssue } from "./world/place.ts";
import { accountNamed, type Repository, repositoryNamed, type World } from "./world/world.ts";

/** Each throws in GitHub's words when it may not be done. Webhooks follow as after a request. */
export interface ByHand {
  /** Opens an issue by form and gives its number: labels and assignees are set whatever the author may do. */
  openByForm: (issue: FormIssue) => Promise<number>;
  /** Deletes an issue; only administrators may. */
  deleteIssue: (issue: IssueByHand) => Promise<void>;
  /** Moves an issue to another repository and gives its number there; only whoever may write in both. */
  transferIssue: (issue: IssueByHand, to: PlaceByHand) => Promise<number>;
  /** Renames a repository, gives it to another owner, makes it read-only or writable again, or deletes it. */
  changeRepository: (repository: PlaceByHand, change: RepositoryChange) => Promise<void>;
  /** Takes back every token that an installation was given. */
  revokeTokens: () => void;
  /** Installs the app on one repository more. */
  installOn: (repository: PlaceByHand) => Promise<void>;
  /** Suspends the app on all that the owner has, lets it work again, or takes it away. */
  setInstallation: (owner: string, state: "suspended" | "working" | "removed") => Promise<void>;
}

export interface PlaceByHand {
  owner: string;
  repo: string;
}

export type RepositoryChange = { name: string } | { owner: string } | { archived: boolean } | { deleted: true };

export interface IssueByHand extends PlaceByHand {
  number: number;
  /** Who does it. */
  login: string;
}

/** `afterwards` sends the webhooks on their way. */
export function byHand(world: World, afterwards: () => void): ByHand {
  return {
    openByForm: async (issue) => {
      const { number } = openByForm(world, issue);
      afterwards();
      return number;
    },
    deleteIssue: async (issue) => {
      deleteIssue(placeOf(world, issue));
      afterwards();
    },
    transferIssue: async (issue, to) => {
      const { number } = transferIssue(placeOf(world, issue), repositoryAt(world, to));
      afterwards();
      return number;
    },
    changeRepository: async (place, change) => changeRepository(world, repositoryAt(world, place), change),
    revokeTokens: () => world.grants.clear(),
    installOn: async (place) => {
      const repository = repositoryAt(world, place);
      install(world, repository, repository.owner);
      afterwards();
    },
    setInstallation: async (owner, state) => {
      const account = found(accountNamed(world, owner));
      CHANGES[state](world, found(world.installations.find((one) => one.account === account) ?? null), account);
      afterwards();
    },
  };
}

function changeRepository(world: World, repository: Repository, change: RepositoryChange): void {
  if ("name" in change) rename(repository, change.name);
  else if ("owner" in change) transfer(world, repository, found(accountNamed(world, change.owner)));
  else if ("archived" in change) repository.archived = change.archived;
  else removeRepository(world, repository);
}

function repositoryAt(world: World, { owner, repo }: PlaceByHand): Repository {
  return found(repositoryNamed(world, owner, repo));
}

const CHANGES = { suspended: suspend, working: unsuspend, removed: uninstall };

function placeOf(world: World, { owner, repo, number, login }: IssueByHand) {
  const by: Account = found(accountNamed(world, login));
  const repository = repositoryAt(world, { owner, repo });
  const issue = found(issueNumbered(repository, number));
  if (!reaches(roleOf(repository, by), "admin")) throw lacksRole("admin");
  return { world, repository, issue, by };
}

function found<T>(thing: T | null): T {
  if (thing === null) throw notFound();
  return thing;
}
