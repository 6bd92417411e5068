/** What was set by hand and may not be is put back, but not for ever (workflow.md, "Labels are moves"). */
import { sameLogin } from "./case.ts";
import type { Item } from "./case.ts";
import type { Fact } from "./entry.ts";
import type { Scene } from "./moves.ts";
import type { Telling } from "./telling.ts";

const HOUR = 3_600_000;

/** For a label that was moved by hand and refused: it is put back or, for the fourth time in an hour, left as it is. */
export function putBack({ entries }: Telling, { policy, by, at }: Scene, item: Item): Fact[] {
  const label = labelOf(item);
  if (label === null) return [];
  const before = entries.filter((entry) => entry.did === "put-back" && sameLogin(entry.by, by) && entry.at > at - HOUR);
  return [{ did: before.length < policy.notices.atMostPutBack ? "put-back" : "left", label }];
}

/** The label that an item is about; null when it is about none. */
export function labelOf(item: Item): string | null {
  return item.what === "labeled" || item.what === "unlabeled" ? item.label : null;
}
