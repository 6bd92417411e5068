/** The app's own comments in a timeline: the card with its record, and the notices that were posted. */
import type { Item } from "./case.ts";
import { formatMarker, parseMarker } from "./marker.ts";
import type { Binding } from "./marker.ts";
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import { parseRecord } from "./record.ts";
import type { CaseRecord } from "./record.ts";

type Comment = Extract<Item, { what: "commented" }>;

export interface Own {
  /** The comment that is the card; its record may be damaged. */
  card: { comment: number; body: string; record: CaseRecord | "damaged" } | null;
  /** The notices that were posted: key → comment. */
  notices: ReadonlyMap<string, number>;
  /** Keys of all items that are the app's own. */
  items: ReadonlySet<string>;
}

/** Finds them by what the app signed, whoever GitHub says wrote them: another's comment with our mark damaged is no card. */
export function findOwn(items: readonly Item[], binding: Binding): Own {
  const own = { card: null as Own["card"], notices: new Map<string, number>(), items: new Set<string>() };
  for (const item of items) {
    if (item.what !== "commented") continue;
    const notice = parseMarker("notice", item.body, binding);
    if (notice !== null && notice !== "damaged") own.notices.set(notice.text, item.comment);
    const card = cardOf(item, binding);
    own.card = better(own.card, card);
    if (card !== null || notice !== null) own.items.add(item.key);
  }
  return own;
}

/** A notice with its hidden key, so that it is posted once however often the case is looked at. */
export function formatNotice(text: Markdown, key: string, binding: Binding): Markdown {
  return markdown(`${text.trim()}\n\n${formatMarker("notice", key, binding)}`);
}

function cardOf(item: Comment, binding: Binding): Own["card"] {
  const record = parseRecord(item.body, binding);
  if (record === null || (record === "damaged" && !item.bot)) return null;
  return { comment: item.comment, body: item.body, record };
}

/** The first sound card wins: a copy that somebody made of it comes later. A damaged one is better than none. */
function better(one: Own["card"], other: Own["card"]): Own["card"] {
  return one === null || (one.record === "damaged" && other !== null && other.record !== "damaged") ? other : one;
}
