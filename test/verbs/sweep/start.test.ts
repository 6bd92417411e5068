/** What the app does when it comes back: counted requests, and nothing lost. */
import { describe, expect, test } from "vitest";
import { SUPPORT } from "../../sandbox/world.ts";
import { DAY, HOUR, MINUTE, office, POLICY, POLICY_PATH, repository } from "./office.ts";
import type { Office } from "./office.ts";

/** Three cases of grade 3, all of them heard; then the app is away. */
async function away(setup: Parameters<typeof office>[0] = {}): Promise<Office> {
  const here = await office(setup);
  await here.start();
  for (let opened = 0; opened < 3; opened++) await here.say("dan", await here.open(), "/grade 3");
  await here.settle();
  await here.stop();
  // The sweep of this start sees that they were opened since the one before.
  here.sandbox.advance(10 * MINUTE);
  await here.start();
  await here.settle();
  await here.stop();
  here.sandbox.advance(10 * MINUTE);
  here.asked();
  return here;
}

/** Comes back after so long. */
async function comeBack(here: Office, length = 0): Promise<void> {
  here.sandbox.advance(length);
  await here.start();
  await here.settle();
}

/** Webhooks are lost, and GitHub has no log of them: only the sweep can find what they told. */
function loseAll({ sandbox }: Office): void {
  const times = Number.POSITIVE_INFINITY;
  sandbox.disturb({ becomes: "lost", times });
  sandbox.fault({ operation: "apps/list-webhook-deliveries", answer: 404, times });
}

describe("when nothing happened", () => {
  test("no case is looked at, and six requests tell so", async () => {
    const here = await away();
    await comeBack(here);
    expect(here.asked().toSorted()).toEqual([
      "apps/create-installation-access-token",
      "apps/list-installations",
      "apps/list-repos-accessible-to-installation",
      "apps/list-webhook-deliveries",
      "issues/list-for-repo",
      "issues/list-for-repo",
    ]);
  });

  test("each case that has come due meanwhile is looked at, and no other", async () => {
    const here = await away();
    await here.start();
    await here.say("dan", 2, "/grade 1");
    await here.settle();
    await here.stop();
    here.sandbox.advance(10 * MINUTE);
    await comeBack(here);
    await here.stop();
    here.sandbox.advance(10 * MINUTE);
    here.looked();
    await comeBack(here, 90 * MINUTE);
    expect(here.looked()).toEqual([2]);
  });
});

const TWO = { ...SUPPORT, issue_number: 2 };

/** What somebody does to case 2 while the app is away. */
const DEEDS: [string, (here: Office) => Promise<unknown>][] = [
  ["a comment", (here) => here.say("carol", 2, "/start")],
  ["a label", ({ as }) => as("bob").rest.issues.addLabels({ ...TWO, labels: ["grade/1-urgent"] })],
  ["the label `case` taken off", ({ as }) => as("bob").rest.issues.removeLabel({ ...TWO, name: "case" })],
  ["all labels taken off", ({ as }) => as("bob").rest.issues.setLabels({ ...TWO, labels: [] })],
  ["a closing", ({ as }) => as("bob").rest.issues.update({ ...TWO, state: "closed" })],
];

describe("what happened while the app was away, and no webhook tells", () => {
  test.each(DEEDS)("%s is found, and nothing else is looked at", async (_, deed) => {
    const here = await away();
    loseAll(here);
    await deed(here);
    await comeBack(here);
    expect(new Set(here.looked())).toEqual(new Set([2]));
  });

  test("is done: a command is obeyed once", async () => {
    const here = await away();
    loseAll(here);
    await here.say("carol", 2, "/start");
    await comeBack(here);
    await here.stop();
    await comeBack(here, 10 * MINUTE);
    const { data } = await here.as("dan").rest.issues.get(TWO);
    expect(data.labels).toContainEqual(expect.objectContaining({ name: "stage/diagnosis" }));
    const { data: comments } = await here.as("dan").rest.issues.listComments(TWO);
    expect(comments.find(({ body }) => body === "/start")?.reactions?.["+1"]).toBe(1);
  });

  test("`/not-fixed` on a closed case reopens it", async () => {
    const here = await away();
    await here.start();
    await here.say("dan", 2, "/close resolved it works");
    await here.settle();
    await here.stop();
    loseAll(here);
    await here.say("anna", 2, "/not-fixed it does not");
    await comeBack(here);
    expect((await here.as("dan").rest.issues.get(TWO)).data.state).toBe("open");
  });

  test("a new case is taken up, and an ordinary issue that staff adopted; another is not looked at", async () => {
    const here = await away();
    loseAll(here);
    await here.open();
    const bob = here.as("bob").rest.issues;
    for (const title of ["to be adopted", "to be left"]) await bob.create({ ...SUPPORT, title });
    await here.say("carol", 5, "/adopt");
    await here.say("carol", 6, "it is not one to adopt");
    await comeBack(here);
    expect(new Set(here.looked())).toEqual(new Set([4, 5]));
    const stages = await Promise.all(
      [4, 5].map((number) => here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: number })),
    );
    for (const { data } of stages) expect(JSON.stringify(data.labels)).toContain("stage/");
  });

  test("a breach of the six hours is told once", async () => {
    const here = await away();
    await here.start();
    await here.say("dan", 2, "/grade 1");
    await here.settle();
    await here.stop();
    loseAll(here);
    const before = (await here.said(2)).length;
    await comeBack(here, 6 * HOUR);
    const told = (await here.said(2)).length - before;
    await here.stop();
    await comeBack(here, 10 * MINUTE);
    expect(told).toBeGreaterThan(0);
    expect((await here.said(2)).length - before).toBe(told);
  });

  test.each([
    ["of two days nothing is looked at but what changed", 2 * DAY, []],
    ["of four days every open case is: webhooks as old cannot be sent again", 4 * DAY, [1, 2, 3]],
  ])("after an absence %s", async (_, length, numbers) => {
    const policy = `${POLICY}grades: { 3: { response: 30d, resolution: 60d } }\n`;
    const here = await away({ repositories: [repository("support", { [POLICY_PATH]: policy })] });
    await comeBack(here, length);
    expect(new Set(here.looked())).toEqual(new Set(numbers));
  });
});

test("a case whose look was given up while the app was shut out is looked at after it is let in again", async () => {
  const here = await away();
  await here.start();
  await here.say("dan", 2, "/grade 1");
  await here.settle();
  await here.stop();
  await comeBack(here, 10 * MINUTE);
  const shut = here.sandbox.fault({ operation: "issues/get", answer: 403, times: Number.POSITIVE_INFINITY });
  await here.pass(2 * HOUR);
  expect(shut.met()).toBeGreaterThan(0);
  await here.stop();
  shut.lift();
  here.looked();
  await comeBack(here);
  expect(new Set(here.looked())).toEqual(new Set([2]));
});
