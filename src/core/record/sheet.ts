/**
 * Sheets: comments of the app that hold the beginning of a record which outgrew its card. A full sheet never changes.
 * Each is signed together with the signature of the one before, so that none can be left out or exchanged.
 */
import { formatMarker, parseMarker, signatureOf } from "../text/marker.ts";
import type { Binding } from "../text/marker.ts";
import type { Markdown } from "../text/markdown.ts";

/** A part of a record's text that fills a sheet, or the rest of it. */
export interface Part {
  /** From 1. */
  number: number;
  text: string;
  /** Where it begins in the record's text. */
  start: number;
}

export interface Sheet {
  number: number;
  text: string;
  /** The signature of the sheet before; empty for the first. */
  before: string;
  signature: string;
}

/** How many UTF-16 units of the record fill a sheet: hidden in a comment they may take three times as many. */
const LENGTH = 16_000;

/** The record's text as full sheets, and what is left for the card. */
export function partsOf(text: string): { full: Part[]; rest: Part } {
  const full: Part[] = [];
  let start = 0;
  while (text.length - start > LENGTH) {
    // Half a character cannot be stored.
    const length = text.slice(start, start + LENGTH).isWellFormed() ? LENGTH : LENGTH - 1;
    full.push({ number: full.length + 1, start, text: text.slice(start, start + length) });
    start += length;
  }
  return { full, rest: { number: full.length + 1, start, text: text.slice(start) } };
}

/** The sheet that a part becomes after the sheet with that signature. */
export function sheetOf({ number, text }: Part, before: string, binding: Binding): Sheet {
  const sheet = { number, text, before };
  return { ...sheet, signature: signatureOf("sheet", stored(sheet), binding) };
}

/** The hidden line of a sheet's comment. */
export function formatSheet(sheet: Sheet, binding: Binding): Markdown {
  return formatMarker("sheet", stored(sheet), binding);
}

/** The sheet in a comment's body: null where there is none, "damaged" where it is not as the app wrote it. */
export function parseSheet(body: string, binding: Binding): Sheet | "damaged" | null {
  const marker = parseMarker("sheet", body, binding);
  if (marker === null || marker === "damaged") return marker;
  const [number = "", before = ""] = marker.text.split(" ", 2);
  const text = marker.text.slice(number.length + before.length + 2);
  return { number: Number(number), before, text, signature: marker.signature };
}

/** The text of all sheets up to the last, by their signatures; null when one is missing. */
export function joined(sheets: ReadonlyMap<string, Sheet>, count: number, last: string): string | null {
  const texts: string[] = [];
  let signature = last;
  for (let number = count; number > 0; number -= 1) {
    const sheet = sheets.get(signature);
    if (sheet?.number !== number) return null;
    texts.unshift(sheet.text);
    signature = sheet.before;
  }
  return signature === "" ? texts.join("") : null;
}

function stored({ number, before, text }: Omit<Sheet, "signature">): string {
  return `${number} ${before} ${text}`;
}
