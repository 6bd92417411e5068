import type { Seal } from "../core/text/marker.ts";
import { findOwn } from "../core/record/own.ts";
import type { View } from "../reconcile.ts";
import { UsageError } from "./usage.ts";

/**
 * For where no secret was kept: with one just made, what the app wrote before would be taken for damaged, and be written
 * anew. Throws a UsageError when it wrote anything in this case.
 */
export function refuseForeign({ snapshot: { issue, items } }: View, seal: Seal): void {
  if (findOwn(items, { issueId: issue.id, seal }).items.size === 0) return;
  throw new UsageError(
    "this case was signed with a secret that is not here: expected the server's DATA_DIR, or its RECORD_SECRET",
  );
}
