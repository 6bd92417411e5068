/** The sheets a record needs, those that are still to be written, and what is left for the card. */
import type { Advance } from "../advance/advance.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { caseIdOf } from "../show/case-id.ts";
import { historyLines } from "../show/history.ts";
import type { HistoryLine } from "../show/history.ts";
import type { Binding } from "../text/marker.ts";
import { markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Tail } from "../record/record.ts";
import { formatSheet, partsOf, sheetOf } from "../record/sheet.ts";
import type { Part, Sheet } from "../record/sheet.ts";
import type { Speech } from "../show/entry.ts";

export interface Sheets {
  /** Those that are not there yet, in order. */
  missing: { number: number; body: Markdown }[];
  /** Those that are there: where people read them. */
  links: { number: number; url: Markdown }[];
  /** What the card holds of the record. */
  tail: Tail;
  /** The first entry that stands in no sheet. */
  from: number;
}

/** How a sheet is said and signed. */
export interface Manner {
  speech: Speech;
  binding: Binding;
}

/** For the record as it is after this look. */
export function sheetsOf(seen: CaseSnapshot, advance: Advance, manner: Manner): Sheets {
  const { text, heard } = advance.record;
  const { full, rest } = partsOf(text);
  const sheets: Sheet[] = [];
  for (const part of full) sheets.push(sheetOf(part, sheets.at(-1)?.signature ?? "", manner.binding));
  const there = advance.own.sheets;
  const isThere = ({ signature }: Sheet) => there.has(signature);
  return {
    missing: sheets.flatMap((sheet, index) => {
      const part = full[index];
      if (isThere(sheet) || part === undefined) return [];
      return [{ number: sheet.number, body: bodyOf({ sheet, part }, { seen, advance }, manner) }];
    }),
    links: sheets.filter(isThere).map(({ number, signature }) => ({
      number,
      url: markdown(`${seen.issue.url}#issuecomment-${there.get(signature)?.comment}`),
    })),
    tail: { heard, text: rest.text, sheets: sheets.length, last: sheets.at(-1)?.signature ?? "" },
    from: entriesBegunBefore(text, rest.start),
  };
}

/** Entries are parted by line breaks; the first begins at the start. */
function entriesBegunBefore(text: string, place: number): number {
  if (place === 0) return 0;
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at + 1 < place; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** What people see of a sheet leaves room for what they do not see. */
const ROOM = 14_000;

function bodyOf(
  { sheet, part }: { sheet: Sheet; part: Part },
  { seen, advance }: { seen: CaseSnapshot; advance: Advance },
  { speech, binding }: Manner,
): Markdown {
  const { entries, text } = advance.record;
  const begun = (place: number) => entriesBegunBefore(text, place);
  const lines = historyLines(entries.slice(begun(part.start), begun(part.start + part.text.length)), speech);
  const id = caseIdOf(advance.file.openedAt ?? seen.issue.openedAt, seen.id.number, speech.policy);
  const history = fitting(lines, ROOM);
  const view = { id: shown(id), number: sheet.number, history, more: lines.length - history.length };
  return markdown(`${speech.words.say("sheet", view).trim()}\n\n${formatSheet(sheet, binding)}`);
}

/** The first lines that together take no more than so much. */
function fitting(lines: readonly HistoryLine[], room: number): HistoryLine[] {
  let taken = 0;
  return lines.filter(({ by, what }) => (taken += by.length + what.length + 40) <= room);
}
