/** GitHub is away for minutes, hours and days: nobody is parked, nothing is lost, and everything goes on by itself. */
import { expect, onTestFinished, test } from "vitest";
import { openHouse } from "../../src/verbs/demo/house.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import { play } from "../../src/verbs/demo/play.ts";
import { outcomeOf } from "./outcome.ts";
import { listening, HOUR, MINUTE, PATIENCE, played, spaced, undisturbed, USUAL } from "./disturbed.ts";

const STEP = 75 * MINUTE;
const SPACED = spaced(USUAL, STEP);

/** GitHub answers the app with 502 at these moments. */
const away = ({ sandbox }: House, isAway: (at: number) => boolean) =>
  sandbox.fault({ times: Infinity, answer: 502, when: () => isAway(sandbox.now()) });

test("30 minutes of 502 after every step change nothing", PATIENCE, async () => {
  const isAway = (at: number) => (at - SPACED.starts) % STEP < 30 * MINUTE;
  const { outcome, house, warned } = await played(SPACED, (one) => away(one, isAway));
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(house.sandbox.requests().filter(({ status }) => status === 502).length).toBeLessThan(200);
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});

/** The last step, with which the submitter ends the case, falls into the outage. */
const LAST = SPACED.starts + (SPACED.steps.length - 1) * STEP;

test.each([
  ["6 hours", 6 * HOUR],
  ["4 days", 96 * HOUR],
])("%s away, without webhooks, change nothing", PATIENCE, async (_, length) => {
  const isAway = (at: number) => at >= LAST && at < LAST + length;
  const disturb = (house: House) => {
    away(house, isAway);
    house.sandbox.disturb({ times: Infinity, when: ({ at }) => isAway(at), becomes: "lost" });
  };
  const { outcome, warned } = await played(SPACED, disturb, { sweeps: true, rest: length + 48 * HOUR });
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});

const isOfBoard = ({ path }: { path: string }) => path.includes("/projectsV2/");
const NOT_DONE = "part of a case could not be done";

test("the board alone away for a moment is waited for, and no card speaks of it", PATIENCE, async () => {
  const { outcome, house, warned } = await played(SPACED, ({ sandbox }) => {
    for (const after of [0, 4, 8]) sandbox.fault({ after, times: 2, answer: 502, when: isOfBoard });
  });
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(house.sandbox.requests().filter(({ status }) => status === 502)).toHaveLength(6);
  expect(warned).not.toContain(NOT_DONE);
});

test("the board alone away for hours keeps no case waiting, and is made up for afterwards", PATIENCE, async () => {
  const isAway = (at: number) => at < SPACED.starts + 6 * HOUR;
  const answered: number[] = [];
  const { outcome, warned } = await played(
    SPACED,
    ({ sandbox }) =>
      sandbox.fault({ times: Infinity, answer: 502, when: (one) => isOfBoard(one) && isAway(sandbox.now()) }),
    {
      between: async (nth, { url }) =>
        nth < 5 && answered.push((await outcomeOf({ url })).cases[1]?.entries.length ?? 0),
    },
  );
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(answered).toEqual(answered.toSorted((one, other) => one - other));
  expect(new Set(answered).size).toBe(answered.length);
  expect(warned).toContain(NOT_DONE);
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});

function isUnreadable({ path }: { path: string }): boolean {
  return path.endsWith("/issues/1/timeline");
}

/** The first case of the story is there, and from now on GitHub cannot show it. */
async function withOneUnreadable() {
  const { log, warned } = listening();
  const house = await openHouse({ locale: USUAL.locale, now: USUAL.starts, log });
  onTestFinished(() => house.close());
  await play(house, { ...USUAL, steps: USUAL.steps.slice(0, 3) }, () => {});
  const { sandbox, url } = house;
  const fault = sandbox.fault({ times: Infinity, answer: 502, when: isUnreadable });
  const octokit = personAt(url, "wang-wei").octokit.rest.issues;
  await octokit.createComment({ ...REPOSITORY, issue_number: 1, body: "/diagnosis\ncause: a lock\nplan: free it" });
  await house.settle();
  return { house, warned, fault };
}

/** Somebody reports something; whether the app has answered at once. */
async function isAnswered({ sandbox, url, settle }: House): Promise<boolean> {
  const form = { ...REPOSITORY, login: "gao-shan", title: "Another", body: "", labels: ["case"], assignees: [] };
  const issue_number = await sandbox.openByForm(form);
  await settle();
  const { data } = await personAt(url, "li-lei").octokit.rest.issues.listComments({ ...REPOSITORY, issue_number });
  return data.length > 0;
}

test("a case that GitHub cannot show keeps no other waiting, and is gone on with when it can", PATIENCE, async () => {
  const { house, warned, fault } = await withOneUnreadable();
  await house.pass(3 * HOUR);
  expect(await isAnswered(house)).toBe(true);
  expect(fault.met()).toBeLessThan(40);
  fault.lift();
  await house.pass(15 * MINUTE);
  const { data } = await personAt(house.url, "li-lei").octokit.rest.issues.get({ ...REPOSITORY, issue_number: 1 });
  expect(data.labels).toContainEqual(expect.objectContaining({ name: "stage/handling" }));
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});

test("a case that GitHub cannot show while it shows others is reported in the end", PATIENCE, async () => {
  const { house, warned } = await withOneUnreadable();
  for (let nth = 0; nth < 24; nth += 1) {
    await house.pass(10 * MINUTE);
    expect(await isAnswered(house)).toBe(true);
  }
  expect(warned.filter((text) => text.includes("parked"))).toEqual(["The case is parked: its looks failed too often"]);
});
