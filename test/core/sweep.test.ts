import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "../../src/core/calendar/zone.ts";
import { allOf, changedSince, mayAdopt, pace, planSweep } from "../../src/core/sweep.ts";
import type { Acquaintance, Found, Heard, Listed, Swept } from "../../src/core/sweep.ts";

const NOW = Date.UTC(2026, 10, 23, 3);
const HOUR = 3_600_000;
const LAST_NIGHT: Heard = { until: NOW - DAY, closed: false };
const NEVER: Heard = { until: null, closed: false };

const WAITS = { number: 1, waits: true };
const RESTS = { number: 1, waits: false };

/** Issue 1, an important case, unless told otherwise. */
function listed(change: Partial<Listed> = {}): Listed {
  return { number: 1, labels: ["case", "grade/2-important"], comments: 3, ...change };
}

function swept(change: Partial<Swept>): Swept {
  return { open: [], changed: [], adopting: new Set(), ...change };
}

function plan(seen: Partial<Swept>, before: Partial<Acquaintance> = {}): Found[] {
  return planSweep(swept(seen), { known: [], heard: LAST_NIGHT, now: NOW, ...before });
}

const OPEN = { open: [listed()] };
const CHANGED = { changed: [listed()] };

/** What was seen of issue 1, what was known before, and why it is looked at; null: it is not. */
const CASES: [string, Partial<Swept>, Partial<Acquaintance>, Found["why"] | null][] = [
  ["a case that waits for its moment is not looked at", OPEN, { known: [WAITS] }, null],
  ["nor one that has none", OPEN, { known: [RESTS] }, null],
  ["a case of which the queue knows nothing is", OPEN, {}, "not known"],
  ["a case that changed is, though it waits", { ...OPEN, ...CHANGED }, { known: [WAITS] }, "changed"],
  ["a closed case that changed is", CHANGED, { known: [RESTS] }, "changed"],
  ["a closed case that changed is, though nothing is known of it", CHANGED, {}, "changed"],
  [
    "a case that has lost its label `case` is known by its others",
    { changed: [listed({ labels: ["stage/handling"] })] },
    {},
    "changed",
  ],
  [
    "a case that has lost all labels is known by the queue",
    { changed: [listed({ labels: [] })] },
    { known: [RESTS] },
    "changed",
  ],
  ["an ordinary issue is not looked at", { changed: [listed({ labels: ["bug"] })] }, {}, null],
  [
    "an ordinary issue in which somebody asks for adoption is",
    { changed: [listed({ labels: [] })], adopting: new Set([1]) },
    {},
    "changed",
  ],
  ["after four days every open case is looked at", OPEN, { known: [WAITS], heard: since(4 * DAY) }, "left alone"],
  ["after three days none but those that changed", OPEN, { known: [WAITS], heard: since(3 * DAY) }, null],
  ["where nobody knows since when, a case that waits is not", OPEN, { known: [WAITS], heard: NEVER }, null],
  ["where nobody knows since when, a case that does not wait is", OPEN, { known: [RESTS], heard: NEVER }, "left alone"],
  [
    "where the app was shut out, a case that does not wait is looked at",
    OPEN,
    { known: [RESTS], heard: { ...LAST_NIGHT, closed: true } },
    "left alone",
  ],
  [
    "where the app was shut out, a case that waits is not",
    OPEN,
    { known: [WAITS], heard: { ...LAST_NIGHT, closed: true } },
    null,
  ],
];

function since(length: number): Heard {
  return { until: NOW - length, closed: false };
}

describe("a sweep", () => {
  test.each(CASES)("%s", (_, ...[seen, before, why]) => {
    expect(plan(seen, before).map((found) => found.why)).toEqual(why === null ? [] : [why]);
  });

  test("finds a case once, with its grade as rank, and whether it was known", () => {
    const urgent = listed({ labels: ["case", "grade/1-urgent"] });
    expect(plan({ open: [urgent], changed: [urgent] }, { known: [WAITS] })).toEqual([
      { number: 1, rank: 1, why: "changed", known: true },
    ]);
    expect(plan({ open: [listed({ labels: ["case"] })] })).toEqual([
      { number: 1, rank: 2, why: "not known", known: false },
    ]);
  });

  test("puts the urgent first, then what changed, then the newest", () => {
    const grades = ["grade/3-normal", "grade/2-important", "grade/1-urgent", "grade/2-important", "grade/1-urgent"];
    const open = grades.map((grade, index) => listed({ number: index + 1, labels: ["case", grade] }));
    const numbers = plan({ open, changed: open.slice(1, 2) }).map(({ number }) => number);
    expect(numbers).toEqual([5, 3, 2, 4, 1]);
    expect(allOf(open).map(({ number }) => number)).toEqual([5, 3, 4, 2, 1]);
  });
});

describe("changes are looked for", () => {
  test.each<[string, Heard, number]>([
    ["since a little before all was heard: lists lag behind", LAST_NIGHT, NOW - DAY - 2 * 60_000],
    ["for as long as a case can be reopened, where nobody knows since when", NEVER, NOW - 14 * DAY],
    ["never from the future, whatever was written", since(-HOUR), NOW - 2 * 60_000],
  ])("%s", (_, heard, from) => {
    expect(changedSince(heard, NOW, 14 * DAY)).toBe(from);
  });
});

test("only an ordinary issue with comments may ask for adoption", () => {
  expect(mayAdopt(listed({ labels: ["bug"] }))).toBe(true);
  expect(mayAdopt(listed({ labels: ["bug"], comments: 0 }))).toBe(false);
  expect(mayAdopt(listed())).toBe(false);
});

test("200 cases are looked at at once; 10,000 within seven hours, never more than 1,440 in one after the first 200", () => {
  expect([pace(0), pace(199), pace(200)]).toEqual([0, 0, 2_500]);
  expect(pace(9_999)).toBeLessThan(7 * HOUR);
  fc.assert(
    fc.property(fc.nat(20_000), (place) => {
      expect(pace(place + 200)).toBeGreaterThan(pace(place));
      expect(pace(place + 200 + 1_440) - pace(place + 200)).toBeGreaterThanOrEqual(HOUR);
    }),
  );
});

test("every open case is looked at, or waits, or has no moment", () => {
  const anIssue = fc.record({ number: fc.integer({ min: 1, max: 9 }), waits: fc.boolean() });
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
  const law = fc.property(numbers, fc.uniqueArray(anIssue, { selector: ({ number }) => number }), (open, known) => {
    const found = new Set(
      plan({ open: open.map((number) => listed({ number })) }, { known }).map(({ number }) => number),
    );
    for (const number of open) expect(found.has(number)).toBe(!known.some((one) => one.number === number));
  });
  fc.assert(law);
});
