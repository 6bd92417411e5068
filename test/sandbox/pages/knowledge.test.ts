import { describe, expect, test } from "vitest";
import { fakeSite, fileAnswer } from "./fake-api.ts";

const CONTENTS = "/repos/acme/kb/contents";
const ARTICLE = "---\nid: TK1\nissue: http://127.0.0.1:4000/acme/support/issues/7\n---\n# Orders\n\n[up](../README.md)";

const KB = {
  "GET /repos/acme/kb": { default_branch: "main", private: false },
  "GET /repos/acme/support": { default_branch: "main", private: false },
  [`GET ${CONTENTS}`]: [fileAnswer("README.md", ""), { type: "dir", name: "articles", path: "articles" }],
  [`GET ${CONTENTS}/README.md`]: fileAnswer("README.md", "# Base\n\n[first](articles/a%20b.md)"),
  [`GET ${CONTENTS}/index.json`]: fileAnswer("index.json", '{"a": "<b>"}'),
  [`GET ${CONTENTS}/articles`]: [fileAnswer("articles/a b.md", "")],
  [`GET ${CONTENTS}/articles/a%20b.md`]: fileAnswer("articles/a b.md", ARTICLE),
};

const text = async (path: string) => (await fakeSite(KB).get(path)).text();

describe("a file", () => {
  test("of Markdown is rendered, its front matter as a table, its links from its folder", async () => {
    const page = await text("/acme/kb/blob/main/articles/a%20b.md");
    expect(page).toMatch(/<th scope="row">id<\/th>\s*<td>TK1<\/td>/);
    expect(page).toContain('<a href="http://127.0.0.1:4000/acme/support/issues/7">');
    expect(page).toContain('<h1 id="user-content-orders">Orders</h1>');
    expect(page).toContain('href="/acme/kb/blob/main/README.md"');
    expect(page).toContain('<a href="/acme/kb/tree/main/articles">articles</a>');
  });

  test("of any other kind is shown as it is", async () => {
    expect(await text("/acme/kb/blob/main/index.json")).toContain("<pre>{&quot;a&quot;: &quot;&lt;b&gt;&quot;}</pre>");
  });

  test("is read from the branch in the address", async () => {
    const site = fakeSite(KB);
    await site.get("/acme/kb/blob/drafts/index.json");
    expect(site.asked[0]?.request).toBe(`GET ${CONTENTS}/index.json?ref=drafts`);
  });

  test("that is not there is said to be missing", async () => {
    expect((await fakeSite(KB).get("/acme/kb/blob/main/none.md")).status).toBe(404);
  });
});

describe("a folder", () => {
  test.each(["/acme/kb/tree/main", "/acme/kb/tree/main/"])(
    "at %s lists folders first and shows its README",
    async (path) => {
      const page = await text(path);
      expect(page.indexOf('href="/acme/kb/tree/main/articles"')).toBeGreaterThan(0);
      expect(page.indexOf('href="/acme/kb/tree/main/articles"')).toBeLessThan(
        page.indexOf('href="/acme/kb/blob/main/README.md"'),
      );
      expect(page).toContain('<a href="/acme/kb/blob/main/articles/a%20b.md">first</a>');
    },
  );

  test("leads up and into its files", async () => {
    const page = await text("/acme/kb/tree/main/articles");
    expect(page).toContain('href="/acme/kb/blob/main/articles/a%20b.md"');
    expect(page).toMatch(/href="\/acme\/kb\/tree\/main">↑/);
  });
});

const LED: [from: string, to: string][] = [
  ["/acme/kb", "/acme/kb/tree/main"],
  ["/acme/support", "/acme/support/issues"],
  ["/acme/kb/blob/main/articles", "/acme/kb/tree/main/articles"],
  ["/acme/kb/tree/main/index.json", "/acme/kb/blob/main/index.json"],
];

test.each(LED)("%s leads to %s", async (from, to) => {
  expect((await fakeSite(KB).get(from)).headers.get("location")).toBe(to);
});
