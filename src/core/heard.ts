/** What of a timeline has been heard: the record, and what people did that no record holds yet. */
import type { Item } from "./case.ts";
import type { Binding } from "./marker.ts";
import { findOwn } from "./own.ts";
import type { Own } from "./own.ts";
import { NO_RECORD, wasHeard } from "./record.ts";
import type { CaseRecord } from "./record.ts";

export interface HeardSoFar {
  own: Own;
  record: CaseRecord;
  /** In GitHub's order. Bots are not heard, and the app's own comments least of all. */
  fresh: Item[];
}

/** Takes a timeline apart. */
export function readHeard(items: readonly Item[], binding: Binding): HeardSoFar {
  const own = findOwn(items, binding);
  const record = own.card === null || own.card.record === "damaged" ? NO_RECORD : own.card.record;
  const fresh = items.filter((item) => !item.bot && !own.items.has(item.key) && !wasHeard(record.heard, item));
  return { own, record, fresh };
}
