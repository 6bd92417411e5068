import { describe, expect, test } from "vitest";
import type { Fault, FaultKind } from "../../src/github/client/fault.ts";
import { judge, NO_TROUBLE } from "../../src/verbs/look-fault.ts";
import type { Trouble, Verdict } from "../../src/verbs/look-fault.ts";

const NOON = Date.UTC(2026, 9, 27, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function fault(kind: FaultKind, retryIn: number | null = null): Fault {
  return { kind, retryIn, why: "" };
}

const ROW = { key: "acme/support#1", now: NOON, isCase: true };

/** So many rows take turns. */
interface Rows {
  rows?: number;
  isCase?: boolean;
}

/** What each of these faults means, each met when the pause before it has ended; of a pause its length, less than 0 where the row waits alone. */
function meanings(faults: Fault[], { rows = 1, isCase = true }: Rows = {}): (Verdict["do"] | number)[] {
  let trouble: Trouble = NO_TROUBLE;
  let now = NOON;
  return faults.map((one, nth) => {
    const judged = judge(one, trouble, { key: `acme/support#${nth % rows}`, now, isCase });
    ({ trouble } = judged);
    const { verdict } = judged;
    if (verdict.do === "fail" || verdict.do === "rest") return verdict.do;
    const length = verdict.until - now;
    now = verdict.until;
    return verdict.do === "pause" ? length : -length;
  });
}

const times = <One>(count: number, one: One) => Array.from({ length: count }, () => one);

describe("a look that failed", () => {
  test.each([
    ["because the case is gone rests", "gone", ["rest"]],
    ["because the app may not do it rests", "forbidden", ["rest"]],
    ["by a fault of the program is tried again, and parked in the end", "bug", ["fail"]],
  ] as const)("%s", (_, kind, expected) => {
    expect(meanings([fault(kind)])).toEqual(expected);
  });

  test("because GitHub does not know the app waits with all others, a quarter of an hour at most", () => {
    const minutes = [1, 2, 4, 8, 15, 15];
    expect(meanings(times(6, fault("unauthorised")))).toEqual(minutes.map((count) => count * MINUTE));
  });

  test("is not waited for until a moment of before the clock was set back", () => {
    const { trouble } = judge(fault("unauthorised"), NO_TROUBLE, { ...ROW, now: NOON + 365 * 24 * 60 * MINUTE });
    const { verdict } = judge(fault("unauthorised"), trouble, ROW);
    expect(verdict).toEqual({ do: "pause", until: NOON + 2 * MINUTE });
  });

  test.each(["gone", "forbidden"] as const)("and names no case is tried again: %s", (kind) => {
    expect(meanings([fault(kind)], { isCase: false })).toEqual(["fail"]);
  });

  test("because of a limit waits as long as GitHub says, all others with it", () => {
    expect(meanings([fault("limited", 7 * SECOND), fault("limited", 40 * MINUTE)])).toEqual([7 * SECOND, 40 * MINUTE]);
  });

  test("because of a limit that says nothing waits a minute, then twice as long each time, an hour at most", () => {
    const minutes = [1, 2, 4, 8, 16, 32, 60, 60];
    expect(meanings(times(8, fault("limited")))).toEqual(minutes.map((count) => count * MINUTE));
  });

  test("never waits less than a second", () => {
    expect(meanings([fault("limited", 0)])).toEqual([SECOND]);
  });

  const pauses = [30 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 10 * MINUTE, 10 * MINUTE];

  test("because GitHub is away is tried again by itself; when five cases in a row are, all wait, and longer each time", () => {
    const found = meanings(times(11, fault("away")), { rows: 5 });
    expect(found).toEqual(["fail", "fail", "fail", "fail", ...pauses]);
  });

  test("because GitHub is away, when no other case was looked at, waits alone after four tries, and longer each time", () => {
    const found = meanings(times(11, fault("away")));
    expect(found).toEqual(["fail", "fail", "fail", "fail", ...pauses.map((length) => -length)]);
  });

  test("because GitHub is away is no outage while there are four such cases", () => {
    const found = meanings(times(24, fault("away")), { rows: 4 });
    expect(found.slice(0, 16)).toEqual(times(16, "fail"));
    expect(found.slice(16).every((one) => typeof one === "number" && one < 0)).toBe(true);
  });

  test("because GitHub is away and says until when waits so long, with all others", () => {
    expect(meanings([fault("away", 30 * SECOND)])).toEqual([30 * SECOND]);
  });

  test("during a pause ends with that pause, which does not grow", () => {
    const first = judge(fault("limited"), NO_TROUBLE, ROW);
    const second = judge(fault("limited"), first.trouble, { ...ROW, now: NOON + SECOND });
    expect(second).toEqual(first);
    expect(second.verdict).toEqual({ do: "pause", until: NOON + MINUTE });
  });
});
