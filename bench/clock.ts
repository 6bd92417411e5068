/** How quick explanations are, against a loop over days with date-fns on the same work: `npm run bench`. */
import { deepStrictEqual } from "node:assert/strict";
import type { Grade } from "../src/core/model/case.ts";
import type { Clocks } from "../src/core/clock/type.ts";
import type { ClockPolicy } from "../src/core/model/policy.ts";
import { readClocks } from "../src/core/clock/clock.ts";
import type { ClockEvent } from "../src/core/clock/history.ts";
import { stretchesOf } from "../src/core/clock/stretches.ts";
import { DEFAULT_POLICY } from "../src/core/policy/read.ts";
import { DESK } from "../test/core/calendar/calendars.ts";
import { loopClock } from "./clock-loop.ts";
import type { LoopClock } from "./clock-loop.ts";

type Print = (row: string) => void;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Each figure is the median of so many rounds of so many milliseconds, both ways in turn. */
const ROUNDS = 7;
const ROUND = 300;

const TARGET = { response: 2 * HOUR, resolution: 1500 * HOUR };
const promise = { ...DEFAULT_POLICY.grades[1], ...TARGET, calendar: "desk" };
const policy: ClockPolicy = {
  sla: DEFAULT_POLICY.sla,
  calendars: { desk: DESK },
  grades: { 1: promise, 2: promise, 3: promise },
};

const OPENED = Date.parse("2025-11-24T08:30:00Z");
const ANSWERED = OPENED + HOUR;

/** Opened, answered, and then waiting for an afternoon, a night and a day every fortnight for a year. */
const YEAR: ClockEvent[] = [
  { at: OPENED, by: "submitter", event: "opened" },
  { at: OPENED, by: "supervisor", event: "graded", grade: 1 },
  { at: ANSWERED, by: "staff", event: "commented" },
  ...Array.from({ length: 25 }, (_, fortnight): ClockEvent[] => [
    { at: OPENED + (fortnight + 0.3) * 14 * DAY, by: "staff", event: "waiting", on: "vendor" },
    { at: OPENED + (fortnight + 0.4) * 14 * DAY, by: "staff", event: "resumed", on: "vendor" },
  ]).flat(),
];

/** Prints explanations per second both ways, their ratio, and the time that a thousand entries take. */
export async function benchClock(print: Print): Promise<void> {
  agree();
  let turn = 0;
  // Each time another present, so that nothing but calendars can be kept from one to the next.
  const now = (): number => OPENED + 364 * DAY + (turn++ % 86_400) * 1000;
  const quick = (): unknown => explain(now());
  const slow = (): unknown => loop(now());
  const rounds = Array.from({ length: ROUNDS }, () => ({ quick: perSecond(quick), slow: perSecond(slow) }));
  const [fast, looped] = [median(rounds.map((round) => round.quick)), median(rounds.map((round) => round.slow))];
  print("explanations of a case in business time over one year");
  print(`  clocks            ${Math.round(fast).toLocaleString("en")} per second`);
  print(`  loop of date-fns  ${looped.toFixed(1)} per second`);
  print(`  ratio             ${(fast / looped).toFixed(0)}`);
  const many = thousand();
  const each = 1000 / perSecond(() => readClocks(many, policy, OPENED + 366 * DAY));
  print(`clocks of a history of ${many.length} entries: ${each.toFixed(2)} ms`);
}

interface Explained {
  response: LoopClock;
  resolution: LoopClock;
}

function explain(now: number): Explained {
  const clocks = readClocks(YEAR, policy, now);
  return { response: sums(clocks, "response"), resolution: sums(clocks, "resolution") };
}

function sums(clocks: Clocks, kind: "response" | "resolution"): LoopClock {
  const { spent, due } = clocks[kind];
  const stretches = stretchesOf(clocks[kind], policy).map(({ from, to, counts }) => ({ from, to, counts }));
  return { spent, due, stretches };
}

function loop(now: number): Explained {
  const all = { history: YEAR, now, calendar: DESK };
  return {
    response: loopClock({ ...all, target: TARGET.response, pauses: false, end: ANSWERED }),
    resolution: loopClock({ ...all, target: TARGET.resolution, pauses: true, end: null }),
  };
}

/** Both ways say the same, or there is nothing to compare. */
function agree(): void {
  for (const days of [20, 100, 200, 300, 364]) {
    const now = OPENED + days * DAY + 12_345_000;
    deepStrictEqual(explain(now), loop(now));
  }
}

/** A thousand entries over a year: grades, waiting, stages, comments in turn. */
function thousand(): ClockEvent[] {
  const grades: Grade[] = [1, 2, 3];
  const later = Array.from({ length: 999 }, (_, index): ClockEvent => {
    const done = { at: OPENED + (index + 1) * 0.36 * DAY, by: "staff" } as const;
    const kinds: ClockEvent[] = [
      { ...done, event: "graded", grade: grades[index % 3] ?? 1 },
      { ...done, event: "waiting", on: "vendor" },
      { ...done, event: "commented" },
      { ...done, event: "resumed" },
      { ...done, event: "staged", stage: "verification" },
      { ...done, event: "staged", stage: "diagnosis" },
    ];
    return kinds[index % kinds.length] ?? { ...done, event: "commented" };
  });
  return [{ at: OPENED, by: "submitter", event: "opened" }, ...later];
}

function perSecond(act: () => unknown): number {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < ROUND) {
    act();
    done++;
  }
  return (done * 1000) / (performance.now() - start);
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
