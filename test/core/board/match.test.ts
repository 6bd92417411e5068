import { describe, expect, test } from "vitest";
import { matchFields } from "../../../src/core/board/match.ts";
import type { Lack, ProjectField } from "../../../src/core/board/match.ts";

const STATUS = { key: "status" as const, name: "Status", kind: "single_select" as const };
const OPTIONS = { intake: "1 · Intake", grading: "2 · Grading", diagnosis: "3 · Diagnosis" };
const OFFERED = [
  { id: "aa", name: "1 · Intake" },
  { id: "bb", name: "２ · grading" },
];
const select: ProjectField = { id: 7, name: "status", kind: "single_select", options: OFFERED };

function field(kind: string, name = "Status"): ProjectField {
  return { id: 7, name, kind, options: [] };
}

const lackOption = (...options: string[]): Lack => ({ what: "option", field: "Status", options });

const MATCHES: [string, string | null, ProjectField, string | null | undefined, Lack[]][] = [
  ["an option is written by its id", "1 · Intake", select, "aa", []],
  ["its name is known in another case and width", "2 · Grading", select, "bb", []],
  ["no value empties the field", null, select, null, []],
  ["a missing option empties the field and is named", "3 · Diagnosis", select, null, [lackOption("3 · Diagnosis")]],
  [
    "all missing options are named at once",
    "3 · Diagnosis",
    field("single_select"),
    null,
    [lackOption("1 · Intake", "2 · Grading", "3 · Diagnosis")],
  ],
  ["no option is missed while none is needed", null, field("single_select"), null, []],
  ["a text takes the name", "3 · Diagnosis", field("text"), "3 · Diagnosis", []],
  ["a missing field is named", "1 · Intake", field("text", "State"), undefined, [{ what: "field", field: "Status" }]],
  [
    "a field of another kind is named with both kinds",
    "1 · Intake",
    field("number"),
    undefined,
    [{ what: "kind", field: "Status", kind: "single_select", found: "number" }],
  ],
];

describe("of what a project has", () => {
  test.each(MATCHES)("%s", (...[, value, known, written, lacks]) => {
    const match = matchFields([{ ...STATUS, options: OPTIONS, value }], [known]);
    expect(match).toEqual({ updates: written === undefined ? [] : [{ id: 7, value: written }], lacks });
  });

  test("a date is written as it is, into a field for dates or texts only", () => {
    const due = { key: "response-due" as const, name: "Due", kind: "date" as const, options: {}, value: "2026-11-23" };
    const written = { updates: [{ id: 7, value: "2026-11-23" }], lacks: [] };
    expect(matchFields([due], [field("date", "Due")])).toEqual(written);
    expect(matchFields([due], [field("text", "due")])).toEqual(written);
    expect(matchFields([due], [field("iteration", "Due")]).updates).toEqual([]);
  });

  test("a handler may be chosen from options, too", () => {
    const handler = { key: "handler" as const, name: "Handler", kind: "text" as const, options: {}, value: "bob" };
    const known = { ...select, name: "Handler", options: [{ id: "cc", name: "carol" }] };
    expect(matchFields([handler], [known]).lacks).toEqual([{ what: "option", field: "Handler", options: ["bob"] }]);
  });
});
