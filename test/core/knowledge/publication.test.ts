import { describe, expect, test } from "vitest";
import { RESULTS } from "../../../src/core/model/case.ts";
import type { Result } from "../../../src/core/model/case.ts";
import { formatPublication } from "../../../src/core/knowledge/publication.ts";
import { FACTS, speech } from "./closed-case.ts";

const PATH = "articles/2026/TK202611230017-payment-page-fails.md";

describe("a publication", () => {
  test("says of the case what the reports and the search need", () => {
    expect(formatPublication(FACTS, speech())?.entry).toEqual({
      id: "TK202611230017",
      title: "Payment page fails",
      type: "outage",
      department: "operations",
      grade: 1,
      result: "resolved",
      opened: "2026-11-23T02:05:00Z",
      closed: "2026-11-24T04:05:00Z",
      rounds: 2,
      reopenings: 1,
      response: { time: "PT35M", kept: true },
      resolution: { time: "PT26H5M", kept: false },
      tags: ["payment", "redis"],
      source: "acme/support#17",
      summary: "Every payment ends in an error. The pool of connections was used up.",
      article: PATH,
      answer: null,
      helped: 0,
    });
  });

  test("is none without a knowledge base", () => {
    const { policy, ...how } = speech();
    expect(formatPublication(FACTS, { ...how, policy: { ...policy, knowledge: null } })).toBeNull();
  });

  test("keeps the path of an earlier closing", () => {
    const path = "articles/2026/TK202611230017-old.md";
    expect(formatPublication({ ...FACTS, path }, speech())).toMatchObject({ path, entry: { article: path } });
  });

  test("lies in the year of its ID, by the team's clock", () => {
    const openedAt = Date.UTC(2026, 11, 31, 16, 30);
    expect(formatPublication({ ...FACTS, openedAt }, speech())?.path).toContain("/2027/");
  });
});

const WITH_ARTICLE: Result[] = ["resolved", "partial", "unresolvable"];

describe("an article is written", () => {
  test.each(RESULTS)("or not, for a case with result %s", (result) => {
    const publication = formatPublication({ ...FACTS, result }, speech());
    expect(publication?.path).toBe(WITH_ARTICLE.includes(result) ? PATH : null);
    expect(publication?.entry.article).toBe(publication?.path);
  });

  test("not when staff said so; then nothing of its text leaves the issue", () => {
    const publication = formatPublication({ ...FACTS, skipped: true }, speech());
    expect(publication).toMatchObject({ path: null, text: "", entry: { article: null, summary: "" } });
  });
});

const TIMES: [number | null, string | null][] = [
  [0, "PT0S"],
  [999, "PT0S"],
  [61_000, "PT1M1S"],
  [3_600_000, "PT1H"],
  [100 * 3_600_000 + 5000, "PT100H5S"],
  [null, null],
];

test.each(TIMES)("%s milliseconds are written as %s", (time, written) => {
  const publication = formatPublication({ ...FACTS, response: { time, kept: null } }, speech());
  expect(publication?.entry.response).toEqual({ time: written, kept: null });
});
