/** Webhooks that did not arrive are sent again by GitHub, because the app asks for it. */
import { describe, expect, test } from "vitest";
import { SUPPORT } from "../../sandbox/world.ts";
import { HOUR, MINUTE, office } from "./office.ts";
import type { Office } from "./office.ts";

/** A case that was heard. */
async function atWork(): Promise<Office> {
  const here = await office();
  await here.start();
  await here.say("dan", await here.open(), "/grade 3");
  await here.settle();
  return here;
}

/** GUIDs of the webhooks that GitHub was asked to send again, in that order. */
function sentAgain({ sandbox }: Office): string[] {
  return sandbox.deliveries().flatMap(({ guid, redelivery }) => (redelivery ? [guid] : []));
}

function askedForAgain(here: Office): number {
  return here.asked().filter((operation) => operation === "apps/redeliver-webhook-delivery").length;
}

/** Nothing is found by the lists of issues. */
function hideLists({ sandbox }: Office): void {
  sandbox.fault({ operation: "issues/list-for-repo", answer: 404, times: Number.POSITIVE_INFINITY });
}

describe("webhooks that failed while the app was away", () => {
  test("come again, each once, and are heard once", async () => {
    const here = await atWork();
    await here.stop();
    hideLists(here);
    const before = here.sandbox.deliveries().length;
    await here.say("carol", 1, "/start");
    await here.open();
    const lost = here.sandbox
      .deliveries()
      .slice(before)
      .map(({ guid }) => guid);
    here.asked();
    for (let starts = 0; starts < 2; starts++) {
      await here.start();
      await here.settle();
      await here.stop();
      here.sandbox.advance(5 * MINUTE);
    }
    expect(askedForAgain(here)).toBe(lost.length);
    expect(sentAgain(here)).toEqual(lost);
    const { data } = await here.as("dan").rest.issues.listComments({ ...SUPPORT, issue_number: 1 });
    expect(data.find(({ body }) => body === "/start")?.reactions?.["+1"]).toBe(1);
    expect((await here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: 2 })).data.labels).not.toHaveLength(1);
  });

  test("come again although they came in vain while it was away again", async () => {
    const here = await atWork();
    await here.stop();
    const guid = here.sandbox.deliveries()[0]?.guid ?? "";
    await here.sandbox.redeliver(guid);
    await here.start();
    await here.settle();
    expect(sentAgain(here)).toEqual([guid]);
    await here.stop();
    await here.say("carol", 1, "/start");
    const lost = here.sandbox.deliveries().at(-1)?.guid ?? "";
    await here.sandbox.redeliver(lost);
    await here.start();
    await here.settle();
    expect(sentAgain(here)).toEqual([guid, lost, lost]);
  });

  test("are left to the sweep after three days", async () => {
    const here = await atWork();
    await here.stop();
    await here.say("carol", 1, "/start");
    here.sandbox.advance(73 * HOUR);
    await here.start();
    await here.settle();
    expect(sentAgain(here)).toEqual([]);
    const { data } = await here.as("dan").rest.issues.listComments({ ...SUPPORT, issue_number: 1 });
    expect(data.find(({ body }) => body === "/start")?.reactions?.["+1"]).toBe(1);
  });
});

test("a webhook that is lost while the app runs comes again within about an hour", async () => {
  const here = await atWork();
  here.sandbox.disturb({ becomes: "lost" });
  await here.say("carol", 1, "/start");
  await here.settle();
  expect(sentAgain(here)).toEqual([]);
  await here.pass(75 * MINUTE);
  expect(sentAgain(here)).toHaveLength(1);
  await here.pass(3 * HOUR);
  expect(sentAgain(here)).toHaveLength(1);
});

test("where a stand-in keeps no log it is asked once, at the start", async () => {
  const here = await office();
  here.sandbox.fault({ operation: "apps/list-webhook-deliveries", answer: 404, times: Number.POSITIVE_INFINITY });
  await here.start();
  await here.pass(5 * HOUR);
  expect(here.asked().filter((operation) => operation === "apps/list-webhook-deliveries")).toHaveLength(1);
});
