import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../src/core/policy/parse.ts";

function complaintsOf(text: string): string[] {
  const reading = parsePolicy(text);
  const complaints = "policy" in reading ? reading.warnings : reading.complaints;
  return complaints.map(({ line, severity, path, expected }) => `${line ?? "-"} ${severity} ${path}: ${expected}`);
}

const DEPARTMENTS = "departments: { d: {} }\n";

describe("a policy is refused when GitHub could not show the form that follows from it", () => {
  test.for([
    ["no types", "types: {}", ["2 error types: there are no types: expected one at least"]],
    ["a type called None", "types: { a: { en: ' none', zh-CN: 无, department: d } }", [hidden("a.en")]],
    ["a type called None in one language", "types: { a: { en: A, zh-CN: NONE, department: d } }", [hidden("a.zh-CN")]],
    ["a type that cannot be seen", 'types: { a: { en: "\\u200b", zh-CN: 无, department: d } }', [hidden("a.en")]],
    [
      "types that differ only in what cannot be seen",
      'types: { a: { en: "A", department: d }, b: { en: "\\u200bA", zh-CN: 乙, department: d } }',
      ["2 error types.b.en: types a and b have the same name"],
    ],
    ["nothing of that: a type called Nonesuch", "types: { a: { en: Nonesuch, zh-CN: 无, department: d } }", []],
  ] as [string, string, string[]][])("%s", ([, types, complaints]) => {
    expect(complaintsOf(`${DEPARTMENTS}${types}`)).toEqual(complaints);
  });
});

function hidden(place: string): string {
  return `2 error types.${place}: GitHub's forms cannot offer this name: expected one that can be seen, and not None`;
}
