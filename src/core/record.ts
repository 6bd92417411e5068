/**
 * What the app remembers of a case, kept in the case itself: hidden and signed in the card.
 * The text is load-bearing: it is written and read only here.
 */
import type { Instant } from "./case.ts";
import type { Entry } from "./entry.ts";
import type { Markdown } from "./markdown.ts";

/** How far the timeline has been heard. GitHub may show an item late, so the keys of the last stretch are kept. */
export interface Heard {
  /** The latest instant of an item that was heard. */
  at: Instant;
  /** The items heard in the last `SLACK` before `at`: key → instant. */
  recent: Record<string, Instant>;
}

export interface CaseRecord {
  entries: Entry[];
  heard: Heard;
}

/** Signs text so that nobody else can have written it. The secret is handed in by who makes the seal. */
export interface Seal {
  sign(text: string): string;
  /** Constant in time; false for anything but a signature of exactly this text. */
  verify(text: string, signature: string): boolean;
}

export const NO_RECORD: CaseRecord = { entries: [], heard: { at: 0, recent: {} } };

/** An item that GitHub shows more than this late (in milliseconds) is taken as heard. */
const SLACK = 15 * 60_000;

const MARK = "<!-- caseworker:record:1 ";
const END = " -->";

/** The record as a hidden line of the card, bound to its issue: copied to another it does not verify. */
export function formatRecord(record: CaseRecord, issueId: number, seal: Seal): Markdown {
  const text = hidden(JSON.stringify(record));
  return `${MARK}${seal.sign(bound(issueId, text))} ${text}${END}` as Markdown;
}

/** The record in a comment's body: null where there is none, "damaged" where it is not as the app wrote it. */
export function parseRecord(body: string, issueId: number, seal: Seal): CaseRecord | "damaged" | null {
  const start = body.lastIndexOf(MARK);
  if (start < 0) return null;
  const line = body.slice(start + MARK.length, body.indexOf(END, start));
  const space = line.indexOf(" ");
  const text = line.slice(space + 1);
  return seal.verify(bound(issueId, text), line.slice(0, space)) ? (JSON.parse(text) as CaseRecord) : "damaged";
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

/** What is signed: the issue's own number at GitHub, which outlives a new name of the repository. */
function bound(issueId: number, text: string): string {
  return `caseworker record 1 of ${issueId}: ${text}`;
}

/** JSON that can neither end the HTML comment nor be taken for a mention or a reference. */
function hidden(json: string): string {
  return json.replace(/[-<>@#&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}
