/**
 * Markdown as GitHub reads it, as far as its blocks: what stands at the root, and where.
 *
 * The parser's work grows with the square of the number of lines in some texts. A text is therefore read in windows of
 * lines: every block of a window but the last is complete, because another one has begun after it, and the next window
 * begins where the last one did.
 */
import { bounded } from "./bounded.ts";
import { parseBlocks } from "./syntax-tree.ts";

/** A node at the root of the tree, with its place in the source. */
export interface Block {
  /** As mdast names it: `paragraph`, `heading`, `code`, `html`, … */
  type: string;
  /** 1 to 6; 0 for what is no heading. */
  depth: number;
  start: number;
  end: number;
}

/** How many lines are read at once; four times as many when they are all one block. */
const WINDOW = 256;
/** A single quote or list of more lines is hostile: it is taken to go on to the end. */
const LONGEST = 4096;

/** The text with line ends as the tree counts them, and without the sign that Markdown replaces by another. */
export function sourceOf(body: string): string {
  return body.toWellFormed().replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
}

/** The blocks of a text, in its order. It must be as `sourceOf` gives it. */
export function readBlocks(source: string): Block[] {
  const text = bounded(source);
  const blocks: Block[] = [];
  for (let [start, lines] = [0, WINDOW]; start < text.length;) {
    const end = afterLines(text, start, lines);
    const found = parse(text, start, end);
    const complete = end === text.length ? found : found.slice(0, found.slice(0, -1).findLastIndex(isComplete) + 1);
    const next = found[complete.length];
    blocks.push(...complete);
    if (next !== undefined && complete.length === 0 && lines >= LONGEST && CONTAINERS.has(next.type)) {
      return [...blocks, { ...next, end: text.length }];
    }
    lines = complete.length === 0 ? lines * 4 : WINDOW;
    if (next === undefined) start = end;
    else if (complete.length > 0) start = beginning(next, text);
  }
  return blocks;
}

const CONTAINERS = new Set(["blockquote", "list", "footnoteDefinition"]);

/** Until something else follows, the next lines may give a definition of a link its title. */
function isComplete({ type }: Block): boolean {
  return type !== "definition";
}

/** Where to begin again: the indentation belongs to a list, but would make code of a paragraph that follows a definition. */
function beginning({ type, start }: Block, text: string): number {
  return type === "paragraph" || type === "definition" ? start : text.lastIndexOf("\n", start - 1) + 1;
}

/** The place after so many more lines, or the end. */
function afterLines(text: string, start: number, lines: number): number {
  let end = start;
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf("\n", end) + 1;
    if (end === 0) return text.length;
  }
  return end;
}

function parse(text: string, start: number, end: number): Block[] {
  const tree = parseBlocks(text.slice(start, end));
  return tree.children.map(({ type, position, ...node }) => ({
    type,
    depth: "depth" in node ? node.depth : 0,
    start: start + (position?.start.offset ?? 0),
    end: start + (position?.end.offset ?? 0),
  }));
}
