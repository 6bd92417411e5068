import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Permission } from "../../../src/core/model/case.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { Department, Policy } from "../../../src/core/model/policy.ts";
import { isToldByPolicy, standingOf } from "../../../src/core/workflow/role.ts";

/** No department of the default policy has anybody. */
const EMPTY = { ...DEFAULT_POLICY.departments["backend"] } as Department;

function policy(supervisors: Policy["supervisors"], members: string[], team: string | null = null): Policy {
  return { ...DEFAULT_POLICY, supervisors, departments: { backend: { ...EMPTY, members, lead: "chen-jie", team } } };
}

const NAMED = { logins: ["li-lei"], teams: [] };
const NOBODY = { logins: [], teams: [] };
const LEADS = { logins: ["li-lei"], teams: ["acme/leads"] };

describe("the policy alone tells the standing of", () => {
  test.each<[string, string, Policy, boolean]>([
    ["a supervisor whom it names", "Li-Lei", policy(NAMED, []), true],
    ["a member of a department", "Wang-Wei", policy(NAMED, ["wang-wei"]), true],
    ["the lead of a department", "chen-jie", policy(NAMED, []), true],
    ["nobody whom it does not name", "lin-mei", policy(NAMED, ["wang-wei"]), false],
    ["no member while supervisors are told by their rights", "wang-wei", policy(NOBODY, ["wang-wei"]), false],
    ["no member while a team may supervise", "wang-wei", policy(LEADS, ["wang-wei"]), false],
    ["nobody while a department is a team", "li-lei", policy(NAMED, [], "acme/backend"), false],
  ])("%s", (...[, login, told, expected]) => {
    expect(isToldByPolicy(login, told)).toBe(expected);
  });

  const login = fc.constantFrom("li-lei", "wang-wei", "chen-jie", "lin-mei");
  const permission = fc.constantFrom<Permission>("none", "read", "triage", "write", "maintain", "admin");
  const teams = fc.subarray(["acme/leads", "acme/backend"]);
  const policies = fc
    .record({ supervisors: fc.constantFrom(NAMED, NOBODY, LEADS), members: fc.subarray(["wang-wei", "li-lei"]) })
    .chain(({ supervisors, members }) =>
      fc.constantFrom(null, "acme/backend").map((team) => policy(supervisors, members, team)),
    );

  test("those whose standing no right and no team changes", () => {
    fc.assert(
      fc.property(fc.record({ login, permission, teams }), policies, (person, told) => {
        fc.pre(isToldByPolicy(person.login, told));
        const unknown = { ...person, permission: "none" as const, teams: [] };
        expect(standingOf(person, "lin-mei", told)).toEqual(standingOf(unknown, "lin-mei", told));
      }),
    );
  });
});
