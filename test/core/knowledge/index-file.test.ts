import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RESULTS } from "../../../src/core/model/case.ts";
import type { IndexEntry } from "../../../src/core/model/index-entry.ts";
import { formatIndex, parseIndex, withEntry } from "../../../src/core/knowledge/index-file.ts";

const ENTRY: IndexEntry = {
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
  tags: ["payment"],
  source: "acme/support#17",
  summary: "Every payment ends in an error.",
  article: "articles/2026/TK202611230017-payment-page-fails.md",
  answer: null,
  helped: 0,
};
const OTHER = { ...ENTRY, id: "TK202610010003" };

function entriesOf(text: string): IndexEntry[] {
  const reading = parseIndex(text);
  if ("broken" in reading) throw new Error(reading.broken);
  return reading.entries;
}

const clock = fc.record({ time: fc.option(fc.constantFrom("PT0S", "PT26H5M")), kept: fc.option(fc.boolean()) });
const instant = fc.constantFrom("2026-11-23T02:05:00Z", "2025-01-01T00:00:00Z");
const entry: fc.Arbitrary<IndexEntry> = fc.record({
  id: fc.string({ minLength: 1, unit: "binary" }),
  title: fc.string({ unit: "binary" }),
  type: fc.string(),
  department: fc.option(fc.string()),
  grade: fc.option(fc.integer({ min: 1, max: 3 })),
  result: fc.constantFrom(...RESULTS),
  opened: instant,
  closed: instant,
  rounds: fc.nat(),
  reopenings: fc.nat(),
  response: clock,
  resolution: clock,
  tags: fc.array(fc.string({ unit: "binary" })),
  source: fc.string(),
  summary: fc.string({ unit: "binary" }),
  article: fc.option(fc.string()),
  answer: fc.constant(null),
  helped: fc.constant(0),
});
const index = fc.uniqueArray(entry, { selector: ({ id }) => id });

describe("writing the index and reading it again", () => {
  test("gives the same entries, whatever they hold", () => {
    fc.assert(
      fc.property(index, (entries) => {
        const read = new Map(entriesOf(formatIndex(entries)).map((line) => [line.id, line]));
        expect(read).toEqual(new Map(entries.map((line) => [line.id, line])));
      }),
    );
  });

  test("gives one text, in whatever order the entries come", () => {
    fc.assert(
      fc.property(index, (entries) => {
        expect(formatIndex(entries.toReversed())).toBe(formatIndex(entries));
        expect(formatIndex(entriesOf(formatIndex(entries)))).toBe(formatIndex(entries));
      }),
    );
  });

  test("has one line for each entry, sorted by ID, and ends with a line break", () => {
    const lines = formatIndex([ENTRY, OTHER]).split("\n");
    expect(lines).toEqual(["[", `${JSON.stringify(OTHER)},`, JSON.stringify(ENTRY), "]", ""]);
    expect(formatIndex([])).toBe("[]\n");
  });

  test("writes the fields in one order, however they were put together", () => {
    const mixed = { ...Object.fromEntries(Object.entries(ENTRY).toReversed()), ...ENTRY };
    expect(formatIndex([mixed])).toBe(formatIndex([ENTRY]));
  });
});

describe("an entry put into the index", () => {
  test("stands beside the others", () => {
    expect(withEntry([OTHER], ENTRY)).toEqual([OTHER, ENTRY]);
  });

  test("replaces that of the same case and keeps the fields it does not know", () => {
    const [helped] = entriesOf(formatIndex([Object.assign({ liked: 3 }, ENTRY)]));
    const [kept] = withEntry(helped === undefined ? [] : [helped], { ...ENTRY, title: "Payment works again" });
    expect(kept).toEqual({ ...ENTRY, title: "Payment works again", liked: 3 });
  });

  test("puts twice what it puts once", () => {
    fc.assert(
      fc.property(index, entry, (entries, added) => {
        const once = withEntry(entries, added);
        expect(withEntry(once, added)).toEqual(once);
      }),
    );
  });
});

const BROKEN: [string, string, string][] = [
  ["an empty file", "", "it is no JSON"],
  ["a conflict left by a merge", "<<<<<<< HEAD\n[]", "it is no JSON"],
  ["something else than a list", `{"entries":[]}`, "at the top"],
  ["an entry without its title", JSON.stringify([{ ...ENTRY, title: undefined }]), "at 0.title"],
  ["a result nobody knows", JSON.stringify([ENTRY, { ...OTHER, result: "solved" }]), "at 1.result"],
  ["a day that is none", JSON.stringify([{ ...ENTRY, closed: "yesterday" }]), "at 0.closed"],
];

describe("an index that cannot be read says why", () => {
  test.each(BROKEN)("%s", (_, text, why) => {
    expect(parseIndex(text)).toEqual({ broken: expect.stringContaining(why) });
  });

  test("but an entry of an earlier format, without what came later, is read", () => {
    const { reopenings: _reopenings, summary: _summary, ...earlier } = ENTRY;
    expect(parseIndex(JSON.stringify([earlier]))).toEqual({ entries: [{ ...ENTRY, reopenings: 0, summary: "" }] });
  });
});

describe("an article that was the answer", () => {
  test("has helped as often as entries name it, whatever the file said before", () => {
    const answered = [1, 2].map((nth) => ({ ...OTHER, id: `TK20261124000${nth}`, answer: ENTRY.id, article: null }));
    const helped = entriesOf(formatIndex([{ ...ENTRY, helped: 7 }, OTHER, ...answered])).map((line) => line.helped);
    expect(helped).toEqual([0, 2, 0, 0]);
  });
});
