import type { PolicyStore } from "../github/policy/last-good.ts";
import type { Queue } from "../queue/queue.ts";

/** The last good policies, kept in the queue beside the copies of records. */
export function goodPoliciesIn(queue: Pick<Queue, "keep" | "recall">): PolicyStore {
  return {
    keep: (repository, text) => queue.keep(keyOf(repository), text),
    recall: (repository) => queue.recall(keyOf(repository)),
  };
}

/** With a `#` behind the name, so that no other repository's key begins with it. No case has such a key. */
function keyOf({ owner, repo }: { owner: string; repo: string }): string {
  return `policy ${owner}/${repo}#last good`;
}
