/**
 * What the app remembers of a case, kept in the case itself: hidden and signed in its card and, when that grows too long,
 * in numbered sheets before it (sheet.ts).
 *
 * The record is one text, an entry a line, to which lines are only ever added. Each line carries a link that signs it
 * together with the one before, so that no line can be changed, dropped or moved without all that follow being signed anew.
 */
import type { Instant } from "../model/case.ts";
import type { Entry } from "../model/entry.ts";
import { formatMarker, parseMarker } from "../text/marker.ts";
import type { Binding } from "../text/marker.ts";
import type { Markdown } from "../text/markdown.ts";

/** How far the timeline has been heard, and what became of it elsewhere. */
export interface Heard {
  /** The latest instant of an item that was heard. */
  at: Instant;
  /** The items heard in the last `SLACK` before `at`, because GitHub may show one late: key → instant. */
  recent: Record<string, Instant>;
  /** What the board shows of the case (board/item.ts); missing where it is on none. */
  board?: string;
}

export interface CaseRecord {
  entries: readonly Entry[];
  heard: Heard;
  /** The entries as they are stored. */
  text: string;
}

/** What the card holds: the end of the record's text, and which sheets hold what comes before it. */
export interface Tail {
  heard: Heard;
  text: string;
  /** How many sheets come before. */
  sheets: number;
  /** The signature of the last of them; empty for none. */
  last: string;
}

export const NO_RECORD: CaseRecord = { entries: [], heard: { at: 0, recent: {} }, text: "" };

/** An item that GitHub shows more than this late (in milliseconds) is taken as heard. */
const SLACK = 15 * 60_000;

/** The entries of a text. */
export function recordOf(text: string, heard: Heard): CaseRecord {
  // A line break in a text of people is written as two signs, so every other one parts two entries.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only ever called with what was signed
  const entries = JSON.parse(`[${text.replaceAll("\n", ",")}]`) as Entry[];
  return { entries, heard, text };
}

/** The record with more entries, each linked to the one before. */
export function withEntries(record: CaseRecord, added: readonly Entry[], { heard, binding }: Signing): CaseRecord {
  let link = lastLink(record.text);
  const lines = added.map((entry) => {
    link = binding.seal.sign(`caseworker entry of ${binding.issueId} after ${link}: ${JSON.stringify(entry)}`);
    return JSON.stringify({ ...entry, link });
  });
  const text = [...(record.text === "" ? [] : [record.text]), ...lines].join("\n");
  return { entries: [...record.entries, ...added], heard, text };
}

interface Signing {
  heard: Heard;
  binding: Binding;
}

/** The card's hidden line. */
export function formatTail(tail: Tail, binding: Binding): Markdown {
  return formatMarker("record", JSON.stringify(tail), binding);
}

/** The hidden line of a comment's body: null where there is none, "damaged" where it is not as the app wrote it. */
export function parseTail(body: string, binding: Binding): Tail | "damaged" | null {
  const marker = parseMarker("record", body, binding);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- signed, so it is as formatTail wrote it
  return marker === null || marker === "damaged" ? marker : (JSON.parse(marker.text) as Tail);
}

/** Whether an item was heard before: the record then holds all that came of it. */
export function wasHeard(heard: Heard, item: { key: string; at: Instant }): boolean {
  return item.at < heard.at - SLACK || item.key in heard.recent;
}

/** What was heard, with these items too. */
export function heardAlso(heard: Heard, items: readonly { key: string; at: Instant }[]): Heard {
  const at = items.reduce((latest, item) => Math.max(latest, item.at), heard.at);
  const all = [...Object.entries(heard.recent), ...items.map((item) => [item.key, item.at] as const)];
  return { ...heard, at, recent: Object.fromEntries(all.filter(([, instant]) => instant >= at - SLACK)) };
}

function lastLink(text: string): string {
  return /"link":"([^"]+)"\}$/.exec(text.slice(-200))?.[1] ?? "";
}
