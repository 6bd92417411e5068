/** What rows about an issue share. */
import type { Issue, IssuePlace } from "../world/issue.ts";
import { issueNumbered } from "../world/issue.ts";
import { may } from "../world/actor.ts";
import type { Account } from "../world/account.ts";
import { moved, notFound, Refusal } from "../world/refusal.ts";
import { apiUrl } from "../shapes/basics.ts";
import { accountNamed, type World } from "../world/world.ts";
import type { RepositoryCall } from "./route.ts";

/** What an installation needs to read issues and pull requests, or to write to them. */
export const READS = ["issues:read", "pull_requests:read"];
export const WRITES = ["issues:write", "pull_requests:write"];

/** The issue that the path names, and who acts on it; throws 404 when there is none. */
export function placeOf(call: RepositoryCall<{ issue_number: number }>): IssuePlace {
  const issue = issueNumbered(call.repository, call.given.issue_number);
  if (issue === null) throw notFound();
  return placeAt(call, issue);
}

/** Throws where the issue is now that was moved away, and that one is gone which was deleted. */
export function leadAway({ world, repository, given }: RepositoryCall<{ issue_number: number }>): void {
  const elsewhere = repository.gone.get(given.issue_number);
  if (elsewhere === null) throw new Refusal(410, "This issue was deleted");
  if (elsewhere === undefined) return;
  throw moved(apiUrl(world, `/repositories/${elsewhere.repository.id}/issues/${elsewhere.issue.number}`), "GET");
}

export function placeAt({ world, repository, actor }: RepositoryCall<unknown>, issue: Issue): IssuePlace {
  return { world, repository, issue, by: actor.account };
}

/** Only who may write speaks in a locked conversation. */
export function checkLock({ actor, repository }: RepositoryCall<unknown>, { lock }: Issue): void {
  if (lock === null || may(actor, repository, "write")) return;
  throw new Refusal(403, "Unable to create comment because issue is locked.");
}

/** The accounts of these logins; whoever is not there is left out in silence, as at GitHub. */
export function accountsNamed(world: World, logins: string[]): Account[] {
  return logins.flatMap((login) => accountNamed(world, login) ?? []);
}
