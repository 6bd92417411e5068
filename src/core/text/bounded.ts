/**
 * The Markdown parser's work grows with the square or cube of the nesting, and anybody may send 65,536 characters of
 * `>`. What stands deep inside quotes and lists is never read here, so it may be nested less deep.
 */

/** How many markers of quotes and lists one line may open. */
const MARKERS = 4;
/** How far a line may be indented: nested lists grow by their indentation, line by line. */
const INDENTATION = 64;

const MARKER = /(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*/y;

/**
 * A text of the same length, whose nodes at the root of the tree are of the same kind and at the same places, and which is
 * parsed in linear time. Only for the structure: what is taken from it is cut out of the original.
 */
export function bounded(text: string): string {
  // Between two lines of text one blank line is as good as a thousand.
  const spaced = text.replace(/\n[ \t]*\n[ \t\n]*\n/g, (blank) => `\n${" ".repeat(blank.length - 2)}\n`);
  return spaced.split("\n").map(shallow).join("\n");
}

/** The line without the markers and spaces that are too many; as many spaces stand at its end. */
function shallow(line: string): string {
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? "";
  const start = indentation.slice(0, indentation.includes("\t") ? INDENTATION / 4 : INDENTATION);
  const ends = markerEnds(line, indentation.length);
  const all = ends.at(-1) ?? indentation.length;
  const kept = line.slice(indentation.length, ends[MARKERS - 1] ?? all);
  const less = `${start}${kept}${line.slice(all)}`;
  // Without the other markers between them, hyphens would draw a line across the page.
  const safe = RULE.test(less) && !RULE.test(line) ? `${start}${kept.slice(0, 1)} > ${line.slice(all)}` : less;
  return safe.padEnd(line.length);
}

const RULE = /^[ \t]*(?:[-\t ]+|[*\t ]+)$/;

/** Where each marker at the line's start ends. */
function markerEnds(line: string, start: number): number[] {
  const ends: number[] = [];
  MARKER.lastIndex = start;
  while (MARKER.test(line)) ends.push(MARKER.lastIndex);
  return ends;
}
