import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlocks, sourceOf } from "../../../src/core/text/blocks.ts";
import { parseBlocks } from "../../../src/core/text/syntax-tree.ts";

const LINES = [
  "",
  "",
  "text",
  "/grade 1",
  "  indented",
  "    deeper",
  "### Heading",
  "===",
  "---",
  "- item",
  "- - two",
  "1. one",
  "> quote",
  "> > two",
  ">",
  "```",
  "~~~",
  "<!--",
  "-->",
  "<div>",
  "[a]: b",
  '"title',
  '"',
  "[^a]: note",
  "a | b",
  "- | -",
  "\tcode",
];
const text = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 700 }).map((lines) => lines.join("\n"));

/** What the parser says of the whole text at once. */
function atOnce(source: string): string[] {
  return parseBlocks(source).children.map(({ type, position }) => `${type} ${position?.start.offset}`);
}

function inWindows(source: string): string[] {
  return readBlocks(source).map(({ type, start }) => `${type} ${start}`);
}

const marker = fc.constantFrom("> ", ">", "- ", "1. ", "* ");
const nestedLine = fc.tuple(fc.array(marker, { maxLength: 7 }), fc.constantFrom("x", "", "# h", "```", "---"));
const nested = fc
  .array(
    nestedLine.map(([markers, rest]) => markers.join("") + rest),
    { maxLength: 12 },
  )
  .map((lines) => lines.join("\n"));

const SAME = [
  ["in windows as in the whole text", text],
  ["for nested quotes and lists made shallow", nested],
] as const;

const NESTED = [
  [">", 65_536],
  ["- ", 32_768],
  ["1. ", 20_000],
  ["> - ", 16_000],
] as const;

describe("blocks", () => {
  test.for(SAME)("are the same %s", ([, texts]) => {
    fc.assert(
      fc.property(texts, (source) => {
        expect(inWindows(source)).toEqual(atOnce(source));
      }),
      { numRuns: 60 },
    );
  });

  test.for(NESTED)("of %s many times over are one", ([sign, times]) => {
    const source = `${sign.repeat(times)}x\n\n### After\n`;
    const blocks = readBlocks(source);
    expect(blocks.map(({ type }) => type)).toEqual([expect.any(String), "heading"]);
    expect(source.slice(blocks[1]?.start)).toBe("### After\n");
  });

  test("go on to the end in a list of thousands of lines that are no items", () => {
    const source = `- x\n${"<a\n".repeat(9000)}`;
    expect(readBlocks(source)).toEqual([{ type: "list", depth: 0, start: 0, end: source.length }]);
  });

  test("have line ends of every system and no NUL", () => {
    expect(sourceOf("a\r\nb\rc\0\uD800")).toBe("a\nb\nc\uFFFD\uFFFD");
  });
});
