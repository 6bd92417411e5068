import { describe, expect, test } from "vitest";
import { readSlaFile } from "../../../src/core/sla/file.ts";
import { EXAMPLE } from "../../verbs/sla-example.ts";

const HEAD = "now: 2026-11-24T16:00:00Z\nhistory:\n";
const OPENED = "  - { at: 2026-11-24T08:30:00Z, event: opened, by: submitter }\n";

/** What is wrong with the file, as `line path: sentence`. */
function complaints(text: string): string[] {
  const reading = readSlaFile(text);
  const all = "complaints" in reading ? reading.complaints : reading.warnings;
  return all.map(({ line, path, expected }) => `${line} ${path}: ${expected}`);
}

/** The complaint of one entry, in line 4. */
function complaintsOf(entry: string): string[] {
  return complaints(`${HEAD}${OPENED}  - { at: 2026-11-24T09:00:00Z, by: staff, ${entry} }\n`);
}

const BY = "expected submitter, staff, supervisor, outsider or bot";

describe("a file is read", () => {
  test("with its policy, its history and the present", () => {
    const reading = readSlaFile(EXAMPLE);
    expect(reading).toMatchObject({ warnings: [], file: { now: Date.parse("2026-11-24T16:00:00Z") } });
    expect("file" in reading && reading.file.history).toHaveLength(5);
    expect("file" in reading && reading.file.policy.grades[1].calendar).toBe("desk");
  });

  test("as JSON as well, without a policy by the default one", () => {
    const history = [{ at: "2026-11-24T09:30:00+01:00", event: "opened", by: "submitter" }];
    const reading = readSlaFile(JSON.stringify({ now: "2026-11-24T16:00Z", history }));
    expect(reading).toMatchObject({ file: { history: [{ at: Date.parse("2026-11-24T08:30:00Z") }] } });
    expect("file" in reading && reading.file.policy.grades[1].resolution).toBe(4 * 3_600_000);
  });

  test.for([
    "event: graded, grade: 2",
    "event: staged, stage: verification",
    "event: assigned",
    "event: commented",
    "event: waiting, on: vendor",
    "event: resumed",
    "event: resumed, on: vendor",
    "event: closed, result: out-of-scope",
    "event: reopened",
  ])("with an entry %s", (entry) => {
    expect(complaintsOf(entry)).toEqual([]);
  });
});

describe("of a bad entry is said what was expected:", () => {
  test.for([
    ["event: graded", "4 history[1].grade: is missing: expected 1, 2 or 3"],
    ["event: graded, grade: 4", "4 history[1].grade: expected 1, 2 or 3; found 4"],
    ['event: graded, grade: "1"', '4 history[1].grade: expected 1, 2 or 3; found "1"'],
    ["event: waiting", "4 history[1].on: is missing: expected submitter or vendor"],
    ["event: resumed, on: all", '4 history[1].on: expected submitter or vendor; found "all"'],
    ["event: commented, on: vendor", '4 history[1].on: there is no key "on" here; known here: at, by, event'],
    [
      "event: constructor",
      '4 history[1].event: expected opened, graded, staged, assigned, commented, waiting, resumed, closed or reopened; found "constructor"',
    ],
    ["event: opened", "4 history[1]: the case was opened in history[0] already: expected event: reopened"],
  ] as const)("%s", ([entry, complaint]) => {
    expect(complaintsOf(entry)).toEqual([complaint]);
  });

  test("every flaw of every entry, in the order of their lines", () => {
    const text = `${HEAD}  - { at: 2026-02-30T08:30:00Z, event: opened, by: me }\n  - 7\n  - { event: clsed, by: staf }\n`;
    expect(complaints(text)).toEqual([
      expect.stringMatching(/^3 history\[0\]\.at: expected an instant with its zone .*; found "2026-02-30T08:30:00Z"$/),
      `3 history[0].by: ${BY}; found "me"`,
      "4 history[1]: expected an entry with at, event and by; found 7",
      expect.stringMatching(/^5 history\[2\]\.at: is missing/),
      expect.stringMatching(/^5 history\[2\]\.event: .*; found "clsed"$/),
      `5 history[2].by: ${BY}; found "staf"`,
    ]);
  });
});

describe("of a bad file is said", () => {
  test("what it lacks", () => {
    expect(complaints("{}")).toEqual([
      expect.stringMatching(/^1 now: is missing: expected an instant with its zone/),
      expect.stringMatching(/^1 history: is missing: expected a list of entries/),
    ]);
  });

  test("that nobody opened the case", () => {
    expect(complaints(`${HEAD}  - { at: 2026-11-24T09:00:00Z, by: staff, event: commented }\n`)).toEqual([
      "2 history: nothing says when the case was opened: expected one entry with event: opened",
    ]);
  });

  test("what is wrong with its policy, with the line in this file, beside everything else", () => {
    const policy = "policy:\n  timezone: Europe/Madird\n  grades:\n    1: { response: 2x, calendar: desk }\n";
    expect(complaints(`${policy}now: yesterday\nhistory: []\nfoo: 1\n`).map((line) => line.slice(0, 45))).toEqual([
      '2 policy.timezone: there is no time zone "Eur',
      "4 policy.grades.1.response: expected a length",
      "4 policy.grades.1.calendar: there is no calen",
      "5 now: expected an instant with its zone such",
      "6 history: nothing says when the case was ope",
      '7 foo: there is no key "foo" here; known here',
    ]);
  });

  test.for([
    ["broken YAML", "now: [", 1],
    ["a text", "hello", 1],
    ["a list", "- 1", 1],
    ["nothing", "", 1],
  ] as const)("where it goes wrong, when it is %s", ([, text, line]) => {
    expect(complaints(text)[0]).toMatch(new RegExp(`^${line} `));
  });

  test("what will not be counted, which is only a warning", () => {
    const later = "  - { at: 2026-11-25T08:30:00Z, event: commented, by: staff }\n";
    expect(readSlaFile(HEAD + OPENED + later)).toMatchObject({
      warnings: [{ line: 4, path: "history[1]", expected: "is later than now and not counted" }],
    });
  });
});
