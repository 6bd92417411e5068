/** What was set by hand and may not be is put back, but not for ever (workflow.md, "Labels are moves"). */
import { sameLogin } from "../model/case.ts";
import type { Instant, Item } from "../model/case.ts";
import { clocksOf } from "../clock/promises.ts";
import type { Fact } from "../model/entry.ts";
import type { Answer } from "./hearing.ts";
import { wantedLabels } from "../workflow/labels.ts";
import type { Scene } from "../workflow/moves.ts";
import type { Telling } from "./telling.ts";

const HOUR = 3_600_000;

/** For a label that was moved by hand and refused: it is put back or, for the fourth time in an hour, left as it is. */
export function putBack({ entries }: Telling, { policy, by, at }: Scene, item: Item): Fact[] {
  const label = labelOf(item);
  if (label === null) return [];
  const before = entries.filter((entry) => entry.did === "put-back" && sameLogin(entry.by, by) && entry.at > at - HOUR);
  return [{ did: before.length < policy.notices.atMostPutBack ? "put-back" : "left", label }];
}

/** Whether the label is left as it is, and this person made it so within the hour: everybody who should know has been told. */
export function isLeft({ entries, file }: Telling, { by, at }: Scene, item: Item): boolean {
  const label = labelOf(item);
  if (label === null || !file.left.includes(label)) return false;
  return entries.some(
    (entry) => entry.did === "left" && entry.label === label && sameLogin(entry.by, by) && entry.at > at - HOUR,
  );
}

/** What was heard: the items, what was answered to them, and where the case stands after all of them. */
interface HeardMoves {
  items: readonly Item[];
  answers: readonly Answer[];
  told: Telling;
}

/**
 * The refused moves of labels, by their items' keys, that leave nothing to put back or to say: what somebody undid or did
 * again before the app looked, what is as it should be in the end, and the old label of whoever set another of its kind.
 */
export function settledMoves({ items, answers, told }: HeardMoves, now: Instant): ReadonlySet<string> {
  const refused = new Set(answers.flatMap(({ to, refused: refusals }) => (refusals.length > 0 ? [to] : [])));
  const moves = items.filter((item) => labelOf(item) !== null);
  if (!moves.some(({ key }) => refused.has(key))) return NONE;
  const wanted = wantedLabels(told.file, clocksOf(told, told.policy, now));
  const last = new Map(moves.map((item) => [labelOf(item), item]));
  const isStanding = (item: Item) => {
    const label = labelOf(item) ?? "";
    return last.get(label) === item && wanted.includes(label) !== (item.what === "labeled");
  };
  const standing = moves.filter(isStanding);
  const settled = moves.filter((item) => !isStanding(item) || standing.some((other) => isSwap(item, other)));
  return new Set(settled.map(({ key }) => key));
}

/** Whether one move took off the old label of the family of which the other set a new one. */
function isSwap(one: Item, other: Item): boolean {
  const isPair = one.what === "unlabeled" && other.what === "labeled" && sameLogin(one.by, other.by);
  return isPair && familyOf(one.label) === familyOf(other.label);
}

function familyOf(label: string): string {
  return label.slice(0, label.indexOf("/") + 1);
}

export const NONE: ReadonlySet<string> = new Set();

/** The label that an item is about; null when it is about none. */
export function labelOf(item: Item): string | null {
  return item.what === "labeled" || item.what === "unlabeled" ? item.label : null;
}
