import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../../src/sandbox/pages/markdown.ts";

const comment = async (text: string) => String(await renderMarkdown(text, { repository: "acme/support" }));
const file = async (text: string) =>
  String(await renderMarkdown(text, { repository: "acme/kb", folder: "/acme/kb/blob/main/articles/" }));

const HOSTILE = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<details open ontoggle=alert(1)>x</details>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "![x](data:text/html;base64,PHNjcmlwdD4=)",
  "<form action=/as method=post><button name=as value=bob>x</button></form>",
  '<p style="position:fixed" class="problem">x</p>',
  "<style>body{display:none}</style>",
  "<base href=//evil.example>",
  "<meta http-equiv=refresh content=0>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
];

describe("hostile text leaves nothing behind that acts", () => {
  test.each(HOSTILE)("%s", async (text) => {
    for (const rendered of [await comment(text), await file(text)]) {
      const tags = rendered.replaceAll(/"[^"]*"/g, '""');
      expect(tags).not.toMatch(/<(?:script|iframe|form|button|style|base|meta|svg|math|object|embed)\b/i);
      expect(tags).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)\s*=/i);
      expect(rendered).not.toMatch(/(?:href|src)="?\s*(?:javascript|data):/i);
      expect(rendered).not.toContain('class="problem"');
    }
  });
});

const SHOWN: [what: string, text: string, html: string][] = [
  ["a table", "| a |\n|--|\n| 1 |", "<td>1</td>"],
  ["a folded part", "<details><summary>More</summary>\n\n**x**\n\n</details>", "<details><summary>More</summary>"],
  ["bold within a folded part", "<details><summary>More</summary>\n\n**x**\n\n</details>", "<strong>x</strong>"],
  ["small print", "<sub>kept</sub>", "<sub>kept</sub>"],
  ["a ticked box", "- [x] done", '<input type="checkbox" checked disabled>'],
  ["a reference to an issue", "see #12.", '<a href="/acme/support/issues/12">#12</a>.'],
  ["a mention", "ask @bob, please", "ask <strong>@bob</strong>, please"],
  ["a mention within bold", "**@bob**", "<strong><strong>@bob</strong></strong>"],
  ["an absolute address", "[a](http://127.0.0.1:4000/acme/kb)", '<a href="http://127.0.0.1:4000/acme/kb">a</a>'],
  ["no reference in code", "`#12 @bob`", "<code>#12 @bob</code>"],
  ["no mention within a word", "x@bob and a#12b", "<p>x@bob and a#12b</p>"],
  ["a line end as one", "/diagnosis\ncause: x\n*plan*: y", "<p>/diagnosis<br>cause: x<br><em>plan</em>: y</p>"],
  ["a hard break once", "a  \nb", "<p>a<br>\nb</p>"],
  ["code as it stands", "```\na\nb\n```", "<pre><code>a\nb\n</code></pre>"],
  ["a tight list without extra breaks", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
];

describe("a comment shows", () => {
  test.each(SHOWN)("%s", async (_what, text, html) => {
    expect(await comment(text)).toContain(html);
  });

  test("no HTML comment", async () => {
    expect(await comment("a\n<!-- caseworker:record abc -->\nb")).not.toContain("caseworker");
  });

  test("its source where it is nested too deeply to be rendered", async () => {
    const deep = `${"<div>".repeat(40_000)}end`;
    expect(await comment(deep)).toContain("&lt;div&gt;end</pre>");
  });
});

const PLACED: [what: string, text: string, html: string][] = [
  ["a file beside it", "[a](b.md)", 'href="/acme/kb/blob/main/articles/b.md"'],
  ["a file above it", "[a](../README.md#top)", 'href="/acme/kb/blob/main/README.md#top"'],
  ["an address from the root", "[a](/acme/support/issues/1)", 'href="/acme/support/issues/1"'],
  ["a heading, by the id GitHub gives it", "[a](#the-cause)\n\n## The cause", '<h2 id="user-content-the-cause">'],
  ["the heading's own address", "[a](#the-cause)\n\n## The cause", 'href="#user-content-the-cause"'],
  ["an address that is none, unchanged", "<a href='\\\\'>a</a>", 'href="\\\\"'],
];

describe("a link in a file leads to", () => {
  test.each(PLACED)("%s", async (_what, text, html) => {
    expect(await file(text)).toContain(html);
  });
});

test("a file's line ends do not break lines", async () => {
  expect(await file("a\nb")).toContain("<p>a\nb</p>");
});
