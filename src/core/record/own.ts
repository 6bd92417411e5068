/** The app's own comments in a timeline: the card, the sheets before it, and the notices that were posted. */
import type { Item } from "../model/case.ts";
import { formatMarker, parseMarker } from "../text/marker.ts";
import type { Binding } from "../text/marker.ts";
import { markdown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { parseTail } from "./record.ts";
import type { Tail } from "./record.ts";
import { parseSheet } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

type Comment = Extract<Item, { what: "commented" }>;

export interface Own {
  /** The comment that is the card; what it holds of the record may be damaged. */
  card: { comment: number; body: string; tail: Tail | "damaged" } | null;
  /** Sound sheets by their signature, each with its comment. */
  sheets: ReadonlyMap<string, Sheet & { comment: number }>;
  /** The notices that were posted: key → comment. */
  notices: ReadonlyMap<string, number>;
  /** Keys of all items that are the app's own. */
  items: ReadonlySet<string>;
}

interface Finding {
  card: Own["card"];
  sheets: Map<string, Sheet & { comment: number }>;
  notices: Map<string, number>;
  items: Set<string>;
}

/** Finds them by what the app signed: another's comment with our mark damaged is none. */
export function findOwn(items: readonly Item[], binding: Binding): Own {
  const own: Finding = { card: null, sheets: new Map(), notices: new Map(), items: new Set() };
  for (const item of candidates(items)) {
    const found = [noteNotice(own, item, binding), noteSheet(own, item, binding), noteCard(own, item, binding)];
    if (found.includes(true)) own.items.add(item.key);
  }
  return own;
}

/**
 * Comments with our mark. On GitHub those of bots, so that a person's copy of an earlier card is only a comment; a stand-in
 * for GitHub may call the app a user, and then what is signed counts whoever wrote it.
 */
function candidates(items: readonly Item[]): Comment[] {
  const marked = items.filter(
    (item): item is Comment => item.what === "commented" && item.body.includes("<!-- caseworker:"),
  );
  const ofBots = marked.filter(({ bot }) => bot);
  return ofBots.length > 0 ? ofBots : marked;
}

/** A notice with its hidden key, so that it is posted once however often the case is looked at. */
export function formatNotice(text: Markdown, key: string, binding: Binding): Markdown {
  return markdown(`${text.trim()}\n\n${formatMarker("notice", key, binding)}`);
}

/** Of several that are the same the first is kept, of notices and of sheets: a copy that somebody made comes later. */
function noteNotice(own: Finding, { body, comment }: Comment, binding: Binding): boolean {
  const notice = parseMarker("notice", body, binding);
  if (notice === null || notice === "damaged") return false;
  if (!own.notices.has(notice.text)) own.notices.set(notice.text, comment);
  return true;
}

/** Of several that are the same the first is kept: a copy that somebody made comes later. */
function noteSheet(own: Finding, { body, comment, bot }: Comment, binding: Binding): boolean {
  const sheet = parseSheet(body, binding);
  if (sheet === null || (sheet === "damaged" && !bot)) return false;
  if (sheet !== "damaged" && !own.sheets.has(sheet.signature)) own.sheets.set(sheet.signature, { ...sheet, comment });
  return true;
}

function noteCard(own: Finding, { body, comment, bot }: Comment, binding: Binding): boolean {
  const tail = parseTail(body, binding);
  if (tail === null || (tail === "damaged" && !bot)) return false;
  own.card = better(own.card, { comment, body, tail });
  return true;
}

/** The first sound card wins: a copy that somebody made of it comes later. A damaged one is better than none. */
function better(one: Own["card"], other: Own["card"]): Own["card"] {
  return one === null || (one.tail === "damaged" && other !== null && other.tail !== "damaged") ? other : one;
}
