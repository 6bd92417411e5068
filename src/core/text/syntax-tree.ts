/** GitHub's Markdown as a syntax tree. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

type Tree = ReturnType<typeof fromMarkdown>;

/** Bare addresses stay text: nothing here asks for them, and to look for them takes time that grows with the square of the text. */
const ADDRESSES = ["emailAutolink", "protocolAutolink", "wwwAutolink"];

/** What makes formats within a paragraph. */
const FORMATS = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "gfmFootnoteCall",
  "gfmPotentialFootnoteCall",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "strikethrough",
];

const TREE = gfmFromMarkdown().map(({ transforms: _addresses, ...extension }) => extension);

/** The whole tree. Slow where hostile text opens many formats: for short texts only. */
export function parseAll(text: string): Tree {
  return fromMarkdown(text, { extensions: [gfm(), { disable: { null: ADDRESSES } }], mdastExtensions: TREE });
}

/** The tree of the blocks: what a paragraph or a heading holds is one text. */
export function parseBlocks(text: string): Tree {
  const disable = { null: [...ADDRESSES, ...FORMATS] };
  return fromMarkdown(text, { extensions: [gfm(), { disable }], mdastExtensions: TREE });
}
