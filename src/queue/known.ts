import type { Known } from "./queue.ts";

/** The last character there is: behind every key that begins with a prefix, in the order of bytes. */
const LAST = "\u{10FFFF}";

/** Where the keys that begin with `prefix` stand in an index: from the first to before the second. */
export function rangeOf(prefix: string): { from: string; to: string } {
  return { from: prefix, to: `${prefix}${LAST}` };
}

/** A row of either database's answer. */
export function knownIn({ key, hint, waits }: Record<string, unknown>): Known {
  return { key: String(key), hint: typeof hint === "string" ? hint : null, waits: Boolean(waits) };
}
