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

/** What each of these faults means, each met when the pause before it has ended; of a pause its length. */
function meanings(faults: Fault[], isCase = true): (Exclude<Verdict["do"], "pause"> | number)[] {
  let trouble: Trouble = NO_TROUBLE;
  let now = NOON;
  return faults.map((one) => {
    const judged = judge(one, trouble, { now, isCase });
    ({ trouble } = judged);
    const { verdict } = judged;
    if (verdict.do !== "pause") return verdict.do;
    const length = verdict.until - now;
    now = verdict.until;
    return length;
  });
}

const times = (count: number, one: Fault) => Array.from({ length: count }, () => one);

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

  test.each(["gone", "forbidden"] as const)("and names no case is tried again: %s", (kind) => {
    expect(meanings([fault(kind)], false)).toEqual(["fail"]);
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

  test("because GitHub is away is tried again by itself; when five in a row are, all wait, and longer each time", () => {
    const pauses = [30 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 10 * MINUTE, 10 * MINUTE];
    expect(meanings(times(11, fault("away")))).toEqual(["fail", "fail", "fail", "fail", ...pauses]);
  });

  test("because GitHub is away and says until when waits so long, with all others", () => {
    expect(meanings([fault("away", 30 * SECOND)])).toEqual([30 * SECOND]);
  });

  test("during a pause ends with that pause, which does not grow", () => {
    const first = judge(fault("limited"), NO_TROUBLE, { now: NOON, isCase: true });
    const second = judge(fault("limited"), first.trouble, { now: NOON + SECOND, isCase: true });
    expect(second).toEqual(first);
    expect(second.verdict).toEqual({ do: "pause", until: NOON + MINUTE });
  });
});
