/** What the app remembers of a case, kept in the case itself: hidden and signed in the card. */
import type { Instant } from "./case.ts";
import type { Entry } from "./entry.ts";
import { formatMarker, parseMarker } from "./marker.ts";
import type { Binding } from "./marker.ts";
import type { Markdown } from "./markdown.ts";

/** How far the timeline has been heard. */
export interface Heard {
  /** The latest instant of an item that was heard. */
  at: Instant;
  /** The items heard in the last `SLACK` before `at`, because GitHub may show one late: key → instant. */
  recent: Record<string, Instant>;
}

export interface CaseRecord {
  entries: Entry[];
  heard: Heard;
}

export const NO_RECORD: CaseRecord = { entries: [], heard: { at: 0, recent: {} } };

/** An item that GitHub shows more than this late (in milliseconds) is taken as heard. */
const SLACK = 15 * 60_000;

/** The record as a hidden line of the card. */
export function formatRecord(record: CaseRecord, binding: Binding): Markdown {
  return formatMarker("record", JSON.stringify(record), binding);
}

/** The record in a comment's body: null where there is none, "damaged" where it is not as the app wrote it. */
export function parseRecord(body: string, binding: Binding): CaseRecord | "damaged" | null {
  const marker = parseMarker("record", body, binding);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- signed, so it is as formatRecord wrote it
  return marker === null || marker === "damaged" ? marker : (JSON.parse(marker.text) as CaseRecord);
}

/** Whether an item was heard before: the record then holds all that came of it. */
export function wasHeard(heard: Heard, item: { key: string; at: Instant }): boolean {
  return item.at < heard.at - SLACK || item.key in heard.recent;
}

/** What was heard, with these items too. */
export function heardAlso(heard: Heard, items: readonly { key: string; at: Instant }[]): Heard {
  const at = items.reduce((latest, item) => Math.max(latest, item.at), heard.at);
  const all = [...Object.entries(heard.recent), ...items.map((item) => [item.key, item.at] as const)];
  return { at, recent: Object.fromEntries(all.filter(([, instant]) => instant >= at - SLACK)) };
}
