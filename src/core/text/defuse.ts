/**
 * GitHub makes links, mentions, references and emoji from the text as it is rendered, after every escape is undone. An
 * invisible character inside each pattern is what keeps such text from being one (threats.md, "mention, reference,
 * closing-word spam through echoed text").
 */

/** Zero-width space: not seen, and no part of a word, a login, a number or an address. */
const BREAK = "\u200B";

/** What GitHub looks for. A break goes in at each match; every pattern is linear in the length of the text. */
const PLACES: readonly RegExp[] = [
  // `@login`, `@org/team`, `owner/repo@sha`, and addresses of e-mail.
  /(?<=@)/g,
  // `#12`, `owner/repo#12`.
  /(?<=#)(?=\d)/g,
  // `GH-12` and the names of advisories.
  /(?<=(?<![a-z\d])(?:gh|ghsa|cve)-)(?=\w)/gi,
  // Addresses of any protocol, and those without one. The address of an issue is a reference, too.
  /(?<=:)(?=\/\/)/g,
  /(?<=www)(?=\.)/gi,
  // `:emoji:`
  /(?<=:)(?=[\w+-]+:)/g,
  // Formulas: only a dollar sign beside a space or a mark opens or closes one.
  /(?<=\$)|(?=\$)/g,
];

/** Commits: 7 to 40 hexadecimal digits that stand alone. A break ends a word, so no part may be longer than 6. */
const COMMIT = /(?<!\w)[\da-f]{7,}(?!\w)/gi;

/** The same text to the eye, with nothing in it that GitHub would act on. */
export function defuse(text: string): string {
  const broken = PLACES.reduce((line, place) => line.replace(place, BREAK), text);
  return broken.replace(COMMIT, (digits) => digits.replace(/.{6}(?=.)/g, `$&${BREAK}`));
}
