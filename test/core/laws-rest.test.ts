import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderOf } from "../../src/core/model/stage.ts";
import { labelsOf } from "./hands.ts";
import { formBody } from "./form-body.ts";
import { COMPLETE, createHub } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { policyOf, STAFFED } from "./policy/policies.ts";
import { happen, happening } from "./clock/random-history.ts";

const written = fc.record({
  enforcement: fc.constantFrom("strict", "strict", "advise"),
  locale: fc.constantFrom("en", "zh-CN"),
  grading: fc.record({ mode: fc.constantFrom("suggest", "apply"), by: fc.constantFrom("supervisors", "staff") }),
  verification: fc.record({ internal: fc.boolean(), "confirm-after": fc.constantFrom(undefined, "72h") }),
  departments: fc.constantFrom(undefined, STAFFED),
});

/** What happens, and whether the app looks then. */
const steps = fc.array(fc.record({ what: happening, looked: fc.boolean() }), { maxLength: 25 });

const life = fc.record({ written, steps, body: fc.constantFrom(formBody(COMPLETE), "It fails.") });

type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

/** Plays a life, and asks after each look that found a case. */
function live(given: Life, atRest: (hub: Hub) => void): void {
  const hub = createHub({ policy: policyOf(given.written), body: given.body });
  for (const { what, looked } of given.steps) {
    happen(hub, what);
    if (looked && hub.look().effects.length + hub.entries().length > 0) atRest(hub);
  }
}

describe("after a look, whatever happened before,", { timeout: 60_000 }, () => {
  test("there is nothing left to do, and the next look is to come", () => {
    fc.assert(
      fc.property(life, (given) => {
        live(given, (hub) => {
          const { effects, lookAgainAt } = hub.plan();
          expect(effects).toEqual([]);
          expect(lookAgainAt ?? Infinity).toBeGreaterThan(hub.now());
        });
      }),
      { numRuns: 40 },
    );
  });

  test("the case carries its stage, at most one grade and department, and what it waits for and came to", () => {
    fc.assert(
      fc.property(life, (given) => {
        live(given, (hub) => {
          const { stage, grade, left, closed, waiting } = hub.file();
          if (left.length > 0) return;
          expect(labelsOf(hub, "stage")).toEqual([`stage/${stage}`]);
          expect(labelsOf(hub, "grade")).toHaveLength(grade === null ? 0 : 1);
          expect(labelsOf(hub, "department").length).toBeLessThanOrEqual(1);
          expect(labelsOf(hub, "waiting").toSorted()).toEqual(waiting.map(({ on }) => `waiting/${on}`).toSorted());
          expect(labelsOf(hub, "result")).toEqual(closed === null ? [] : [`result/${closed.result}`]);
          expect(hub.issue.state).toBe(closed === null ? "open" : "closed");
          expect(stage === "closed").toBe(closed !== null);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("a case that came to the diagnosis by its guards carries one grade and one department", () => {
    fc.assert(
      fc.property(life, (given) => {
        live(given, (hub) => {
          const { stage, left } = hub.file();
          if (left.length > 0 || orderOf(stage) < orderOf("diagnosis") || wasForced(hub)) return;
          expect([labelsOf(hub, "grade").length, labelsOf(hub, "department").length]).toEqual([1, 1]);
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a guard was passed over: by a supervisor's word, by a policy that only advises, or by an end before the grading was. */
function wasForced(hub: Hub): boolean {
  return hub.entries().some((entry) => {
    if (entry.did === "staged") return entry.skipped !== undefined || entry.noted !== undefined;
    return entry.did === "closed";
  });
}
