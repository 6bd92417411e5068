/** The queue can be deleted: a sweep builds it again (architecture.md, "The idea"). */
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { SUPPORT } from "../../sandbox/world.ts";
import { DAY, HOUR, MINUTE, office } from "./office.ts";
import type { Office } from "./office.ts";

/** So many cases of grade 3 that were heard, one of them closed; then the app is away, and its queue is deleted. */
async function forgotten(count: number): Promise<Office> {
  const here = await office();
  await here.start();
  for (let opened = 0; opened < count; opened++) await here.say("dan", await here.open(), "/grade 3");
  await here.settle();
  await here.say("dan", count, "/close resolved it works");
  await here.settle();
  await here.stop();
  here.sandbox.advance(HOUR);
  here.forgetQueue();
  here.sandbox.fault({ operation: "apps/list-webhook-deliveries", answer: 404, times: Number.POSITIVE_INFINITY });
  here.looked();
  return here;
}

/** What the app wrote, all comments of all cases. */
async function written(here: Office, count: number): Promise<string[][]> {
  return Promise.all(Array.from({ length: count }, (_, index) => here.said(index + 1)));
}

describe("when the queue was deleted", () => {
  test("every open case is looked at, and what closed a while ago; nothing is said again", async () => {
    const here = await forgotten(4);
    const before = await written(here, 4);
    await here.start();
    await here.settle();
    expect(here.looked()).toEqual([1, 2, 3, 4]);
    expect((await written(here, 4)).map((all) => all.length)).toEqual(before.map((all) => all.length));
  });

  test("every promise is watched again: a breach is told when it comes", async () => {
    const here = await forgotten(3);
    await here.start();
    await here.settle();
    const before = await here.said(1);
    await here.pass(9 * HOUR);
    expect((await here.said(1)).length).toBeGreaterThan(before.length);
  });

  test("the records are kept again, so that a card that is deleted comes back whole", async () => {
    const here = await forgotten(2);
    await here.start();
    await here.settle();
    const { rest } = here.as("dan");
    const { data } = await rest.issues.listComments({ ...SUPPORT, issue_number: 1 });
    const card = data.find(({ body }) => body?.includes("caseworker:record:"));
    await rest.issues.deleteComment({ ...SUPPORT, comment_id: card?.id ?? 0 });
    await here.settle();
    expect((await here.said(1)).join()).toContain("caseworker:record:");
    expect((await here.said(1)).join()).not.toContain("together again from the time line");
  });

  test("it is built once: the next start looks at nothing", async () => {
    const here = await forgotten(3);
    await here.start();
    await here.settle();
    await here.stop();
    here.sandbox.advance(10 * MINUTE);
    here.looked();
    await here.start();
    await here.settle();
    expect(here.looked()).toEqual([]);
  });
});

describe("a sweep that is stopped in the middle", () => {
  test("ends at its next request, and is done from the beginning at the next start", async () => {
    const here = await forgotten(3);
    const gate = Promise.withResolvers<void>();
    const held = here.sandbox.fault({ operation: "issues/list-for-repo", delay: () => gate.promise });
    await here.start();
    while (held.met() === 0) await setImmediate();
    const stopped = here.stop();
    gate.resolve();
    await stopped;
    expect(here.asked().filter((operation) => operation === "issues/list-for-repo")).toHaveLength(1);
    await here.start();
    await here.settle();
    expect(here.looked()).toEqual([1, 2, 3]);
  });
});

test("every night between three and four all is swept, and what no webhook told is found", async () => {
  const here = await office();
  await here.start();
  const number = await here.open();
  await here.settle();
  here.sandbox.fault({ operation: "apps/list-webhook-deliveries", answer: 404, times: Number.POSITIVE_INFINITY });
  here.sandbox.disturb({ becomes: "lost" });
  await here.say("dan", number, "/grade 3");
  const before = here.sandbox.requests().length;
  await here.pass(DAY);
  const swept = here.sandbox
    .requests()
    .slice(before)
    .filter(({ operation }) => operation === "apps/list-installations");
  expect(swept.map(({ at }) => new Date(at).getHours())).toEqual([3]);
  const { data } = await here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: number });
  expect(data.labels).toContainEqual(expect.objectContaining({ name: "grade/3-normal" }));
});
