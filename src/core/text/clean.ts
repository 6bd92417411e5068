/** What cannot be seen in people's text and could make it read as another one, or hide a pattern from those who look for it. */

/** Marks that turn the direction of writing, the byte order mark, and spaces without width. Joiners stay: scripts and emoji need them. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** The text without what cannot be seen. Line breaks of all kinds become `\n`, halves of characters `U+FFFD`. */
export function clean(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n");
  return lines.replace(CONTROL, "").replace(INVISIBLE, "");
}

/** The text as one line: every stretch of spaces and line breaks is one space, none at the ends. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ").trim();
}
