import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { joinArticle, parseArticle } from "../../../src/core/knowledge/article-matter.ts";
import type { Matter } from "../../../src/core/knowledge/article-matter.ts";
import { publication } from "./closed-case.ts";

const BODY = "\n# Title\n\n---\n\n---\n";

const HEAD = `---
format: 1
id: "TK202611230017"
title: "Payment page fails"
type: "outage"
department: "operations"
grade: 1
result: "resolved"
opened: "2026-11-23T02:05:00Z"
closed: "2026-11-24T04:05:00Z"
rounds: 2
reopenings: 1
response:
  time: "PT35M"
  kept: true
resolution:
  time: "PT26H5M"
  kept: false
tags:
  - "payment"
  - "redis"
source: "acme/support#17"
---
`;

function matter(): Matter {
  const { article: _article, summary: _summary, ...rest } = publication().entry;
  return rest;
}

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "yes",
    "null",
    "2026-11-23",
    "0x1F",
    "1:30",
    "\n---\n",
    "--- #",
    "? :",
    "!!js/function x",
    "&a *a",
    "'\"",
  ),
);

describe("front matter", () => {
  test("is read back as it was written, whatever its texts are", () => {
    fc.assert(
      fc.property(fc.record({ title: text, type: text, tags: fc.array(text) }), fc.string(), (changed, body) => {
        const written = { ...matter(), ...changed };
        expect(parseArticle(joinArticle(written, body))).toEqual({ matter: written, body });
      }),
    );
  });

  test("is the same for every reader of YAML: 1.1 and 1.2 agree on it", () => {
    fc.assert(
      fc.property(text, (title) => {
        const yaml = joinArticle({ ...matter(), title }, "").slice("---\n".length, -"---\n".length);
        expect(parse(yaml, { version: "1.1" })).toEqual(parse(yaml, { version: "1.2" }));
      }),
    );
  });

  test("looks like this", () => {
    expect(joinArticle(matter(), BODY)).toBe(`${HEAD}${BODY}`);
  });

  test("holds nothing but the fields that may leave the issue", () => {
    const more = { ...matter(), submitter: "zhang-san", contact: "13800138000" };
    expect(joinArticle(more, BODY)).toBe(joinArticle(matter(), BODY));
  });
});

const NO_ARTICLES: [string, string][] = [
  ["text without front matter", "# Title\n---\n"],
  ["front matter without end", "---\nformat: 1\n"],
  ["front matter that is no YAML", "---\n{ : ]\n---\n"],
  ["front matter of another program", "---\nlayout: page\n---\n"],
  ["a later format", joinArticle(matter(), BODY).replace("format: 1", "format: 2")],
];

test.each(NO_ARTICLES)("%s is no article", (_, content) => {
  expect(parseArticle(content)).toBeNull();
});
