/** Histories, policies and calendars of every kind for the laws of the clocks. */
import fc from "fast-check";
import { RESULTS, STAGES } from "../../../src/core/model/case.ts";
import type { ClockPolicy } from "../../../src/core/model/policy.ts";
import type { ClockActor, ClockEvent } from "../../../src/core/clock/history.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { Calendar, GradePromise, PauseReason } from "../../../src/core/model/policy.ts";
import { CALENDARS, daily, hours, weekly } from "../calendar/calendars.ts";

const MINUTE = 60_000;

/** Of several zones and shapes; `all` is open whenever one of the others is. */
const MANY_CALENDARS: Record<string, Calendar> = {
  ...CALENDARS,
  york: weekly("America/New_York", [0, 1, 6], hours("00:30-03:30", "22:00-24:00")),
  nights: daily("Europe/Madrid", "00:00-02:30", "02:45-06:00", "20:00-24:00"),
  once: weekly("Asia/Shanghai", [3], hours("12:00-12:01")),
  all: { any: ["both", "york", "nights", "once"] },
};

const NAMES = [...Object.keys(MANY_CALENDARS), "always"];

/** The name of one of them, or `always`. */
const calendarName = fc.constantFrom(...NAMES);

/** Days on which something happens to a calendar: clocks change, holidays begin, a year ends, or nothing at all. */
const DAYS = ["2026-11-23", "2026-10-24", "2026-03-28", "2026-03-07", "2026-12-24", "2026-12-30", "2026-10-03"];

export const day = fc.constantFrom(...DAYS.map((date) => Date.parse(date)));

const ACTORS: ClockActor[] = ["submitter", "staff", "supervisor", "outsider", "bot"];

const deed = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ event: "commented" } as const) },
  fc.constantFrom({ event: "assigned" } as const, { event: "unassigned" } as const, { event: "reopened" } as const),
  fc.record({ event: fc.constant("graded" as const), grade: fc.constantFrom(1, 2, 3) }),
  { weight: 2, arbitrary: fc.record({ event: fc.constant("staged" as const), stage: fc.constantFrom(...STAGES) }) },
  fc.record({ event: fc.constant("waiting" as const), on: fc.constantFrom("submitter", "vendor") }),
  fc.record(
    { event: fc.constant("resumed" as const), on: fc.constantFrom("submitter", "vendor") },
    { requiredKeys: ["event"] },
  ),
  fc.record({
    event: fc.constant("closed" as const),
    result: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...RESULTS.slice(0, 4)) }, fc.constantFrom(...RESULTS)),
  }),
) as fc.Arbitrary<ClockEvent>;

/** One entry, so many units after the opening. */
function entry(unit: number, longest: number): fc.Arbitrary<ClockEvent> {
  const after = fc.oneof(fc.integer({ min: 0, max: longest }), fc.integer({ min: 0, max: Math.ceil(longest / 50) }));
  return fc.tuple(after, fc.constantFrom(...ACTORS), deed).map(([at, by, what]) => ({ ...what, at: at * unit, by }));
}

export interface Told {
  history: ClockEvent[];
  /** Not before the opening. */
  now: number;
}

interface Shape {
  /** What instants are whole multiples of, in milliseconds. */
  unit: number;
  /** How long after the opening the last entry may be, in milliseconds. */
  length: number;
  /** At most so many after the opening, and the first grade. */
  entries: number;
  atLeast?: number;
}

/** A case that is opened on one of the days, mostly with a grade; entries and the present at whole units, some at once. */
export function told({ unit, length, entries, atLeast = 0 }: Shape): fc.Arbitrary<Told> {
  const longest = Math.floor(length / unit);
  return fc
    .record({
      date: day,
      offset: fc.integer({ min: 0, max: Math.floor(86_400_000 / unit) }),
      grade: fc.constantFrom(1, 2, 3, null),
      later: fc.array(entry(unit, longest), { minLength: atLeast, maxLength: entries, size: "max" }),
      now: fc.integer({ min: 0, max: longest }),
    })
    .map(({ date, offset, grade, later, now }) => {
      const at = date + offset * unit;
      const opened: ClockEvent = { at, by: "submitter", event: "opened" };
      const graded: ClockEvent[] = grade === null ? [] : [{ at, by: "bot", event: "graded", grade }];
      const events = later.map((event) => ({ ...event, at: at + event.at }));
      return { history: [opened, ...graded, ...events], now: at + now * unit };
    });
}

const target = fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * MINUTE);

const promise: fc.Arbitrary<GradePromise> = fc.record({
  response: target,
  resolution: fc.oneof(target, fc.constant(24 * 60 * MINUTE)),
  calendar: calendarName.filter((name) => name !== "once"),
  update: fc.option(target),
  thresholds: fc.constantFrom(DEFAULT_POLICY.grades[1].thresholds, [{ at: 33, tell: ["lead"] }], []),
});

const pauses = fc.subarray<PauseReason>(["submitter", "vendor", "verification"]);

/** Any promises in any calendar, any pauses, both starts and both kinds of reopening. */
export const policy: fc.Arbitrary<ClockPolicy> = fc.record({
  calendars: fc.constant(MANY_CALENDARS),
  grades: fc.record({ 1: promise, 2: promise, 3: promise }),
  sla: fc.record({
    start: fc.constantFrom("opened", "graded"),
    reopen: fc.constantFrom("continue", "restart"),
    pause: fc.record({ response: pauses, resolution: pauses }),
    ungraded: target,
  }),
});
