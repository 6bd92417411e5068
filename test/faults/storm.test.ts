/** A thousand cases are due at once: GitHub's secondary limits hold, and the urgent ones come first. */
import { expect, test } from "vitest";
import type { House } from "../../src/verbs/demo/house.ts";
import { personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import { crowded, expectUrgentFirst, numberIn } from "./crowded.ts";
import { HOUR, MINUTE } from "./disturbed.ts";

const COUNT = 1_000;
const LONG = { timeout: 300_000 };

/** Somebody works on the case; gives the status with which the app's reaction was taken within a minute. */
async function answered({ url, sandbox, pass }: House, issue_number: number): Promise<number | undefined> {
  const { octokit } = personAt(url, "wang-wei");
  const { data } = await octokit.rest.issues.createComment({ ...REPOSITORY, issue_number, body: "/resume" });
  await pass(MINUTE);
  return sandbox.requests().find(({ path }) => path.endsWith(`/comments/${data.id}/reactions`))?.status;
}

test("no limit is broken, urgent cases come first, and all are done within some hours", LONG, async () => {
  const { house, warned, dueAt, grades } = await crowded({ count: COUNT });
  await house.pass(3 * HOUR);
  const [urgent = 0] = [...grades].find(([, grade]) => grade === 1) ?? [];
  grades.delete(urgent);
  expect(await answered(house, urgent)).toBe(201);
  await house.pass(6 * HOUR);
  expect(expectUrgentFirst({ house, dueAt, grades }, [332, 334, 334]) - dueAt).toBeLessThan(6 * HOUR);
  expect([warned, house.sandbox.violations()]).toEqual([[], []]);
});

/** They write more than GitHub lets pass within an hour. */
const MANY = 300;

test("an app that is started again in the middle of it, again and again, breaks no limit either", LONG, async () => {
  const { house, warned, dueAt, grades } = await crowded({ count: MANY });
  await house.pass(HOUR);
  for (let nth = 0; nth < 6; nth += 1) {
    await house.pass(5 * MINUTE);
    await house.restart();
  }
  const { sandbox } = house;
  const told = () =>
    sandbox
      .requests()
      .filter(({ operation, at, status }) => at >= dueAt && operation === "issues/create-comment" && status === 201)
      .map(({ path }) => numberIn(path));
  const early = told().length;
  expect(early).toBeGreaterThan(0);
  expect(early).toBeLessThan(MANY);
  await house.pass(5 * HOUR);
  expect([sandbox.excesses(), warned, sandbox.violations()]).toEqual([[], [], []]);
  expect(told().toSorted((one, other) => one - other)).toEqual(
    [...grades.keys()].toSorted((one, other) => one - other),
  );
});
