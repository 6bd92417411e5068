import { describe, expect, test } from "vitest";
import { checkPolicy } from "../../../src/core/policy/check.ts";
import type { PolicyCheck, Proposed } from "../../../src/core/policy/check.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { loadWords } from "../../../src/words.ts";

const NOW = Date.UTC(2026, 10, 24);

/** What is said of a file; null: it is taken away. */
function check(text: string | null, more: Partial<Proposed> = {}, locale: "en" | "zh-CN" = "en"): PolicyCheck {
  const reading = text === null ? null : parsePolicy(text, { now: NOW });
  return checkPolicy({ reading, before: DEFAULT_POLICY, troubled: null, hidden: false, ...more }, loadWords(locale));
}

/** GitHub's limit on a summary, in characters. */
const LIMIT = 65_535;

describe("of a proposed policy it is said", () => {
  test("that it can be used, and what would change", () => {
    const { conclusion, title, summary, annotations } = check("grades: { 1: { response: 1h } }");
    expect([conclusion, title, annotations]).toEqual(["success", "This policy can be used", []]);
    expect(summary).toContain("| Grade 1: answered within | `2h` | `1h` |");
  });

  test("that it changes nothing", () => {
    const { conclusion, title, summary } = check("version: 1");
    expect([conclusion, title]).toEqual(["success", "This policy can be used, and changes nothing"]);
    expect(summary).toContain("says the same as the one in force");
  });

  test("what is wrong with it, each at its place, and no preview", () => {
    const { conclusion, title, summary, annotations } = check("locale: fr\nsupervisor: ann\n");
    expect([conclusion, title]).toEqual(["failure", "This policy cannot be used: 2 errors"]);
    expect(annotations).toEqual([
      {
        line: 1,
        column: 9,
        level: "failure",
        title: "locale",
        message: expect.stringContaining("expected en or zh-CN"),
      },
      { line: 2, column: 1, level: "failure", title: "supervisor", message: expect.stringContaining("supervisors") },
    ]);
    expect(summary).not.toContain("What would change");
  });

  test("what to look at, though it can be used", () => {
    const { conclusion, annotations } = check("departments: { backend: { members: [ann] } }");
    expect(conclusion).toBe("neutral");
    expect(annotations.map(({ level }) => level)).toEqual(["warning"]);
  });

  test("that it is taken away, and what the defaults change", () => {
    const before = { ...DEFAULT_POLICY, enforcement: "advise" as const };
    const { conclusion, title, summary } = check(null, { before });
    expect([conclusion, title]).toEqual(["success", "This policy is taken away: the defaults would hold"]);
    expect(summary).toContain("| How strictly the order of the steps is kept | `advise` | `strict` |");
  });

  test("that what is there now is not in force, and that something is left out", () => {
    const { summary } = check("version: 1", { troubled: "line 3: @acme/all wrote nonsense", hidden: true });
    expect(summary).toContain("not in force as it is written: line 3: @\u200Bacme/all wrote nonsense");
    expect(summary).toContain("may be read by fewer people");
  });

  test("in the language of the team", () => {
    expect(check("grades: { 1: { response: 1h } }", {}, "zh-CN").summary).toContain("| 1 级：答复时限 | `2h` | `1h` |");
  });
});

describe("what a stranger writes into a policy", () => {
  test("calls nobody and formats nothing", () => {
    const name = "@acme/all [x](https://evil.example) <img src=x> closes #1";
    const { summary } = check(`types: { bug: { en: ${JSON.stringify(name)}, department: backend } }`);
    expect(summary).not.toMatch(/@acme|[^\\]\]\(https|<img|closes #1/);
  });

  test("that is long is told in part, and the check stays one that GitHub takes", () => {
    const members = Array.from({ length: 400 }, (_, number) => `a${"x".repeat(60)}${number}`);
    const many = Array.from({ length: 300 }, (_, number) => `  d${number}: { members: [${members.join(", ")}] }`);
    const { summary } = check(
      `types: { bug: { department: d1 } }\ndepartments:\n${many.join("\n")}`.slice(0, 250_000) + "\n",
    );
    expect(summary.length).toBeLessThan(LIMIT);
  });

  test("that is full of errors is told at most a hundred times", () => {
    const text = Array.from({ length: 400 }, (_, number) => `key-${number}: 1`).join("\n");
    const { annotations, summary } = check(text);
    expect(annotations).toHaveLength(100);
    expect(summary).toContain("300 more complaints are left out");
  });
});
