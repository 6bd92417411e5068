import * as fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { oneLine } from "../../../src/core/text/clean.ts";
import { code, cut, markdown, quoted, shown } from "../../../src/core/text/markdown.ts";

type Node = { type: string; value?: string; children?: Node[] };

/** The text as GitHub renders it, and the kinds of nodes it is made of. */
function render(source: string): { text: string; types: Set<string> } {
  const types = new Set<string>();
  const textOf = ({ type, value = "", children = [] }: Node): string => {
    types.add(type);
    const between = type === "root" || type === "blockquote" ? "\n" : "";
    return type === "break" ? "\n" : value + children.map(textOf).join(between);
  };
  return { text: textOf(unified().use(remarkParse).use(remarkGfm).parse(source)), types };
}

const seen = (text: string) => text.replaceAll("\u200B", "");

/** What GitHub acts on in text that it has rendered. */
const ACTED_ON: readonly (readonly [string, RegExp])[] = [
  ["a mention", /@[a-z\d]/i],
  ["a reference", /#\d|\bgh-\d/i],
  ["an address", /:\/\/|\bwww\./i],
  ["a commit", /\b[\da-f]{7,40}\b/i],
  ["an emoji", /:[\w+-]+:/],
  ["a formula", /(?:^|[\s(])\$|\$(?:[\s.,)]|$)/],
];

const FILTERED =
  "@team &#64;team &commat;a/b #12 GH-1 acme/support#7 a@b.example acme/x@deadbeef1 0123456789abcdef https://x.example " +
  "http:// www.x.example ftp://a mailto:a@b.c :smile: :+1: $x$ $$y$$ $`z`$ closes #1";
const FORMATS =
  "**b** _i_ ~~s~~ `c` `` [a](b) ![i](j) [^1] [x] <b> <!-- --> &lt; & \\ \\| | # - + 1. 2) > === --- :-: |-| ```";
const SIGNS = [
  "\n",
  "\r\n",
  "\t",
  "    ",
  "\0",
  "\u202E",
  "\u200B",
  "\uFEFF",
  "中文",
  "👩‍💻",
  "\uD800",
  "a",
  "f",
  " ",
  ":",
  "@",
  "#",
];
const PIECES = [...FILTERED.split(" "), ...FORMATS.split(" "), ...SIGNS];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

describe("shown", () => {
  test("renders any text as that text and nothing else", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: rendered, types } = render(shown(text));
        expect(seen(rendered)).toBe(oneLine(text));
        expect([...types].filter((type) => !["root", "paragraph", "text"].includes(type))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.for(ACTED_ON)("leaves %s in no rendered text", ([, pattern]) => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(render(shown(text)).text).not.toMatch(pattern);
      }),
      { numRuns: 500 },
    );
  });

  test("stays in its cell of a table", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [cell] = render(`| h |\n| - |\n| x${shown(text)} |`).text.split("\n");
        expect(seen(cell ?? "")).toBe(`hx${oneLine(text)}`);
      }),
    );
  });

  test("shows an entity by its letters", () => {
    expect(seen(render(shown("&#64;team &lt;b&gt;")).text)).toBe("&#64;team &lt;b&gt;");
  });

  test("opens no tag within raw HTML, where backslashes escape nothing", () => {
    expect(shown("<img src=x> & </summary>")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  });
});

describe("quoted", () => {
  test("keeps lines and blank lines within the quote", () => {
    expect(quoted("one\ntwo\r\n\n\n\n# three\n")).toBe("> one  \n> two\n>\n> \\# three");
  });

  test("lets no line out of the quote, and nothing act", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: rendered, types } = render(quoted(text));
        expect(rendered).not.toMatch(/@[a-z\d]|#\d|:\/\//i);
        expect(
          [...types].filter((type) => !["root", "blockquote", "paragraph", "text", "break"].includes(type)),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("marks where a long text was cut", () => {
    expect(quoted("abcdefgh", 4)).toBe("> abc…");
  });

  test("quotes nothing where there is nothing", () => {
    expect(quoted(" \n ")).toBe("");
  });
});

describe("code", () => {
  test.for([
    ["plain text", "/help", "`/help`"],
    ["a backtick", "a`b", "``a`b``"],
    ["a backtick at an end", "`a", "`` `a ``"],
    ["a line break", "a\nb", "`a b`"],
    ["nothing", " ", ""],
    ["a bar, which a table would split", "a|<b>", "<code>a&#124;&lt;b&gt;</code>"],
  ] as const)("holds %s", ([, text, expected]) => {
    expect(code(text)).toBe(expected);
  });

  test("cannot be left", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const without = text.replaceAll("|", "");
        fc.pre(oneLine(without) !== "");
        expect(render(`x ${code(without)} y`).text).toBe(`x ${oneLine(without)} y`);
      }),
    );
  });
});

describe("cut", () => {
  test("splits no character", () => {
    expect(cut("ab😀cd", 4)).toBe("ab…");
    expect(cut("ab", 2)).toBe("ab");
  });

  test("leaves our own text alone", () => {
    expect(markdown("**ours**")).toBe("**ours**");
  });
});
