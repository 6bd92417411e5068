/** A case that moved is followed, and one that is gone is forgotten: no row and no copy stays under a name of before. */
import type { CaseId } from "../core/model/case.ts";
import { keyOf } from "../github/client/octokit.ts";
import type { Queue } from "../queue/queue.ts";
import type { See } from "../reconcile.ts";
import { caseKeyOf } from "./case-key.ts";

/**
 * The same eyes. A case that was found elsewhere gets a row there, because two rows would be two looks at a time; this
 * one has nothing more to do.
 */
export function followed(see: See, queue: Pick<Queue, "put" | "keep" | "recall">): See {
  return async (id, hint) => {
    const view = await see(id, hint);
    const key = caseKeyOf(id);
    if (view === null) {
      await queue.keep(key, null);
      return null;
    }
    const there = view.snapshot.id;
    if (isSame(there, id)) return view;
    const [copy, known] = [await queue.recall(key), await queue.recall(caseKeyOf(there))];
    if (copy !== null && known === null) await queue.keep(caseKeyOf(there), copy);
    const sameOwner = there.owner.toLowerCase() === id.owner.toLowerCase();
    await queue.put(caseKeyOf(there), hint !== null && sameOwner ? { hint } : {});
    await queue.keep(key, null);
    return null;
  };
}

function isSame(one: CaseId, other: CaseId): boolean {
  return one.number === other.number && keyOf(one) === keyOf(other);
}
