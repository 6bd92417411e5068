/** Nobody can draw the app into a loop: bots are not answered, and what is undone again and again is left alone. */
import { expect, onTestFinished, test } from "vitest";
import { openHouse } from "../../src/verbs/demo/house.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { CARD, commentsOf, personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import { play } from "../../src/verbs/demo/play.ts";
import { MOST_WRITES } from "../../src/verbs/breaker.ts";
import { HOUR, listening, USUAL } from "./disturbed.ts";

const LONG = { timeout: 120_000 };
const ISSUE = { ...REPOSITORY, issue_number: 1 };

/** A house with one case that somebody works on. */
async function working() {
  const { log, warned } = listening();
  const house = await openHouse({ locale: "en", now: USUAL.starts, log });
  onTestFinished(() => house.close());
  await play(house, { ...USUAL, steps: USUAL.steps.slice(0, 3) }, () => {});
  return { house, warned };
}

const byApp = ({ sandbox }: House) =>
  sandbox.requests().filter(({ who }) => who === "caseworker[bot]" || who === "app");

const writesOf = (house: House) => byApp(house).filter(({ method }) => method !== "GET").length;

test("1,000 rounds with another bot are 1,000 times nothing", LONG, async () => {
  const { house } = await working();
  const { octokit } = personAt(house.url, "checks[bot]");
  const before = byApp(house).length;
  for (let round = 0; round < 1_000; round += 1) {
    await octokit.rest.issues.createComment({ ...ISSUE, body: `@caseworker ${round}\n/fixed` });
  }
  await house.settle();
  expect(byApp(house)).toHaveLength(before);
});

/** Undoes what the app did, and lets it look. False where there is nothing to undo. */
type Undo = (house: House) => Promise<boolean>;

/** Somebody writes over the app's card. */
const spoilCard: Undo = async ({ url, settle }) => {
  const person = personAt(url, "wang-wei");
  const card = (await commentsOf(person, 1)).find(({ body }) => body.includes(CARD));
  if (card === undefined) return false;
  await person.octokit.rest.issues.updateComment({ ...REPOSITORY, comment_id: card.id, body: "spoilt" });
  await settle();
  return true;
};

/** Another bot takes the app's label off. */
const takeLabelOff: Undo = async ({ url, settle }) => {
  const { issues } = personAt(url, "checks[bot]").octokit.rest;
  const { data } = await issues.listLabelsOnIssue(ISSUE);
  if (!data.some(({ name }) => name === "stage/diagnosis")) return false;
  await issues.removeLabel({ ...ISSUE, name: "stage/diagnosis" });
  await settle();
  return true;
};

const GIVEN_UP = "The case is parked: somebody must look into it";

/** So many events wake a case that was given up: each is looked at, and none is reported. */
const WOKEN = 10;

async function say(house: House, body: string): Promise<void> {
  await personAt(house.url, "wang-wei").octokit.rest.issues.createComment({ ...ISSUE, body });
  await house.settle();
}

test.each([
  ["its card is written over", spoilCard],
  ["a bot takes its label off", takeLabelOff],
] as const)("a case is given up and reported when %s again and again, for an hour", LONG, async (_, undo) => {
  const { house, warned } = await working();
  let rounds = 0;
  while (rounds <= MOST_WRITES && (await undo(house))) rounds += 1;
  expect(rounds).toBeLessThanOrEqual(MOST_WRITES);
  const before = [byApp(house).length, writesOf(house)] as const;
  for (let nth = 0; nth < WOKEN; nth += 1) await say(house, "What is going on here?");
  expect(byApp(house).length).toBeGreaterThanOrEqual(before[0] + WOKEN);
  expect(warned.filter((text) => text.startsWith("The case is parked"))).toEqual([GIVEN_UP]);
  await house.pass(HOUR);
  expect(writesOf(house)).toBe(before[1]);
  await say(house, "/step looked into it");
  expect(await undo(house)).toBe(true);
});
