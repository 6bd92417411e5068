import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readable } from "../../../src/core/text/markdown.ts";
import { policyDifference } from "../../../src/core/policy/difference.ts";
import { policyFacts } from "../../../src/core/policy/fact.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { OpeningHours, Policy } from "../../../src/core/model/policy.ts";
import { loadWords } from "../../../src/words.ts";

const words = loadWords("en");

function policy(text: string): Policy {
  const reading = parsePolicy(text);
  if (!("policy" in reading)) throw new Error(JSON.stringify(reading.complaints));
  return reading.policy;
}

/** Each change as one line. */
function changes(before: string, after: string): string[] {
  return policyDifference(policy(before), policy(after), words).map(
    (change) => `${readable(change.name)}: ${change.before ?? "nothing"} → ${change.after ?? "nothing"}`,
  );
}

const TEAM = "departments:\n  backend: { members: [ann, ben]";

/** What is written before and after, and what is said of it. */
const CHANGES: [string, string, string, string[]][] = [
  ["nothing", "locale: en", "timezone: UTC", []],
  [
    "a promise",
    "",
    "grades: { 1: { response: 1h, update: 30m } }",
    ["Grade 1: answered within: `2h` → `1h`", "Grade 1: something said at least every: – → `30m`"],
  ],
  [
    "who is told when",
    "",
    "grades: { 2: { thresholds: [{ at: 90%, tell: [lead] }] } }",
    [
      "Grade 2: who is told when so much time is gone: `75%: handler`, `100%: handler, lead`, `150%: supervisors` → `90%: lead`",
    ],
  ],
  [
    "supervisors",
    "",
    'supervisors: [li-lei, "@acme/leads"]',
    ["Supervisors: whoever may maintain or administer the repository → acme/leads, li-lei"],
  ],
  [
    "members",
    `${TEAM} }`,
    `${TEAM}, team: "@acme/be" }`,
    ["Department backend: members: ann, ben → acme/be, ann, ben"],
  ],
  [
    "the order of members",
    `${TEAM} }`,
    "departments: { backend: { members: [ben, ann] } }",
    ["Department backend: members: ann, ben → ben, ann"],
  ],
  [
    "a department more",
    "types: { bug: { department: a } }\ndepartments: { a: {} }",
    "types: { bug: { department: a } }\ndepartments: { a: {}, b: { members: [ann] } }",
    [
      "Department b: its names: nothing → b / b",
      "Department b: members: nothing → ann",
      "Department b: lead: nothing → –",
      "Department b: how a handler is chosen: nothing → `round-robin`",
    ],
  ],
  [
    "a rota",
    `${TEAM} }`,
    `${TEAM}, assign: rota, rota: { from: "2026-11-02", every: 7d, turns: [ann, ben] } }`,
    ["Department backend: how a handler is chosen: `round-robin` → `rota`: ann, ben, `7d` each from 2026-11-02 on"],
  ],
  [
    "opening hours",
    'calendars: { desk: { hours: { mon-fri: ["09:00-17:00"] } } }',
    'calendars: { desk: { hours: { mon-wed: ["09:00-17:00"], fri: ["09:00-17:00"] }, country: CN } }',
    [
      "Calendar desk: opening hours: `mon-fri 09:00-17:00` → `mon-wed 09:00-17:00`, `fri 09:00-17:00`",
      "Calendar desk: closed on the public holidays of: – → `CN`",
    ],
  ],
  [
    "a knowledge base",
    "",
    "knowledge: { repository: acme/kb, public: true }",
    [
      "Knowledge base: nothing → `acme/kb, articles, pull-request`",
      "More people may read the knowledge base than the cases: nothing → yes",
      "Articles leave out the handler: nothing → no",
      "Articles leave out, too: nothing → –",
    ],
  ],
  [
    "an absence",
    "",
    'away: [{ who: ann, from: "2026-12-24", to: "2026-12-31" }]',
    ["ann is away on: nothing → `2026-12-24/2026-12-31`"],
  ],
  [
    "an absence that is over",
    'away: [{ who: ann, from: "2026-12-24", to: "2026-12-24" }]',
    "",
    ["ann is away on: `2026-12-24` → nothing"],
  ],
];

describe("what would change is told of", () => {
  test.each(CHANGES)("%s", (...row) => {
    const [, before, after, told] = row;
    expect(changes(before, after)).toEqual(told);
  });
});

/** A policy in which everything is said. */
const FULL = policy(`
supervisors: [li-lei, "@acme/leads"]
tell: { registered: [ann] }
away: [{ who: ann, from: "2026-12-24", to: "2026-12-31" }]
departments:
  backend: { members: [ann, ben], team: "@acme/be", lead: cai, assign: rota, rota: { from: "2026-11-02", every: 7d, turns: [ann, ben] } }
grading: { words: { 1: [down] } }
grades: { 1: { update: 30m, calendar: desk } }
calendars:
  desk: { hours: { mon-fri: ["09:00-17:00"] }, holidays: ["2026-12-25"], country: CN, workdays: { "2026-12-26": mon } }
  both: { any: [desk] }
sla: { pause: { response: [vendor] } }
verification: { confirm-after: 10d, phrases: { confirm: [fine], not-fixed: [bad] } }
knowledge: { repository: acme/kb, mask: { also: [secret] } }
board: { owner: acme, project: 3 }
retrospective: { when: [grade-1, { type-seen: 3, within: 30d }] }
`);

/** All places in a value where something stands that is no map and no list. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const DAY = 24 * 60 * 60_000;

const OTHERS: Record<string, string> = { UTC: "Asia/Shanghai", "2026-12-24": "2026-12-23", "2026-12-25": "2026-12-24" };

/** Another value of the same kind, so that a policy stays one as far as the difference can see. */
function other(value: unknown): unknown {
  if (typeof value === "number") return value + DAY;
  return typeof value === "boolean" ? !value : (OTHERS[String(value)] ?? `${String(value)}x`);
}

function withOther<T>(whole: T, path: readonly string[]): T {
  const changed = structuredClone(whole);
  const [last = "", ...above] = path.toReversed();
  let at: unknown = changed;
  for (const key of above.toReversed()) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), last, other(Reflect.get(Object(at), last)));
  return changed;
}

/** Where another value of the same kind is none, such as a minute beyond the day; they are changed on their own. */
function isFixed(path: readonly string[]): boolean {
  const [first, last] = [path[0], path.at(-1)];
  return first === "version" || last === "rota" || ["hours", "workdays"].some((part) => path.includes(part));
}

describe("whatever a policy says", () => {
  const places = leaves(FULL).filter((path) => !isFixed(path));

  test.each(places.map((path) => [path.join("."), path] as const))("a change of %s is told", (_, path) => {
    expect(policyDifference(FULL, withOther(FULL, path), words).length).toBeGreaterThan(0);
  });

  test.each<[string, (desk: OpeningHours) => void]>([
    ["opening hours", (desk) => void (desk.hours[1] = [{ from: 540, to: 600 }])],
    ["make-up days", (desk) => void (desk.workdays["2026-12-26"] = 2)],
  ])("a change of %s is told", (_, change) => {
    const changed = structuredClone(FULL);
    const desk = changed.calendars["desk"];
    if (desk === undefined || "any" in desk) throw new Error("there is no such calendar");
    change(desk);
    expect(policyDifference(FULL, changed, words)).toHaveLength(1);
  });

  test("the same says nothing, and what one way is before is after the other way", () => {
    const any = fc.constantFrom(FULL, DEFAULT_POLICY, ...places.map((path) => withOther(FULL, path)));
    const law = fc.property(any, any, (one, another) => {
      const there = policyDifference(one, another, words).map(
        ({ name, before, after }) => `${name}: ${before} ${after}`,
      );
      const back = policyDifference(another, one, words).map(
        ({ name, before, after }) => `${name}: ${after} ${before}`,
      );
      expect(policyDifference(one, structuredClone(one), words)).toEqual([]);
      expect(new Set(back)).toEqual(new Set(there));
    });
    fc.assert(law, { numRuns: 200 });
  });

  test("no two facts have one name, in either language", () => {
    for (const locale of ["en", "zh-CN"] as const) {
      const names = policyFacts(FULL, loadWords(locale)).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
