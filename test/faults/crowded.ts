/** A house in which many cases are due at once under GitHub's secondary limits, and what the app made of them. */
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Grade } from "../../src/core/model/case.ts";
import type { RequestLog } from "../../src/sandbox/sandbox.ts";
import type { Settings } from "../../src/settings.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import { play } from "../../src/verbs/demo/play.ts";
import { readStory } from "../../src/verbs/demo/story.ts";
import { startService } from "../../src/verbs/service.ts";
import type { Service, ServiceOptions } from "../../src/verbs/service.ts";
import { gather } from "./crowd.ts";
import { HOUR, listening } from "./disturbed.ts";

const WAITING = readStory(join(import.meta.dirname, "waiting.en.yml"));

/** How long after they were asked submitters may say nothing; then the supervisors are told (caseworker.yml, "wait"). */
const SILENCE = 3 * 24 * HOUR;

export interface Crowded {
  /** How many cases. */
  count: number;
  /** Where the queue is; a file when left out. */
  databaseUrl?: string;
  /** Starts the app. Default: in this process. */
  start?: (options: ServiceOptions) => Promise<Service>;
}

/** A house under limits in which the cases become due an hour from now. */
export async function crowded({ count, databaseUrl, start = startService }: Crowded) {
  const { log, warned } = listening();
  const secondaryLimits = { status: 403 } as const;
  const told: Settings[] = [];
  const house = await openHouse({
    ...WAITING,
    now: WAITING.starts,
    log,
    secondaryLimits,
    policy: { wait: { "tell-after": `${SILENCE / HOUR}h` } },
    start: (options) => {
      const settings = { ...options.settings, databaseUrl };
      told.push(settings);
      return start({ ...options, settings });
    },
  });
  onTestFinished(() => house.close());
  await play(house, WAITING, () => {});
  const dueAt = house.sandbox.now() + SILENCE;
  const grades = new Map<number, Grade>();
  await house.goDown(0, async () => {
    const [settings] = told;
    if (settings === undefined) throw new Error("the app has not been started");
    for (const [number, grade] of await gather(house, { count, dueAt, settings })) grades.set(number, grade);
    house.sandbox.set(dueAt - HOUR);
  });
  return { house, warned, dueAt, grades };
}

/**
 * No limit was broken, and the app told the supervisors of so many cases of each grade, from 1 to 3: of urgent ones first.
 * Gives the moment of the last.
 */
export function expectUrgentFirst({ house, dueAt, grades }: Told, counts: number[]): number {
  const { sandbox } = house;
  const requests = sandbox.requests().filter(({ who, at }) => who === "caseworker[bot]" && at >= dueAt);
  const [first = [], second = [], third = []] = ([1, 2, 3] as const).map((grade) => toldAt(requests, grades, grade));
  expect([first.length, second.length, third.length]).toEqual(counts);
  expect(sandbox.excesses()).toEqual([]);
  expect(Math.max(...first)).toBeLessThanOrEqual(Math.min(...second));
  expect(Math.max(...second)).toBeLessThanOrEqual(Math.min(...third));
  return Math.max(...third);
}

type Told = Pick<Awaited<ReturnType<typeof crowded>>, "house" | "dueAt" | "grades">;

/** When the app told the supervisors of the cases of this grade; of each once. */
function toldAt(requests: RequestLog[], grades: Map<number, Grade>, grade: Grade): number[] {
  const notices = requests.filter(({ operation, status }) => operation === "issues/create-comment" && status === 201);
  const ofGrade = notices.filter(({ path }) => grades.get(numberIn(path)) === grade);
  expect(new Set(ofGrade.map(({ path }) => path)).size).toBe(ofGrade.length);
  return ofGrade.map(({ at }) => at);
}

/** The number of the issue in the path of a request. */
export function numberIn(path: string): number {
  return Number(/\/issues\/(\d+)/.exec(path)?.[1]);
}
