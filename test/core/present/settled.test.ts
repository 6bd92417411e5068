/** Closed cases keep the outcome they closed with, open ones follow the policy (sla.md rule 11). */
import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { GradePromise, Policy } from "../../../src/core/model/policy.ts";
import { promisesIn } from "../../../src/core/clock/promises.ts";
import { createHub, HOUR } from "../hub.ts";

/** The same policy with another promise for normal cases. */
function promising(changes: Partial<GradePromise>): Pick<Policy, "grades"> {
  return { grades: { ...DEFAULT_POLICY.grades, 3: { ...DEFAULT_POLICY.grades[3], ...changes } } };
}

/** A normal case that was answered after three hours. */
function answered() {
  const hub = createHub();
  hub.comment("dora", "/grade 3");
  hub.look();
  hub.pass(3 * HOUR);
  hub.comment("bob", "I am on it.");
  hub.look();
  return hub;
}

const STRICTER = { policy: promising({ response: HOUR }) };

describe("when the policy becomes stricter", () => {
  test("an open case is judged by it", () => {
    const stricter = answered().fork(STRICTER);
    stricter.look();
    expect(stricter.issue.labels).toContain("sla/breached");
    expect(stricter.card()).toContain("🔴 met late");
  });

  test("a closed case keeps its outcome, and says how it came about", () => {
    const hub = answered();
    hub.comment("dora", "/close");
    hub.look();
    const stricter = hub.fork(STRICTER);
    stricter.comment("bob", "/sla");
    stricter.look();
    expect(stricter.issue.labels).not.toContain("sla/breached");
    expect(stricter.card()).toContain("✅ kept");
    expect(stricter.card()).toContain("**Answer**: kept · allowed 8 h");
    expect(stricter.notices().at(-1)).toContain("**Answer**: kept · allowed 8 h");
  });

  test("a case that is opened again is judged by it again", () => {
    const hub = answered();
    hub.comment("dora", "/close");
    hub.look();
    const stricter = hub.fork(STRICTER);
    stricter.comment("dora", "/reopen it is back");
    stricter.look();
    expect(stricter.issue.labels).toContain("sla/breached");
  });
});

test("of the calendars only those are kept that a promise is measured by, with the parts of a union", () => {
  const hours = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [{ from: 540, to: 1020 }], 6: [] };
  const desk = { timezone: "UTC", hours, holidays: [], country: null, workdays: {} };
  const calendars = { desk, lima: desk, both: { any: ["desk", "both"] }, unused: { any: ["lima"] } };
  const policy = { ...DEFAULT_POLICY, ...promising({ calendar: "both" }), calendars };
  expect(Object.keys(promisesIn(policy).calendars).toSorted()).toEqual(["both", "desk"]);
});
