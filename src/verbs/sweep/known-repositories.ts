import type { Repository } from "../../github/client/octokit.ts";
import type { Queue } from "../../queue/queue.ts";
import { parseCaseKey, parseErrandKey } from "../case-key.ts";

export interface KnownRepository {
  repository: Repository;
  /** The installation's id, as a row of the repository names it; null where none does. */
  hint: string | null;
}

/** The repositories of which the queue knows something. */
export async function knownRepositories(queue: Queue): Promise<KnownRepository[]> {
  const found = new Map<string, KnownRepository>();
  for (const { key, hint } of await queue.known("")) {
    const named = parseCaseKey(key) ?? parseErrandKey(key)?.repository ?? null;
    if (named === null) continue;
    const { owner, repo } = named;
    const name = `${owner}/${repo}`;
    found.set(name, { repository: { owner, repo }, hint: hint ?? found.get(name)?.hint ?? null });
  }
  return [...found.values()];
}
