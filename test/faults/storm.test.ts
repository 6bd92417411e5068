/** A thousand cases are due at once: GitHub's secondary limits hold, and the urgent ones come first. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Grade } from "../../src/core/model/case.ts";
import type { RequestLog } from "../../src/sandbox/sandbox.ts";
import type { Settings } from "../../src/settings.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import { play } from "../../src/verbs/demo/play.ts";
import { readStory } from "../../src/verbs/demo/story.ts";
import { startService } from "../../src/verbs/service.ts";
import { gather } from "./crowd.ts";
import { HOUR, listening, MINUTE } from "./disturbed.ts";

const COUNT = 1_000;
const LONG = { timeout: 300_000 };
const WAITING = readStory(join(import.meta.dirname, "waiting.en.yml"));

/** How long after they were asked submitters may say nothing; then the supervisors are told (caseworker.yml, "wait"). */
const SILENCE = 3 * 24 * HOUR;

/** A house under limits in which many cases become due an hour from now. */
async function crowded() {
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
      told.push(options.settings);
      return startService(options);
    },
  });
  onTestFinished(() => house.close());
  await play(house, WAITING, () => {});
  const dueAt = house.sandbox.now() + SILENCE;
  const grades = new Map<number, Grade>();
  await house.goDown(0, async () => {
    const [settings] = told;
    if (settings === undefined) throw new Error("the app has not been started");
    for (const [number, grade] of await gather(house, { count: COUNT, dueAt, settings })) grades.set(number, grade);
    house.sandbox.set(dueAt - HOUR);
  });
  return { house, warned, dueAt, grades };
}

/** When the app told the supervisors of the cases of this grade; of each once. */
function toldAt(requests: RequestLog[], grades: Map<number, Grade>, grade: Grade): number[] {
  const notices = requests.filter(({ operation, status }) => operation === "issues/create-comment" && status === 201);
  const ofGrade = notices.filter(({ path }) => grades.get(numberIn(path)) === grade);
  expect(new Set(ofGrade.map(({ path }) => path)).size).toBe(ofGrade.length);
  return ofGrade.map(({ at }) => at);
}

function numberIn(path: string): number {
  return Number(/\/issues\/(\d+)/.exec(path)?.[1]);
}

/** Somebody works on the case; gives the status with which the app's reaction was taken within a minute. */
async function answered({ url, sandbox, pass }: House, issue_number: number): Promise<number | undefined> {
  const { octokit } = personAt(url, "wang-wei");
  const { data } = await octokit.rest.issues.createComment({ ...REPOSITORY, issue_number, body: "/resume" });
  await pass(MINUTE);
  return sandbox.requests().find(({ path }) => path.endsWith(`/comments/${data.id}/reactions`))?.status;
}

test("no limit is broken, urgent cases come first, and all are done within some hours", LONG, async () => {
  const { house, warned, dueAt, grades } = await crowded();
  const { sandbox } = house;
  await house.pass(3 * HOUR);
  const [urgent = 0] = [...grades].find(([, grade]) => grade === 1) ?? [];
  grades.delete(urgent);
  expect(await answered(house, urgent)).toBe(201);
  await house.pass(6 * HOUR);
  const requests = sandbox.requests().filter(({ who, at }) => who === "caseworker[bot]" && at >= dueAt);
  const [first = [], second = [], third = []] = ([1, 2, 3] as const).map((grade) => toldAt(requests, grades, grade));
  expect([first.length, second.length, third.length]).toEqual([332, 334, 334]);
  expect(sandbox.excesses()).toEqual([]);
  expect(Math.max(...first)).toBeLessThanOrEqual(Math.min(...second));
  expect(Math.max(...second)).toBeLessThanOrEqual(Math.min(...third));
  expect(Math.max(...third) - dueAt).toBeLessThan(6 * HOUR);
  expect([warned, sandbox.violations()]).toEqual([[], []]);
});
