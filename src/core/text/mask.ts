/** Covers what tells who somebody is (knowledge.md, "Privacy"). */
import { clean } from "./clean.ts";

/** Every pattern is linear: it begins only where no digit or letter of its own kind stands before it, or is bounded. */
const PATTERNS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<![\w.%+-])[\w.%+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi, maskAddress],
  // Identity cards: place, date of birth, three digits and a check mark.
  [/(?<!\d)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?!\d)/gi, maskNumber],
  // With the code of the country.
  [/(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){7,12}(?!\d)/g, maskNumber],
  // Chinese mobile phones.
  [/(?<!\d)(?:86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g, maskNumber],
  // Landlines with their area code, `010-12345678`, `(0571) 8765432`, `030/1234567`.
  [/(?<!\d)\(?0\d{2,4}\)?[ /-]\d{6,8}(?!\d)/g, maskNumber],
  // `555-123-4567`, `(555) 123-4567`.
  [/(?<![\d.-])(?:\d{3}|\(\d{3}\))[ .-]{1,2}\d{3}[ .-]\d{4}(?![\d.-])/g, maskNumber],
];

/**
 * The text with every address of e-mail, phone and identity-card number in it masked, and every one of `names`:
 * people who are known to have to do with the case.
 */
export function mask(text: string, names: readonly string[] = []): string {
  // Digits of full width are numbers as well, and an invisible character must not part them.
  const digits = clean(text).replace(/[０-９＠]/g, (wide) => wide.normalize("NFKC"));
  const numbers = PATTERNS.reduce((line, [pattern, covered]) => line.replace(pattern, covered), digits);
  // The longest first: a part of a name must not be taken out of it.
  return names.toSorted((one, other) => other.length - one.length).reduce(withoutName, numbers);
}

/** `张三` → `张*`, `Anna Schmidt` → `A*** S***`: Latin names do not show how long they are. */
export function maskName(name: string): string {
  return name.trim().split(/\s+/).map(maskWord).join(" ");
}

/** Scripts that write a name in a few characters. */
const SHORT = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function maskWord(word: string): string {
  const [first = "", ...rest] = word;
  return first + (SHORT.test(first) ? "*".repeat(Math.max(1, rest.length)) : first && "***");
}

function withoutName(text: string, name: string): string {
  // A single letter is in every text.
  if (/^.?$/u.test(name.trim())) return text;
  const literal = name
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const whole = SHORT.test(name.trim()) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(whole, "giu"), maskName);
}

/** `zhang.san@example.com` → `z***@e***.com`. */
function maskAddress(address: string): string {
  const at = address.indexOf("@");
  const end = address.slice(address.lastIndexOf("."));
  return `${address.slice(0, 1)}***@${address.slice(at + 1, at + 2)}***${end}`;
}

const SEPARATORS = /[^\dX]/gi;

/** All digits but the first three and the last four: `13800138000` → `138****8000`. */
function maskNumber(number: string): string {
  const { length } = number.replace(SEPARATORS, "");
  let seen = 0;
  return number.replace(/[\dX]/gi, (digit) => {
    seen += 1;
    return seen <= 3 || seen > length - 4 ? digit : "*";
  });
}
