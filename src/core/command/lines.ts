/** Where commands begin in a comment, by its Markdown syntax tree. */
import { readBlocks } from "../text/blocks.ts";
import { parseAll } from "../text/syntax-tree.ts";
import { halfWidth } from "../text/width.ts";

/** A line that begins with a slash and a name, known or not. */
export interface CommandLine {
  /** Without the slash, in small letters of half width. */
  name: string;
  /** Where its slash stands. */
  start: number;
  /** Where its arguments begin. */
  end: number;
}

/**
 * Only letters and hyphens up to a space, a colon or a Chinese character: a path has another slash or a dot. The slash and
 * the letters may be of full width; look-alikes from other scripts are no command.
 */
const ATTEMPT =
  /(?<![^\n])[ \t]*([/／]([A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ－-]{1,40})(?:：|:(?=\s|$)|(?=\s|$|\p{Script=Han})))/gu;

/** The lines of a comment that are commands or look like one. The text must be as `sourceOf` gives it. */
export function commandLines(source: string): CommandLine[] {
  return readBlocks(source).flatMap(({ type, start, end }) =>
    type === "paragraph" ? linesOf(source.slice(start, end), start) : [],
  );
}

/** How many signs that may open a format, times the length, a paragraph may have: beyond that it is hostile, and no command. */
const TANGLED = 4_000_000;

function linesOf(paragraph: string, offset: number): CommandLine[] {
  const matches = [...paragraph.matchAll(ATTEMPT)];
  if (matches.length === 0) return [];
  const texts = plainTexts(paragraph);
  return matches.flatMap(({ index, 0: whole, 1: attempt = "", 2: name = "" }) => {
    const end = index + whole.length;
    const start = end - attempt.length;
    if (!texts.some((text) => text.start <= start && start < text.end)) return [];
    return [{ name: halfWidth(name).toLowerCase(), start: offset + start, end: offset + end }];
  });
}

/** Where a paragraph holds text as it is, in no code, link, emphasis or HTML. */
function plainTexts(paragraph: string): { start: number; end: number }[] {
  const openers = paragraph.match(/[<>[\]*_~`!&\\]/g)?.length ?? 0;
  if (openers * paragraph.length > TANGLED) return [];
  const inside = parseAll(paragraph).children.flatMap((block) => (block.type === "paragraph" ? block.children : []));
  return inside.flatMap(({ type, position }) =>
    type === "text" && position !== undefined
      ? [{ start: position.start.offset ?? 0, end: position.end.offset ?? 0 }]
      : [],
  );
}
