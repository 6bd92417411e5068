import type { Octokit, Repository } from "../../github/client/octokit.ts";
import { keyOf } from "../../github/client/octokit.ts";
import type { Errands } from "./doors.ts";
import { knownRepositories } from "./known-repositories.ts";

/** The repositories of the same owner, among those the queue knows, whose policy extends that of `base`. */
export async function extendingRepositories({ hub, queue, signal }: Errands, base: Repository, octokit: Octokit) {
  const extending: Repository[] = [];
  for (const { repository } of await knownRepositories(queue)) {
    signal.throwIfAborted();
    if (repository.owner.toLowerCase() !== base.owner.toLowerCase() || keyOf(repository) === keyOf(base)) continue;
    const extended = await hub.policies.baseOf(octokit, repository);
    if (extended !== null && keyOf(extended) === keyOf(base)) extending.push(repository);
  }
  return extending;
}
