/** The last character there is: behind every key that begins with a prefix, in the order of bytes. */
const LAST = "\u{10FFFF}";

/** Where the keys that begin with `prefix` stand in an index: from the first to before the second. */
export function rangeOf(prefix: string): { from: string; to: string } {
  return { from: prefix, to: `${prefix}${LAST}` };
}
