import { beforeEach, describe, expect, test } from "vitest";
import type { Publication } from "../../../src/core/model/effect.ts";
import { parseIndex } from "../../../src/core/knowledge/index-file.ts";
import { classify } from "../../../src/github/client/fault.ts";
import { publish } from "../../../src/github/knowledge/publish.ts";
import { loadWords } from "../../../src/words.ts";
import { FACTS, publication } from "../../core/knowledge/closed-case.ts";
import { GitRepository } from "../git-repository.ts";

const PATH = "articles/2026/TK202611230017-payment-page-fails.md";
const words = loadWords("en");

let base: GitRepository;

beforeEach(() => {
  base = new GitRepository();
  base.push({ "README.md": "# Ours\n" }, "first");
});

function publishTo(written: Publication) {
  return publish(written, { octokit: base.octokit(), words, source: async () => "private" });
}

function index() {
  const reading = parseIndex(base.files()["articles/index.json"] ?? "");
  return "broken" in reading ? [] : reading.entries;
}

describe("one closing", () => {
  test("is one commit of article, index and table, in six requests", async () => {
    const { commit } = await publishTo(publication());
    expect(commit).toBe(base.head);
    expect(base.log()).toEqual(["TK202611230017: Payment page fails", "first"]);
    expect(Object.keys(base.files())).toEqual(["README.md", PATH, "articles/README.md", "articles/index.json"]);
    expect(base.files()[PATH]).toBe(publication().text);
    expect(base.files()["articles/README.md"]).toContain(
      "[Payment page fails](<2026/TK202611230017-payment-page-fails.md>)",
    );
    expect(index()).toEqual([publication().entry]);
    expect(base.sent).toHaveLength(6);
  });

  test("makes no second commit when it is repeated", async () => {
    await publishTo(publication());
    base.sent.length = 0;
    expect(await publishTo(publication())).toEqual({ commit: null });
    expect(base.log()).toHaveLength(2);
    expect(base.sent).toHaveLength(4);
  });

  test("closes, mentions and skips nothing by its message", async () => {
    await publishTo(publication({ title: "fixes #1 @acme/all [skip ci]\n\nCloses: #2 ".repeat(9) }));
    expect(base.log()[0]).toMatch(/^TK202611230017: fixes ＃1 ＠acme\/all ［skip ci］ [^\n@#[]{1,60}$/u);
  });
});

describe("closing again after a reopening", () => {
  test("writes the same file, whatever the title is now, and keeps its tags", async () => {
    await publishTo(publication());
    await publishTo(publication({ title: "Payment fails at night", tags: [], result: "partial" }));
    expect(Object.keys(base.files()).filter((path) => path.includes("TK2026"))).toEqual([PATH]);
    expect(base.files()[PATH]).toMatch(/title: "Payment fails at night"[^]*tags:\n  - "payment"\n  - "redis"\n/);
    expect(index()).toMatchObject([{ article: PATH, result: "partial", tags: ["payment", "redis"] }]);
  });

  test("takes the article away when none is wanted any more", async () => {
    await publishTo(publication());
    await publishTo(publication({ skipped: true }));
    expect(base.files()[PATH]).toBeUndefined();
    expect(index()).toMatchObject([{ article: null }]);
  });

  test("does so also where somebody has taken it away already", async () => {
    await publishTo(publication());
    base.remove(PATH);
    await publishTo(publication({ skipped: true }));
    expect(index()).toMatchObject([{ article: null }]);
  });
});

const OTHER = { id: "TK202611230018", title: "Login fails", source: { ...FACTS.source, name: "acme/support#18" } };

describe("others write at the same time", () => {
  test("two cases closing at once both arrive", async () => {
    const all = await Promise.all([publishTo(publication()), publishTo(publication(OTHER))]);
    expect(all.map(({ commit }) => commit)).not.toContain(null);
    expect(index().map(({ id }) => id)).toEqual(["TK202611230017", "TK202611230018"]);
    expect(base.files()["articles/README.md"]).toMatch(
      /Login fails[^]*Payment page fails|Payment page fails[^]*Login fails/,
    );
    expect(base.log()).toHaveLength(3);
  });

  test("what a person wrote meanwhile stays", async () => {
    let moves = 0;
    base.before = (route) => {
      if (route.startsWith("PATCH") && (moves += 1) === 1) base.push({ "notes.md": "mine" });
    };
    await publishTo(publication());
    expect(base.files()).toMatchObject({ "notes.md": "mine", [PATH]: publication().text });
    expect(base.log()).toEqual(["TK202611230017: Payment page fails", "by hand", "first"]);
  });

  test("five times in a row is a fault that passes", async () => {
    let moves = 0;
    base.before = (route) => {
      if (route.startsWith("PATCH")) base.push({ "notes.md": String((moves += 1)) });
    };
    const error: unknown = await publishTo(publication()).catch((thrown: unknown) => thrown);
    expect(classify(error, 0)).toMatchObject({ kind: "away", why: "Others keep writing to acme/knowledge-base." });
    expect(moves).toBe(5);
  });
});
