/**
 * Text that is safe to show. People's text is data: it becomes `Markdown` only by being escaped here,
 * so that it can neither mention, link, close, nor format. Templates accept nothing else.
 */
import { clean, oneLine } from "./clean.ts";
import { defuse } from "./defuse.ts";
import { cut as head } from "./plain.ts";

declare const safe: unique symbol;

/** Text that may be put into a comment as it is. */
export type Markdown = string & { readonly [safe]: true };

/** Text that is our own, e.g. a literal of the program. Never people's. */
export function markdown(literal: string): Markdown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes safe by being called so
  return literal as Markdown;
}

/**
 * People's text as one line that reads as it was typed and does nothing: an entity (`&#64;`) shows as its letters, not
 * as the sign it stands for. Holds in paragraphs, headings, table cells, and within raw HTML, where a backslash
 * escapes nothing and therefore `<`, `>`, `&` and `|` are entities.
 */
export function shown(text: string): Markdown {
  return markdown(escapeStart(escapeAnywhere(defuse(oneLine(text)))));
}

/** Safe text as it reads, for a terminal or a log: without the escapes that only Markdown needs. */
export function readable(text: Markdown): string {
  const signs = text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("\u200B", "");
  return Object.entries(ENTITIES).reduceRight((line, [sign, entity]) => line.replaceAll(entity, sign), signs);
}

/** People's text as a block quote, line by line; several blank lines become one. At most `max` UTF-16 units of it. Empty text gives nothing. */
export function quoted(text: string, max = Infinity): Markdown {
  if (text.trim() === "") return markdown("");
  const lines = clean(cut(text.trim(), max))
    .replace(/\n\s*\n/g, "\n\n")
    .split("\n")
    .map(shown);
  return markdown(lines.map((line, index) => quotedLine(line, lines[index + 1] ?? "")).join("\n"));
}

/** People's text as inline code that nothing in it can end. Empty text gives nothing. */
export function code(text: string): Markdown {
  const line = oneLine(text);
  if (line === "") return markdown("");
  // A table would end its cell at the bar, and only the entity keeps it from that inside and outside of tables.
  if (line.includes("|")) return markdown(`<code>${shown(line)}</code>`);
  const fence = "`".repeat(longestRun(line) + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return markdown(`${fence}${space}${line}${space}${fence}`);
}

/** The text in at most `max` UTF-16 units; what was cut ends in `…`, and no character is split. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${head(text, max - 1)}…`;
}

/** Two spaces: GitHub keeps line breaks in comments, but not in files. */
const HARD_BREAK = "  ";

function quotedLine(line: string, next: string): string {
  if (line === "") return ">";
  return next === "" ? `> ${line}` : `> ${line}${HARD_BREAK}`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;" };

function escapeAnywhere(line: string): string {
  return line.replace(/[\\`*_[\]~#]/g, "\\$&").replace(/[&<>|]/g, (mark) => ENTITIES[mark] ?? "");
}

/** What means something only where a line begins: lists, underlines of headings, the second row of a table. */
function escapeStart(line: string): string {
  return line.replace(/^[-+=:]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
}

function longestRun(line: string): number {
  return Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
}
