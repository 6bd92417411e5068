/** What of a timeline has been heard: the record, and what people did that no record holds yet. */
import type { Item } from "../model/case.ts";
import { formatMarker, parseMarker } from "../text/marker.ts";
import type { Binding } from "../text/marker.ts";
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

/**
 * Takes a timeline apart. `copy`: the record as the app kept it elsewhere. It counts where the case's own is lost, and
 * where that is only its beginning: somebody put an older card in the place of the card, or GitHub shows an old one.
 */
export function readHeard(items: readonly Item[], binding: Binding, copy: string | null = null): HeardSoFar {
  const own = findOwn(items, binding);
  const stored = recordIn(own);
  const kept = parseCopy(copy, binding);
  const later = stored === null || (kept !== null && goesOn(kept.text, stored.text)) ? kept : null;
  const record = later ?? stored ?? { text: "", heard: NO_RECORD.heard };
  const found = stored !== null ? "case" : kept === null ? "nowhere" : "copy";
  const fresh = items.filter((item) => !item.bot && !own.items.has(item.key) && !wasHeard(record.heard, item));
  return { own, record: recordOf(record.text, record.heard), found, fresh };
}

function goesOn(text: string, beginning: string): boolean {
  return text.length > beginning.length && text.startsWith(beginning);
}

/** The record in one piece, signed, to be kept outside of the case. */
export function formatCopy({ text, heard }: CaseRecord, binding: Binding): string {
  return formatMarker("record", JSON.stringify({ heard, text }), binding);
}

type Stored = Pick<CaseRecord, "text" | "heard">;

function parseCopy(copy: string | null, binding: Binding): Stored | null {
  const marker = copy === null ? null : parseMarker("record", copy, binding);
  if (marker === null || marker === "damaged") return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- signed, so it is as formatCopy wrote it
  return JSON.parse(marker.text) as Stored;
}

/** Null when the card or a sheet is missing or damaged. */
function recordIn({ card, sheets }: Own): Stored | null {
  if (card === null || card.tail === "damaged") return null;
  const { heard, text, sheets: count, last } = card.tail;
  const before = joined(sheets, count, last);
  return before === null ? null : { text: before + text, heard };
}
