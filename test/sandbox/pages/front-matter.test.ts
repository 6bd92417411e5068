import { describe, expect, test } from "vitest";
import { partFrontMatter } from "../../../src/sandbox/pages/front-matter.ts";

type Case = [what: string, file: string, rows: [string, string][], markdown: string];

const CASES: Case[] = [
  ["no front matter", "# Title\n", [], "# Title\n"],
  [
    "texts and numbers",
    "---\nid: TK1\ngrade: 1\n---\n# T",
    [
      ["id", "TK1"],
      ["grade", "1"],
    ],
    "# T",
  ],
  [
    "lists and pairs",
    "---\ntags: [a, b]\nkept: {response: true}\n---\nx",
    [
      ["tags", "a, b"],
      ["kept", "response: true"],
    ],
    "x",
  ],
  ["nothing as a value", "---\narticle:\n---\nx", [["article", ""]], "x"],
  ["line ends of Windows", "---\r\nid: 1\r\n---\r\nx", [["id", "1"]], "x"],
  ["an end that never comes", "---\nid: 1\n", [], "---\nid: 1\n"],
  ["YAML that cannot be read", "---\na: [\n---\nx", [], "---\na: [\n---\nx"],
  ["a list instead of pairs", "---\njust text\n---\nx", [], "---\njust text\n---\nx"],
  ["a value that holds itself", "---\na: &a [*a]\n---\nx", [], "---\na: &a [*a]\n---\nx"],
];

describe("a file is parted", () => {
  test.each(CASES)("with %s", (...[, file, rows, markdown]) => {
    expect(partFrontMatter(file)).toEqual({ rows, markdown });
  });
});
