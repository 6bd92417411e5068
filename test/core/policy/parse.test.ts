import { describe, expect, test } from "vitest";
import { extendsOf, parsePolicy } from "../../../src/core/policy/parse.ts";
import type { ParseOptions } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";

function complaintsOf(text: string, options?: ParseOptions) {
  const reading = parsePolicy(text, options);
  return "policy" in reading ? reading.warnings : reading.complaints;
}

/** Places as `line:column path`. */
function placesOf(text: string): string[] {
  return complaintsOf(text).map(({ line, column, path }) => `${line}:${column} ${path}`);
}

const PLACES: [string, string, string[]][] = [
  ["a value", "id:\n  prefix: 7", ["2:11 id.prefix"]],
  ["a value in quotes", 'locale: "fr"', ["1:9 locale"]],
  ["an unknown key", "wait:\n  tell-after: 3d\n  tel-after: 3d", ["3:3 wait.tel-after"]],
  ["an unknown key in one line", "wait: { tell-after: 3d, x: 1 }", ["1:25 wait.x"]],
  ["an item of a list", "supervisors:\n  - li-lei\n  - li lei", ["3:5 supervisors[1]"]],
  ["an item in one line", "supervisors: [li-lei, li lei]", ["1:23 supervisors[1]"]],
  ["a map in lines that should be a list: at its key", "away:\n  who: ann", ["1:1 away"]],
  ["an empty key: at the key", "id:\n  prefix:\nlocale: en", ["2:3 id.prefix"]],
  ["a missing key: at what misses it", "knowledge:\n  path: articles", ["1:1 knowledge.repository"]],
  ["a missing key of an item", "away:\n  - from: 2026-01-01\n    to: 2026-01-02", ["2:5 away[0].who"]],
  ["a key with a wrong name", "types:\n  Bug: { department: backend }", ["2:3 types.Bug"]],
  [
    "what an anchor stands for: where it is written",
    "grades:\n  1: &a { response: 2x }\n  3: *a",
    ["2:21 grades.1.response", "2:21 grades.3.response"],
  ],
  [
    "the second of two that stand there: it holds",
    "wait: {}\nwait: { tell-after: x }",
    ["2:1 ", "2:21 wait.tell-after"],
  ],
  ["after a comment and in CRLF", "# first\r\n\r\nlocale: fr\r\n", ["3:9 locale"]],
  [
    "after signs of two bytes or more",
    "verification: { phrases: { confirm: [好的, 🎉] }, x: 1 }",
    ["1:49 verification.x"],
  ],
  ["two at once", "locale: fr\nid: { prefix: 7 }", ["1:9 locale", "2:15 id.prefix"]],
  ["the file as a whole", "- locale", ["1:1 "]],
];

describe("a complaint names the line and column of", () => {
  test.each(PLACES)("%s", (_, text, places) => {
    expect(placesOf(text)).toEqual(places);
  });
});

const BROKEN: [string, string, RegExp, number][] = [
  ["a bracket that is not closed", "id: { prefix: TK\nlocale: en", /./, 2],
  ["a tab as indentation", "id:\n\tprefix: TK", /[Tt]ab/, 2],
  ["an @ without quotes", "supervisors: [@acme/leads]", /put it in quotes, such as "@acme\/support"/, 1],
  ["an alias without an anchor", "locale: *x", /[Uu]nresolved alias/, 1],
  ["several documents", "locale: en\n---\nlocale: en", /the file holds several documents/, 2],
  ["a key twice", "locale: en\nid: {}\nlocale: zh-CN", /the key locale stands in line 1 already/, 3],
  ["a key twice within", "id:\n  prefix: A\n  prefix: A", /the key prefix stands in line 2 already/, 3],
  ["too many aliases", `x: &a [b]\ny: [${"*a, ".repeat(200)}]`, /an alias cannot be followed/, 1],
  ["aliases of aliases", bomb(), /an alias cannot be followed/, 1],
  ["nesting without end", "[".repeat(20_000), /nested too deeply/, 1],
  ["nesting in lines without end", "- ".repeat(20_000), /nested too deeply/, 1],
];

function bomb(): string {
  const levels = Array.from({ length: 20 }, (_, n) => `k${n + 1}: &k${n + 1} [${`*k${n}, `.repeat(9)}]`);
  return ["k0: &k0 [x]", ...levels].join("\n");
}

describe("no policy is in a text with", () => {
  test.for(BROKEN)("%s", ([, text, sentence, line]) => {
    const complaints = complaintsOf(text);
    expect(parsePolicy(text)).toHaveProperty("complaints");
    expect(complaints).toContainEqual(
      expect.objectContaining({ line, severity: "error", expected: expect.stringMatching(sentence) }),
    );
  });

  test("more than 256 KiB, whatever it says", () => {
    const most = `#${"x".repeat(256 * 1024 - 1)}`;
    expect(parsePolicy(most)).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
    const [complaint] = complaintsOf(`${most}x`);
    expect(complaint?.expected).toBe("the file is larger than 256 KiB");
    expect(complaintsOf(`#${"好".repeat(90_000)}`)).toHaveLength(1);
  });
});

describe("YAML", () => {
  test("may use anchors, JSON, and a byte order mark", () => {
    expect(complaintsOf("grades:\n  1: &all { response: 1h, resolution: 9h }\n  2: *all\n  3: *all")).toEqual([]);
    expect(complaintsOf('{"locale": "zh-CN", "grades": {"1": {"response": "1h"}}}')).toEqual([]);
    expect(complaintsOf("\uFEFFlocale: en")).toEqual([]);
  });

  test("with a tag nobody knows is warned about", () => {
    expect(complaintsOf("locale: !word en")).toMatchObject([{ line: 1, severity: "warning" }]);
  });
});

test("complaints beyond a hundred are only counted", () => {
  const complaints = complaintsOf(Array.from({ length: 150 }, (_, n) => `key${n}: 1`).join("\n"));
  expect(complaints).toHaveLength(101);
  expect(complaints[99]).toMatchObject({ line: 100, path: "key99" });
  expect(complaints[100]).toMatchObject({ line: null, expected: "50 more complaints are left out", severity: "error" });
});

describe("a file that extends another", () => {
  const BASE = `
_extends: elsewhere
locale: zh-CN
supervisors: [li-lei, chen-jie]
types: { bug: { en: Bug, department: ops } }
departments: { ops: { en: Ops, members: [ann] } }
calendars: { office: { hours: { mon-fri: ["09:00-12:00"] }, country: CN }, day: { hours: { mon: ["09:00-12:00"] } } }
`;

  test("keeps the base where it says nothing, merges maps, replaces lists", () => {
    const text =
      "_extends: .github\nsupervisors: [wu-fei]\ndepartments: { ops: { members: [ben], lead: eve } }\nid: { prefix: AB }";
    const reading = parsePolicy(text, { base: BASE });
    expect(reading).toMatchObject({
      warnings: [],
      policy: {
        locale: "zh-CN",
        id: { prefix: "AB" },
        supervisors: { logins: ["wu-fei"], teams: [] },
        types: { bug: { en: "Bug", department: "ops" } },
        departments: { ops: { en: "Ops", members: ["ben"], lead: "eve" } },
      },
    });
  });

  test("replaces hours as a whole, and a calendar by a union", () => {
    const text =
      '_extends: .github\ncalendars: { office: { hours: { tue: ["10:00-11:00"] } }, day: { any: [office] } }';
    const reading = parsePolicy(text, { base: BASE });
    const calendars = "policy" in reading ? reading.policy.calendars : {};
    const closed = { 0: [], 1: [], 3: [], 4: [], 5: [], 6: [] };
    expect(calendars["office"]).toMatchObject({ country: "CN", hours: { ...closed, 2: [{ from: 600, to: 660 }] } });
    expect(calendars["day"]).toEqual({ any: ["office"] });
  });

  test("may name what stands in the base", () => {
    const text = "_extends: .github\ngrades: { 1: { calendar: office } }\ntypes: { fault: { department: ops } }";
    expect(parsePolicy(text, { base: BASE })).toHaveProperty("policy");
    expect(parsePolicy(text, { base: "" })).toHaveProperty("complaints");
  });

  test("is told what is wrong in the base, with its line there", () => {
    expect(complaintsOf("_extends: .github\nlocale: en", { base: "locale: fr\nenforcement: soft" })).toEqual([
      {
        line: null,
        column: null,
        path: "enforcement",
        expected: 'in the file it extends, line 2: expected strict or advise; found "soft"',
        severity: "error",
      },
    ]);
    expect(complaintsOf("_extends: .github", { base: "a: [" })).toMatchObject([
      { line: null, path: "_extends", expected: expect.stringMatching(/^in the file it extends, line 1: /) },
    ]);
  });

  test("without its base is warned that names are not checked", () => {
    const text = "_extends: .github\ngrades: { 1: { calendar: office } }\ndepartments: { ops: {} }";
    const reading = parsePolicy(text);
    expect(reading).toHaveProperty("policy");
    expect(complaintsOf(text).map(({ line, severity, path }) => `${line} ${severity} ${path}`)).toEqual([
      "1 warning _extends",
      "2 warning grades.1.calendar",
    ]);
  });

  test.each([
    ["_extends: .github", ".github"],
    ["_extends: acme/policies\nlocale: fr", "acme/policies"],
    ["locale: en", null],
    ["_extends: [a]", null],
    ["_extends: a/../b", null],
    ["_extends: ..", null],
    ["_extends: {", null],
    ["- _extends", null],
  ])("says so: %j extends %j", (text, base) => {
    expect(extendsOf(text)).toBe(base);
  });
});

describe("departments without types", () => {
  test("keep those that the default types need, and are told so", () => {
    const reading = parsePolicy("departments:\n  backend: { members: [ann] }\n  helpdesk: {}");
    const departments = "policy" in reading ? reading.policy.departments : {};
    expect(Object.keys(departments)).toEqual(["backend", "helpdesk", "frontend", "operations", "support"]);
    expect(departments["backend"]?.members).toEqual(["ann"]);
    expect("policy" in reading ? reading.warnings : []).toEqual([
      {
        line: 1,
        column: 1,
        path: "departments",
        expected: expect.stringContaining("the default types need frontend, operations, support, too"),
        severity: "warning",
      },
    ]);
  });
});
