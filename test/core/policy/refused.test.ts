import { describe, expect, test } from "vitest";
import { readPolicy } from "../../../src/core/policy/read.ts";

const LENGTH = "expected a length of time such as 2h, 90m, 1h30m or 3d; found";
const NAME = "expected a name of small letters, digits and hyphens, at most 39; found";

function calendar(office: unknown) {
  return { calendars: { office } };
}

function opening(more: object) {
  return calendar({ hours: { mon: ["09:00-12:00"] }, ...more });
}

function knowledge(more: object) {
  return { knowledge: { repository: "acme/kb", ...more } };
}

/** What is written, and the only error in it: its path, then the beginning of its sentence. */
const REFUSED: [written: unknown, path: string, sentence: string][] = [
  [[], "", "expected a map of keys and values; found an empty list"],
  ["grades", "", 'expected a map of keys and values; found "grades"'],
  [null, "", "expected a map of keys and values; found nothing"],
  [{ supervisor: [] }, "supervisor", 'there is no key "supervisor" here; probably supervisors is meant'],
  [
    { sla: { begin: 1 } },
    "sla.begin",
    'there is no key "begin" here; known here: start, reopen, pause, thresholds, ungraded',
  ],
  [{ "a b": 1 }, '["a b"]', 'there is no key "a b" here; known here: version,'],
  [{ version: 2 }, "version", "expected 1; found 2"],
  [{ _extends: "a/b/c" }, "_extends", "expected a repository of the same owner such as .github; found"],
  [{ _extends: "acme/.." }, "_extends", "expected a repository of the same owner such as .github; found"],
  [{ locale: "fr" }, "locale", 'expected en or zh-CN; found "fr"'],
  [{ timezone: "Asia/Shangai" }, "timezone", 'there is no time zone "Asia/Shangai"; probably Asia/Shanghai is meant'],
  [{ timezone: "+08:00" }, "timezone", 'there is no time zone "+08:00"; expected one of the IANA database'],
  [{ timezone: 8 }, "timezone", "expected a time zone such as Asia/Shanghai; found 8"],
  [{ enforcement: true }, "enforcement", "expected strict or advise; found true"],
  [{ id: { prefix: "T1" } }, "id.prefix", 'expected one to ten letters such as TK; found "T1"'],
  [{ id: { prefix: "" } }, "id.prefix", 'expected one to ten letters such as TK; found ""'],
  [{ supervisors: "li-lei" }, "supervisors", "expected a list of logins, and teams"],
  [
    { supervisors: ["li lei"] },
    "supervisors[0]",
    'expected a login, or a team such as "@acme/support"; found "li lei"',
  ],
  [{ supervisors: [7] }, "supervisors[0]", 'expected a login, or a team such as "@acme/support"; found 7'],
  [{ tell: { registered: ["@a/b/c"] } }, "tell.registered[0]", "expected a login, or a team"],
  [{ types: { Bug: { department: "backend" } } }, "types.Bug", `${NAME} "Bug"`],
  [{ types: { bug: {} } }, "types.bug.department", "is missing: expected a name of small letters"],
  [
    { types: { bug: { department: "backend", en: "a\nb" } } },
    "types.bug.en",
    "expected words in one line, at most 100",
  ],
  [{ types: { bug: "backend" } }, "types.bug", "expected a map with en, zh-CN and department; found"],
  [
    { departments: { backend: { members: ["@acme/backend"] } } },
    "departments.backend.members[0]",
    "expected the login of a person",
  ],
  [
    { departments: { backend: { team: "backend" } } },
    "departments.backend.team",
    'expected a team such as "@acme/support"',
  ],
  [
    { departments: { backend: { assign: "random" } } },
    "departments.backend.assign",
    "expected round-robin, least-loaded or rota",
  ],
  [
    { departments: { backend: { assign: "rota", rota: { from: "2026-11-02", every: "7d", turns: [] } } } },
    "departments.backend.rota.turns",
    "expected at least one login; found an empty list",
  ],
  [
    { departments: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`d${n}`, {}])) },
    "departments",
    "there are more than 100",
  ],
  [{ away: [{ who: "a", from: "2026-12-10", to: "2026-12-01" }] }, "away[0].to", "the absence ends before it begins"],
  [
    { away: [{ who: "a", from: "2026-02-30", to: "2026-03-01" }] },
    "away[0].from",
    "there is no day 2026-02-30 in the calendar",
  ],
  [
    { away: [{ who: "a", from: "soon", to: "2026-03-01" }] },
    "away[0].from",
    "expected a day such as 2026-12-01; found",
  ],
  [{ away: [{ from: "2026-01-01", to: "2026-03-01" }] }, "away[0].who", "is missing: expected the login of a person"],
  [{ grading: { mode: "auto" } }, "grading.mode", "expected suggest or apply"],
  [
    { grading: { matrix: { 1: ["all/stopped/*"] } } },
    "grading.matrix.1[0]",
    "expected impact/urgency/importance such as many/stopped/*",
  ],
  [{ grading: { words: { 1: "payment" } } }, "grading.words.1", "expected a list of words"],
  [{ grades: { 4: {} } }, "grades.4", 'there is no key "4" here; known here: 1, 2, 3'],
  [{ grades: { 1: { response: "2 hours" } } }, "grades.1.response", `${LENGTH} "2 hours"`],
  [{ grades: { 1: { response: 2 } } }, "grades.1.response", `${LENGTH} 2`],
  [{ grades: { 1: { response: "0h" } } }, "grades.1.response", `${LENGTH} "0h"`],
  [{ grades: { 1: { response: "30m2h" } } }, "grades.1.response", `${LENGTH} "30m2h"`],
  [{ grades: { 1: { response: "" } } }, "grades.1.response", `${LENGTH} ""`],
  [{ grades: { 1: { update: "often" } } }, "grades.1.update", `${LENGTH} "often"`],
  [
    { calendars: { always: { hours: { mon: ["09:00-12:00"] } } } },
    "calendars.always",
    "expected a name of letters and digits other than always",
  ],
  [calendar({}), "calendars.office.hours", "is missing: expected a map from weekdays to hours"],
  [
    calendar({ hours: { monday: [] } }),
    "calendars.office.hours.monday",
    "expected a weekday such as mon, or several such as mon-fri",
  ],
  [calendar({ hours: { mon: "09:00-12:00" } }), "calendars.office.hours.mon", "expected a list of hours"],
  [
    calendar({ hours: { mon: ["9-12"] } }),
    "calendars.office.hours.mon[0]",
    'expected hours from 00:00 to 24:00 such as "09:00-12:00"',
  ],
  [
    calendar({ hours: { mon: ["24:00-24:00"] } }),
    "calendars.office.hours.mon[0]",
    "expected hours from 00:00 to 24:00",
  ],
  [calendar({ hours: { mon: ["18:00-09:00"] } }), "calendars.office.hours.mon[0]", "the hours end before they begin"],
  [calendar({ hours: { mon: ["09:00-09:00"] } }), "calendars.office.hours.mon[0]", "the hours end before they begin"],
  [calendar({ hours: { mon: ["13:00-18:00", "09:00-13:01"] } }), "calendars.office.hours.mon", "the hours overlap"],
  [calendar({ hours: { "mon-fri": ["09:00-12:00"], wed: [] } }), "calendars.office.hours.wed", "wed has hours twice"],
  [opening({ timezone: "Mars/Base" }), "calendars.office.timezone", 'there is no time zone "Mars/Base"'],
  [opening({ holidays: ["2026-02-29"] }), "calendars.office.holidays[0]", "there is no such day: 2026-02-29"],
  [
    opening({ holidays: ["2026-03-02/2026-03-01"] }),
    "calendars.office.holidays[0]",
    "the holiday ends before it begins",
  ],
  [opening({ country: "ZZ" }), "calendars.office.country", "no holidays are known of this country"],
  [opening({ country: "DE-ZZ" }), "calendars.office.country", "no holidays are known of this country"],
  [
    opening({ workdays: { "2026-13-01": "fri" } }),
    "calendars.office.workdays.2026-13-01",
    "there is no day 2026-13-01 in the calendar",
  ],
  [opening({ workdays: { "2026-10-10": "friday" } }), "calendars.office.workdays.2026-10-10", "expected sun, mon,"],
  [opening({ holiday: [] }), "calendars.office.holiday", 'there is no key "holiday" here; probably holidays is meant'],
  [calendar({ any: [] }), "calendars.office.any", "expected at least one calendar; found an empty list"],
  [calendar("nine to five"), "calendars.office", 'expected a map with hours, or with any; found "nine to five"'],
  [{ sla: { pause: { response: ["lunch"] } } }, "sla.pause.response[0]", "expected submitter, vendor or verification"],
  [
    { sla: { thresholds: [{ at: "75", tell: ["handler"] }] } },
    "sla.thresholds[0].at",
    "expected per cent of the target from 1% to 1000%",
  ],
  [
    { sla: { thresholds: [{ at: "0%", tell: ["handler"] }] } },
    "sla.thresholds[0].at",
    "expected per cent of the target from 1% to 1000%",
  ],
  [{ sla: { thresholds: [{ at: "1001%", tell: ["handler"] }] } }, "sla.thresholds[0].at", "expected per cent"],
  [
    { sla: { thresholds: [{ at: "75%", tell: [] }] } },
    "sla.thresholds[0].tell",
    "expected at least one of handler, lead and supervisors",
  ],
  [
    { sla: { thresholds: [{ at: "75%", tell: ["boss"] }] } },
    "sla.thresholds[0].tell[0]",
    "expected handler, lead or supervisors",
  ],
  [{ verification: { internal: "maybe" } }, "verification.internal", 'expected yes or no; found "maybe"'],
  [{ verification: { confirmAfter: "3d" } }, "verification.confirmAfter", "probably confirm-after is meant"],
  [{ notices: { "at-most-put-back": 1.5 } }, "notices.at-most-put-back", "expected a number from 0 to 20; found 1.5"],
  [{ notices: { "at-most-put-back": 21 } }, "notices.at-most-put-back", "expected a number from 0 to 20; found 21"],
  [{ knowledge: {} }, "knowledge.repository", "is missing: expected a repository with its owner"],
  [
    knowledge({ repository: "kb" }),
    "knowledge.repository",
    "expected a repository with its owner such as acme/knowledge-base",
  ],
  [knowledge({ repository: "acme/.." }), "knowledge.repository", "expected a repository with its owner"],
  [knowledge({ path: "/articles" }), "knowledge.path", "expected a folder such as articles or docs/articles"],
  [knowledge({ path: "articles/" }), "knowledge.path", "expected a folder"],
  [knowledge({ path: "a/../b" }), "knowledge.path", "expected a folder"],
  [knowledge({ path: "" }), "knowledge.path", "expected a folder"],
  [knowledge({ path: ".github" }), "knowledge.path", "expected a folder"],
  [knowledge({ path: "a\\b" }), "knowledge.path", "expected a folder"],
  [knowledge({ mode: "push" }), "knowledge.mode", "expected commit or pull-request"],
  [{ board: { owner: "acme", project: "5" } }, "board.project", 'expected the project\'s number; found "5"'],
  [{ board: { owner: "acme", project: 0 } }, "board.project", "expected the project's number, from 1; found 0"],
  [
    { retrospective: { when: ["always"] } },
    "retrospective.when[0]",
    "expected grade-1, breached, rounds-3, or { type-seen: 5, within: 30d }",
  ],
  [
    { retrospective: { when: [{ "type-seen": 5 }] } },
    "retrospective.when[0].within",
    "is missing: expected a length of time",
  ],
  [
    { retrospective: { when: [{ "type-seen": 1, within: "9d" }] } },
    "retrospective.when[0].type-seen",
    "expected a number of cases, at least 2",
  ],
  [{ channels: [{ url: "x" }] }, "channels", "channels are not supported yet: expected an empty list"],
  [
    { board: { owner: "acme", project: 5, [`x${"y".repeat(60)}`]: 1 } },
    `board["x${"y".repeat(39)}"]`,
    "there is no key",
  ],
];

describe("refused is", () => {
  test.each(REFUSED)("%j at %s", (written, path, sentence) => {
    const reading = readPolicy(written);
    const complaints = "policy" in reading ? [] : reading.complaints;
    expect(complaints.filter(({ severity }) => severity === "error")).toEqual([
      { line: null, column: null, path, expected: expect.stringContaining(sentence), severity: "error" },
    ]);
  });
});
