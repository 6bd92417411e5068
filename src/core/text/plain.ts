/**
 * Text of people where nothing can be escaped: commit messages, front matter, `index.json`. What could mention, refer,
 * close, format or begin a tag is replaced by its full-width twin, which people read alike and programs do not.
 */

/** In this order; every pattern is linear. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cc}\s]+/gu, " "],
  // Marks that turn the direction of writing could make the line read as another one.
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, ""],
  [/</g, "＜"],
  [/>/g, "＞"],
  [/@/g, "＠"],
  [/#/g, "＃"],
  [/\{(?=[{%:])/g, "｛"],
  // `[skip ci]` in a commit message keeps other programs from running.
  [/\[/g, "［"],
  [/\]/g, "］"],
  // GitHub reads `GH-12` and the address of an issue like `#12`.
  [/\bgh-(?=\d)/gi, "GH "],
  [/:\/\//g, "：//"],
];

/** The text as one harmless line of at most `length` UTF-16 units; a longer one ends in `…`. */
export function plain(text: string, length: number): string {
  const harmless = REPLACEMENTS.reduce((line, [what, twin]) => line.replace(what, twin), text.toWellFormed()).trim();
  return harmless.length <= length ? harmless : `${cut(harmless, length - 1).trimEnd()}…`;
}

/** The first `length` UTF-16 units, one less where that would split a character. */
export function cut(text: string, length: number): string {
  const head = text.slice(0, length);
  return head.isWellFormed() ? head : head.slice(0, -1);
}
