/** What of a timeline has been heard: the record, and what people did that no record holds yet. */
import type { Item } from "./case.ts";
import { formatMarker, parseMarker } from "./marker.ts";
import type { Binding } from "./marker.ts";
import { findOwn } from "./own.ts";
import type { Own } from "./own.ts";
import { NO_RECORD, recordOf, wasHeard } from "./record.ts";
import type { CaseRecord } from "./record.ts";
import { joined } from "./sheet.ts";

export interface HeardSoFar {
  own: Own;
  record: CaseRecord;
  /**
   * Where the record was found: in the case, in the copy because the case's own was damaged or taken away, or nowhere.
   */
  found: "case" | "copy" | "nowhere";
  /** In GitHub's order. Bots are not heard, and the app's own comments least of all. */
  fresh: Item[];
}

/** Takes a timeline apart. `copy`: the record as the app kept it elsewhere, for the case that its own is lost. */
export function readHeard(items: readonly Item[], binding: Binding, copy: string | null = null): HeardSoFar {
  const own = findOwn(items, binding);
  const ownRecord = recordIn(own);
  const record = ownRecord ?? parseCopy(copy, binding);
  const found = ownRecord !== null ? "case" : record === null ? "nowhere" : "copy";
  const { heard } = record ?? NO_RECORD;
  const fresh = items.filter((item) => !item.bot && !own.items.has(item.key) && !wasHeard(heard, item));
  return { own, record: record ?? NO_RECORD, found, fresh };
}

/** Whether the case's own record is whole. */
export function isWhole(items: readonly Item[], binding: Binding): boolean {
  return recordIn(findOwn(items, binding)) !== null;
}

/** The record in one piece, signed, to be kept outside of the case. */
export function formatCopy({ text, heard }: CaseRecord, binding: Binding): string {
  return formatMarker("record", JSON.stringify({ heard, text }), binding);
}

function parseCopy(copy: string | null, binding: Binding): CaseRecord | null {
  const marker = copy === null ? null : parseMarker("record", copy, binding);
  if (marker === null || marker === "damaged") return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- signed, so it is as formatCopy wrote it
  const { text, heard } = JSON.parse(marker.text) as Pick<CaseRecord, "text" | "heard">;
  return recordOf(text, heard);
}

/** Null when the card or a sheet is missing or damaged. */
function recordIn({ card, sheets }: Own): CaseRecord | null {
  if (card === null || card.tail === "damaged") return null;
  const { heard, text, sheets: count, last } = card.tail;
  const before = joined(sheets, count, last);
  return before === null ? null : recordOf(before + text, heard);
}
