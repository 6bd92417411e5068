import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPath, oldPath, pathOf } from "../../../src/core/knowledge/article-path.ts";
import type { IndexEntry } from "../../../src/core/model/index-entry.ts";

const ID = "TK202611230017";
const PLACE = { folder: "articles", caseId: ID, path: `articles/2026/${ID}-payment-page-fails.md` };

function path(title: string): string {
  return newPath("articles", { id: ID, title, year: "2026" });
}

function entryAt(article: string | null): IndexEntry {
  return { article } as IndexEntry;
}

const TITLES: [string, string, string][] = [
  ["words", "Payment page fails", "-payment-page-fails.md"],
  ["Chinese", "支付页面打不开：提示“超时”", "-支付页面打不开提示超时.md"],
  ["full-width letters", "ＡＰＩ　超时", "-api-超时.md"],
  ["nothing that can stand in a name", "🔥?!", ".md"],
  ["a way out of the folder", "../../.github/workflows/x", "-githubworkflowsx.md"],
  ["a way out for Windows", "..\\..\\con:x", "-conx.md"],
  ["an end of the name", "a\0.md\n---", "-amd.md"],
  ["an option", "--force", "-force.md"],
];

describe("a new article's path", () => {
  test.each(TITLES)("from a title of %s", (_, title, end) => {
    expect(path(title)).toBe(`articles/2026/${ID}${end}`);
  });

  test("is one file of at most 255 bytes in the year's folder, whatever the title", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", minLength: 70 })), (title) => {
        const found = path(title);
        expect(found).toMatch(new RegExp(`^articles/2026/${ID}(-[\\p{L}\\p{M}\\p{N}_-]+)?\\.md$`, "u"));
        expect(new TextEncoder().encode(found.split("/").at(-1)).length).toBeLessThan(255);
        expect(oldPath(PLACE, entryAt(found))).toBe(found);
      }),
      { numRuns: 2000 },
    );
  });

  test("does not cut a character in two", () => {
    expect(path(`${"a".repeat(59)}𠮷𠮷`)).toBe(`articles/2026/${ID}-${"a".repeat(59)}.md`);
  });
});

const FORGED: [string, string][] = [
  ["a workflow", ".github/workflows/ci.yml"],
  ["another folder", `docs/2026/${ID}.md`],
  ["a way out", `articles/../2026/${ID}.md`],
  ["a folder more", `articles/2026/x/${ID}.md`],
  ["another case's article", "articles/2026/TK202610010003-login.md"],
  ["a longer ID", `articles/2026/${ID}0.md`],
  ["another kind of file", `articles/2026/${ID}-x.html`],
  ["no year", `articles/README/${ID}.md`],
];

describe("an article that is there already", () => {
  test("keeps its path when the title changes", () => {
    expect(pathOf(PLACE, entryAt(`articles/2026/${ID}-old-title.md`))).toBe(`articles/2026/${ID}-old-title.md`);
  });

  test("is written nowhere when none is wanted", () => {
    expect(pathOf({ ...PLACE, path: null }, entryAt(PLACE.path))).toBeNull();
  });

  test.each([
    ["the index does not know the case", undefined],
    ["the case had no article", entryAt(null)],
  ])("goes to the new path where %s", (_, existing) => {
    expect(pathOf(PLACE, existing)).toBe(PLACE.path);
  });

  test.each(FORGED)("is not looked for where the index names %s", (_, article) => {
    expect(pathOf(PLACE, entryAt(article))).toBe(PLACE.path);
    expect(oldPath(PLACE, entryAt(article))).toBeNull();
  });
});
