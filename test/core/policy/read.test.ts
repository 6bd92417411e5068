import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY, readPolicy } from "../../../src/core/policy/read.ts";
import type { WrittenPolicy } from "../../../src/core/policy/schema.ts";
import type { Policy } from "../../../src/core/model/policy.ts";
import { BOTH, DESK, LIMA, daily, hours, weekly } from "../calendar/calendars.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The policy of what is written; fails where that cannot be used. */
function read(written: WrittenPolicy): Policy {
  const reading = readPolicy(written);
  if ("policy" in reading) return reading.policy;
  throw new Error(reading.complaints.map(({ path, expected }) => `${path}: ${expected}`).join("\n"));
}

const NAMED = { members: [], team: null, lead: null, assign: "round-robin", rota: null };
const THRESHOLDS = [
  { at: 75, tell: ["handler"] },
  { at: 100, tell: ["handler", "lead"] },
  { at: 150, tell: ["supervisors"] },
];
const PROMISE = { calendar: "always", update: null, thresholds: THRESHOLDS };

describe("the policy without a file", () => {
  test("is what an empty file says, and an empty map", () => {
    expect(parsePolicy("")).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
    expect(parsePolicy("# nothing yet\n")).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
    expect(readPolicy({})).toEqual({ policy: DEFAULT_POLICY, warnings: [] });
  });

  test("promises the three grades around the clock", () => {
    expect(DEFAULT_POLICY.grades).toEqual({
      1: { ...PROMISE, response: 2 * HOUR, resolution: 4 * HOUR },
      2: { ...PROMISE, response: 4 * HOUR, resolution: 24 * HOUR },
      3: { ...PROMISE, response: 8 * HOUR, resolution: 72 * HOUR },
    });
    expect(DEFAULT_POLICY.calendars).toEqual({});
  });

  test("has eight types, and four departments without members", () => {
    const { types, departments } = DEFAULT_POLICY;
    expect(Object.entries(types).map(([key, { department }]) => `${key} ${department}`)).toEqual([
      "outage operations",
      "bug backend",
      "performance backend",
      "permission operations",
      "data-sync backend",
      "interface backend",
      "display frontend",
      "question support",
    ]);
    expect(types["bug"]).toEqual({ en: "Function broken", "zh-CN": "功能异常", department: "backend" });
    expect(departments).toEqual({
      backend: { ...NAMED, en: "Backend", "zh-CN": "后端开发组" },
      frontend: { ...NAMED, en: "Frontend", "zh-CN": "前端开发组" },
      operations: { ...NAMED, en: "Operations", "zh-CN": "运维组" },
      support: { ...NAMED, en: "First line", "zh-CN": "一线客服" },
    });
  });

  test("has a default for everything else", () => {
    const { types: _, departments: __, grades: ___, calendars: ____, grading, ...rest } = DEFAULT_POLICY;
    expect(rest).toEqual({
      version: 1,
      locale: "en",
      timezone: "UTC",
      enforcement: "strict",
      id: { prefix: "TK" },
      supervisors: { logins: [], teams: [] },
      tell: { registered: null },
      away: [],
      sla: {
        start: "opened",
        reopen: "continue",
        pause: { response: [], resolution: ["submitter", "vendor", "verification"] },
        ungraded: HOUR,
      },
      wait: { tellAfter: 3 * DAY },
      verification: { internal: false, remindAfter: DAY, confirmAfter: null, phrases: { confirm: [], notFixed: [] } },
      reopen: { within: 14 * DAY },
      notices: { atMostPutBack: 3 },
      knowledge: null,
      board: null,
      retrospective: {
        when: ["grade-1", "breached", "rounds-3", { typeSeen: 5, within: 30 * DAY }],
        mode: "propose",
      },
    });
    expect(grading).toMatchObject({ mode: "suggest", by: "supervisors", words: { 1: [], 2: [], 3: [] } });
    expect(grading.matrix).toEqual({
      1: [
        { impact: "many", urgency: "stopped", importance: "*" },
        { impact: "*", urgency: "stopped", importance: "core" },
      ],
      2: [
        { impact: "some", urgency: "stopped", importance: "normal" },
        { impact: "*", urgency: "degraded", importance: "*" },
        { impact: "many", urgency: "minor", importance: "core" },
      ],
      3: [{ impact: "*", urgency: "*", importance: "*" }],
    });
  });
});

const LENGTHS: [string, number][] = [
  ["2h", 2 * HOUR],
  ["90m", 1.5 * HOUR],
  ["1h30m", 1.5 * HOUR],
  ["3d", 3 * DAY],
  ["1d12h", 1.5 * DAY],
];

describe("what is written", () => {
  test.each(LENGTHS)("%s is a length of time", (text, length) => {
    expect(read({ wait: { "tell-after": text } }).wait.tellAfter).toBe(length);
  });

  test.each([
    ["yes", true],
    [true, true],
    ["no", false],
    [false, false],
  ] as const)("%j is %j", (word, means) => {
    expect(read({ verification: { internal: word } }).verification.internal).toBe(means);
  });

  test("parts logins from teams", () => {
    const supervisors = ["@acme/leads", "li-lei", "@chen-jie", "acme/duty"];
    expect(read({ supervisors }).supervisors).toEqual({
      logins: ["li-lei", "chen-jie"],
      teams: ["acme/leads", "acme/duty"],
    });
    expect(read({ tell: { registered: [] } }).tell.registered).toEqual({ logins: [], teams: [] });
  });

  test("names a department in every language: as written, as usual, in the other language, by its key", () => {
    const types = { bug: { department: "backend" }, fault: { en: "Fault", department: "backend" } };
    const { departments, types: named } = read({
      types,
      departments: { backend: {}, helpdesk: { "zh-CN": "服务台" } },
    });
    expect(departments["backend"]).toMatchObject({ en: "Backend", "zh-CN": "后端开发组" });
    expect(departments["helpdesk"]).toMatchObject({ en: "服务台", "zh-CN": "服务台" });
    expect(named["bug"]).toMatchObject({ en: "Function broken", "zh-CN": "功能异常" });
    expect(named["fault"]).toMatchObject({ en: "Fault", "zh-CN": "Fault" });
    expect(read({ types: { x: { department: "support" } } }).types["x"]).toMatchObject({ en: "x", "zh-CN": "x" });
  });

  test("begins a rota at midnight in the policy's time zone", () => {
    const rota = { from: "2026-11-02", every: "7d", turns: ["@zhou-yang", "wu-fei"] };
    const departments = { ops: { assign: "rota" as const, rota } };
    const types = { bug: { department: "ops" } };
    expect(read({ timezone: "Asia/Shanghai", types, departments }).departments["ops"]?.rota).toEqual({
      from: Date.parse("2026-11-01T16:00:00Z"),
      every: 7 * DAY,
      turns: ["zhou-yang", "wu-fei"],
    });
  });

  test("gives a grade its own thresholds, or those of all", () => {
    const { grades } = read({
      sla: { thresholds: [{ at: "50%", tell: ["lead"] }] },
      grades: { 2: { thresholds: [] }, 3: { update: "1h" } },
    });
    expect(grades[1].thresholds).toEqual([{ at: 50, tell: ["lead"] }]);
    expect(grades[2].thresholds).toEqual([]);
    expect(grades[3]).toMatchObject({ update: HOUR, response: 8 * HOUR, thresholds: [{ at: 50, tell: ["lead"] }] });
  });

  test("keeps the matrix of the grades that are left out", () => {
    const { matrix } = read({ grading: { matrix: { 1: ["*/*/core"] } } }).grading;
    expect(matrix[1]).toEqual([{ impact: "*", urgency: "*", importance: "core" }]);
    expect(matrix[2]).toEqual(DEFAULT_POLICY.grading.matrix[2]);
  });

  test("may turn off what another file turns on", () => {
    const off = {
      knowledge: null,
      board: null,
      grades: { 1: { update: null } },
      verification: { "confirm-after": null },
    };
    expect(read(off)).toEqual(DEFAULT_POLICY);
  });

  test("turns the rest into the names of the program", () => {
    const { knowledge, retrospective, verification } = read({
      verification: { "confirm-after": "72h", phrases: { confirm: ["fine"], "not-fixed": ["bad"] } },
      knowledge: { repository: "acme/kb", public: "yes", mask: { also: ["Falcon"] } },
      retrospective: { when: [{ "type-seen": 3, within: "7d" }, "breached"], mode: "open" },
    });
    expect(verification).toMatchObject({ confirmAfter: 3 * DAY, phrases: { confirm: ["fine"], notFixed: ["bad"] } });
    expect(knowledge).toEqual({
      repository: "acme/kb",
      path: "articles",
      // Where more people may read it than the cases, somebody looks before they do.
      mode: "pull-request",
      public: true,
      mask: { handler: false, also: ["Falcon"] },
    });
    expect(retrospective).toEqual({ when: [{ typeSeen: 3, within: 7 * DAY }, "breached"], mode: "open" });
  });
});

describe("a calendar", () => {
  test("is read as the example of the clocks' specification has it", () => {
    const text = `
timezone: Europe/Madrid
calendars:
  desk: { timezone: Europe/Madrid, hours: { mon-fri: ["09:00-14:00", "15:00-18:00"] }, holidays: ["2026-12-25", "2026-12-28/2026-12-30"], workdays: { "2026-12-26": fri } }
  both: { any: [desk, lima] }
  lima: { timezone: America/Lima, hours: { mon-thu: ["08:00-17:00"], fri: ["08:00-13:00"], sun: ["20:00-24:00"] } }
grades:
  1: { response: 2h, resolution: 4h, calendar: desk }
`;
    expect(parsePolicy(text)).toMatchObject({ policy: { calendars: { desk: DESK, both: BOTH, lima: LIMA } } });
  });

  test("is in the policy's time zone unless it has one", () => {
    const { calendars } = read({
      timezone: "Asia/Tokyo",
      calendars: { office: { hours: { "mon-sun": ["00:00-24:00"] } } },
    });
    expect(calendars["office"]).toEqual(daily("Asia/Tokyo", "00:00-24:00"));
  });

  test("may name weekdays over the week's end, and hours in any order", () => {
    const { calendars } = read({
      calendars: {
        gulf: { hours: { "sun-tue": ["13:00-17:00", "08:00-12:00"], fri: [] }, country: "AE", timezone: "Asia/Dubai" },
      },
    });
    const expected = weekly("Asia/Dubai", [0, 1, 2], hours("08:00-12:00", "13:00-17:00"));
    expect(calendars["gulf"]).toEqual({ ...expected, country: "AE" });
  });
});
