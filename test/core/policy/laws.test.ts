import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../src/core/policy/parse.ts";

const NOW = Date.parse("2026-11-24T16:00:00Z");

/** Every complaint as `line:column severity path: sentence`. */
function complaintsOf(text: string, options: Parameters<typeof parsePolicy>[1] = { now: NOW }): string[] {
  const reading = parsePolicy(text, options);
  const complaints = "policy" in reading ? reading.warnings : reading.complaints;
  return complaints.map(
    ({ line, column, path, expected, severity }) => `${line ?? "-"}:${column ?? "-"} ${severity} ${path}: ${expected}`,
  );
}

const OFFICE = 'office: { hours: { mon-fri: ["09:00-12:00"] } }';

/** A law, a policy that breaks it, and everything that is said then. */
const BROKEN: [law: string, text: string, complaints: string[]][] = [
  [
    "types name departments",
    "types:\n  bug: { department: ops }\n  fault:\n    department: support\ndepartments: { backend: {}, support: {} }",
    [
      "2:22 error types.bug.department: type bug names the department ops, which is none of: backend, support; add it, or change types",
    ],
  ],
  [
    "types differ in every language",
    "types:\n  bug: { en: Fault, zh-CN: 异常, department: backend }\n  outage: { en: FAULT, zh-CN: 中断, department: backend }",
    ["3:17 error types.outage.en: types bug and outage have the same name"],
  ],
  [
    "a department that assigns by rota has one",
    "departments:\n  backend:\n    assign: rota\ntypes: { bug: { department: backend } }",
    [
      '3:13 error departments.backend.assign: backend assigns by rota: expected a rota such as { from: "2026-11-02", every: 7d, turns: [ann, ben] }',
    ],
  ],
  [
    "a rota is used",
    'types: { bug: { department: ops } }\ndepartments: { ops: { rota: { from: "2026-11-02", every: 7d, turns: [ann] } } }',
    ["2:29 warning departments.ops.rota: the rota is not used: ops assigns by round-robin; expected assign: rota"],
  ],
  [
    "members stand once",
    "types: { bug: { department: ops } }\ndepartments:\n  ops:\n    members:\n      - ann\n      - ben\n      - Ann",
    ["7:9 error departments.ops.members[2]: Ann stands in the list twice"],
  ],
  [
    "resolution is not before response",
    "grades:\n  1: { response: 4h, resolution: 3h59m }",
    [
      "2:34 error grades.1.resolution: grade 1 is to be resolved sooner than answered: expected a resolution as long as the response, or longer",
    ],
  ],
  [
    "resolution is not before response, also where it is the default",
    "grades:\n  1:\n    response: 5h",
    [
      "2:3 error grades.1.resolution: grade 1 is to be resolved sooner than answered: expected a resolution as long as the response, or longer",
    ],
  ],
  [
    "thresholds ascend",
    "sla:\n  thresholds:\n    - { at: 100%, tell: [handler] }\n    - { at: 75%, tell: [lead] }",
    ["2:3 error sla.thresholds: the points do not ascend: each has to be higher than the one before"],
  ],
  [
    "a grade's own thresholds ascend",
    "grades: { 2: { thresholds: [{ at: 75%, tell: [handler] }, { at: 75%, tell: [lead] }] } }",
    ["1:28 error grades.2.thresholds: the points do not ascend: each has to be higher than the one before"],
  ],
  [
    "nobody confirms by silence before the reminder",
    "verification: { remind-after: 24h, confirm-after: 24h }",
    [
      "1:51 warning verification.confirm-after: silence confirms before the submitter is reminded: expected it to be longer than remind-after",
    ],
  ],
  [
    "a phrase says one thing",
    "verification:\n  phrases: { confirm: [Fine, ok], not-fixed: [hm, fine] }",
    ["2:51 error verification.phrases.not-fixed[1]: the same phrase stands under confirm, too"],
  ],
  [
    "grades name calendars",
    `grades: { 3: { calendar: offce } }\ncalendars: { ${OFFICE} }`,
    ['1:26 error grades.3.calendar: there is no calendar "offce"; known: always, office'],
  ],
  [
    "unions name calendars",
    `calendars:\n  ${OFFICE}\n  both: { any: [office, always, night] }`,
    ['3:33 error calendars.both.any[2]: there is no calendar "night"; known: always, office, both'],
  ],
  [
    "unions name calendars, or it is not said that they never open",
    "calendars:\n  both: { any: [night] }",
    ['2:17 error calendars.both.any[0]: there is no calendar "night"; known: always, both'],
  ],
  [
    "unions do not go round",
    `calendars:\n  ${OFFICE}\n  a: { any: [office, b] }\n  b: { any: [a] }\n  c: { any: [c, office] }\n  d: { any: [a] }`,
    [
      '3:13 error calendars.a.any: "a" is part of itself: expected calendars that do not lead back to it',
      '4:13 error calendars.b.any: "b" is part of itself: expected calendars that do not lead back to it',
      '5:13 error calendars.c.any: "c" is part of itself: expected calendars that do not lead back to it',
    ],
  ],
  [
    "calendars open",
    "calendars:\n  never: { hours: { mon-fri: [] }, workdays: { 2026-10-10: fri } }\n  both: { any: [never] }",
    [
      '2:10 error calendars.never: "never" never opens, so no time would ever pass in it: expected opening hours',
      '3:9 error calendars.both: "both" never opens, so no time would ever pass in it: expected opening hours',
    ],
  ],
  [
    "calendars open, and a union with always does",
    "calendars:\n  never: { hours: {} }\n  both: { any: [never, always] }",
    ['2:10 error calendars.never: "never" never opens, so no time would ever pass in it: expected opening hours'],
  ],
  [
    "calendars open within two years",
    'calendars:\n  gone: { hours: { mon: ["09:00-12:00"] }, holidays: ["2026-11-01/2030-01-01"] }',
    ['2:9 error calendars.gone: "gone" never opens, so no time would ever pass in it: expected opening hours'],
  ],
  [
    "holidays go on",
    'calendars:\n  desk: { hours: { mon: ["09:00-12:00"] }, holidays: ["2026-11-20/2026-11-23", "2026-05-01"] }',
    ['2:54 warning calendars.desk.holidays: the last holiday of "desk" was 2026-11-23: add those to come'],
  ],
];

describe("a law", () => {
  test.each(BROKEN)("%s", (_, text, complaints) => {
    expect(complaintsOf(text)).toEqual(complaints);
  });
});

const KEPT: [string, string][] = [
  ["a resolution may be as long as the response", "grades: { 1: { response: 4h, resolution: 4h } }"],
  [
    "a union may name a calendar over two others",
    `calendars: { ${OFFICE}, a: { any: [office] }, b: { any: [a, office] } }`,
  ],
  ["a calendar may open on Sundays only", 'calendars: { rare: { hours: { sun: ["23:00-24:00"] } } }'],
  ["hours may touch", 'calendars: { c: { hours: { mon: ["09:00-12:00", "12:00-13:00"] } } }'],
  [
    "a holiday may end today",
    'calendars: { c: { hours: { mon: ["09:00-12:00"] }, holidays: ["2026-11-20/2026-11-24"] } }',
  ],
  [
    "a calendar may have the holidays of a country",
    'calendars: { c: { hours: { mon: ["09:00-12:00"] }, country: DE-BY } }',
  ],
  ["a type may keep its name in both languages", "types: { ops: { en: Ops, zh-CN: Ops, department: support } }"],
];

describe("no law forbids that", () => {
  test.each(KEPT)("%s", (_, text) => {
    expect(complaintsOf(text)).toEqual([]);
  });
});

describe("without the present", () => {
  test("nothing is said of what is past", () => {
    const text = 'calendars: { c: { hours: { mon: ["09:00-12:00"] }, holidays: ["2020-01-01/2035-01-01"] } }';
    expect(complaintsOf(text, {})).toEqual([]);
    expect(complaintsOf(text)).toHaveLength(1);
  });
});

describe("everything is told at once", () => {
  test("what has a wrong form and what breaks a law, in the order of the file", () => {
    const text = `
locale: fr
types: { bug: { department: ops } }
grades: { 1: { response: 2x, calendar: night }, 2: { response: 9h, resolution: 8h } }
calendars: { never: { hours: {} } }
nonsense: 1
`;
    expect(complaintsOf(text).map((complaint) => complaint.split(": ")[0])).toEqual([
      "2:9 error locale",
      "3:29 error types.bug.department",
      "4:26 error grades.1.response",
      "4:40 error grades.1.calendar",
      "4:80 error grades.2.resolution",
      "5:21 error calendars.never",
      "6:1 error nonsense",
    ]);
  });

  test.each([
    [
      "a department that cannot be read is there all the same",
      "types: { bug: { department: ops } }\ndepartments: { ops: 7 }",
    ],
    ["so is a calendar", "grades: { 1: { calendar: desk } }\ncalendars: { desk: { hours: 9 } }"],
    ["so are all departments", "types: { bug: { department: ops } }\ndepartments: ops"],
    ["a length that cannot be read is compared with none", "grades: { 1: { response: soon, resolution: 1h } }"],
    ["a calendar whose hours cannot be read may open", 'calendars: { desk: { hours: { mon: ["9-12"] } } }'],
    ["so may a union with it", 'calendars: { desk: { hours: { mon: ["9-12"] } }, all: { any: [desk] } }'],
    [
      "a rota that cannot be read is there",
      "types: { bug: { department: a } }\ndepartments: { a: { assign: rota, rota: x } }",
    ],
  ])("but nothing that follows from it alone: %s", (_, text) => {
    expect(complaintsOf(text)).toHaveLength(1);
  });

  test("and a union is not told of when one of its calendars cannot be read", () => {
    const text = 'calendars: { desk: { hours: { mon: ["9-12"] } }, never: { hours: {} }, all: { any: [desk, never] } }';
    expect(complaintsOf(text).map((complaint) => complaint.split(": ")[0])).toEqual([
      "1:37 error calendars.desk.hours.mon[0]",
      "1:57 error calendars.never",
    ]);
  });
});
