import { inspect } from "node:util";

/** An error's text is kept to this many characters. */
const LENGTH = 1_000;

/** What is kept of an error with its row. Without NUL, which PostgreSQL does not store. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? String(error) : inspect(error);
  return text.replaceAll("\0", "\u{FFFD}").slice(0, LENGTH);
}
