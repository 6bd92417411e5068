/** What of GitHub's log of webhooks is lost, and sent again. */
import { describe, expect, test } from "vitest";
import { readLost, sendAgain } from "../../../src/github/repository/deliveries.ts";
import type { Lost } from "../../../src/github/repository/deliveries.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { client, company, HOUR, jwt, NOON, SUPPORT } from "../../sandbox/world.ts";
import { octokit, scripted } from "../github.ts";

/** A receiver that answers with a status, and the webhooks of issues that are opened meanwhile. */
async function receiving() {
  const { sandbox, anna } = await company();
  let status = 202;
  sandbox.deliverTo({ fetch: () => new Response(null, { status }) });
  return {
    sandbox,
    lost: async (since: number) => readLost(client(sandbox, await jwt(sandbox.now())), since),
    sendAgain: async (lost: Lost) => sendAgain(client(sandbox, await jwt(sandbox.now())), lost),
    answer: (next: number) => void (status = next),
    /** Opens so many issues, a minute apart; gives the GUIDs of their webhooks. */
    open: async (count = 1): Promise<string[]> => {
      const before = sandbox.deliveries().length;
      for (let made = 0; made < count; made++) {
        sandbox.advance(60_000);
        await anna.rest.issues.create({ ...SUPPORT, title: "x" });
        await sandbox.settled();
      }
      return guids(sandbox.deliveries().slice(before));
    },
    again: async (guid: string) => sandbox.redeliver(guid),
  };
}

function guids(of: readonly { guid: string }[]): string[] {
  return of.map(({ guid }) => guid);
}

function asked(sandbox: Sandbox): string[] {
  return sandbox.requests().flatMap(({ operation }) => (operation?.startsWith("apps/") ? [operation] : []));
}

describe("a webhook", () => {
  test("that was answered well is not lost; one that was not is, the oldest first", async () => {
    const { sandbox, lost, answer, open } = await receiving();
    await open();
    answer(503);
    const failed = await open(2);
    answer(202);
    await open();
    const log = await lost(NOON);
    expect(log).toMatchObject({ now: sandbox.now() });
    expect(guids(log?.lost ?? [])).toEqual(failed);
  });

  test("that arrived the second time is not lost", async () => {
    const { lost, answer, open, again } = await receiving();
    answer(503);
    const [one = "", other = ""] = await open(2);
    answer(202);
    await again(one);
    expect(guids((await lost(NOON))?.lost ?? [])).toEqual([other]);
  });

  test("that was lost twice is told once", async () => {
    const { lost, answer, open, again } = await receiving();
    answer(500);
    const [one = ""] = await open();
    await again(one);
    expect(guids((await lost(NOON))?.lost ?? [])).toEqual([one]);
  });

  test("that the app refuses is told until it was refused twice", async () => {
    const { lost, answer, open, again } = await receiving();
    answer(401);
    const [one = ""] = await open();
    expect(guids((await lost(NOON))?.lost ?? [])).toEqual([one]);
    await again(one);
    expect((await lost(NOON))?.lost).toEqual([]);
  });

  test("that was lost before is not asked for, and the log is read no further", async () => {
    const { sandbox, lost, answer, open } = await receiving();
    answer(500);
    await open(150);
    const since = sandbox.now() + 1;
    sandbox.advance(HOUR);
    const late = await open(120);
    const before = asked(sandbox).length;
    expect(guids((await lost(since))?.lost ?? [])).toEqual(late);
    expect(asked(sandbox).length - before).toBe(2);
  });

  test("that is sent again arrives under its GUID", async () => {
    const { sandbox, lost, sendAgain: send, answer, open } = await receiving();
    answer(500);
    await open();
    answer(202);
    const [one] = (await lost(NOON))?.lost ?? [];
    expect(await send(one as Lost)).toBe(true);
    await sandbox.settled();
    expect(sandbox.deliveries()).toMatchObject([{ guid: one?.guid }, { guid: one?.guid, redelivery: true }]);
    expect((await lost(NOON))?.lost).toEqual([]);
  });
});

const LOG = "GET /app/hook/deliveries?per_page=100";

test("where a stand-in keeps no log nothing is known", async () => {
  scripted({ [LOG]: { status: 404 } });
  expect(await readLost(octokit, NOON)).toBeNull();
});

test("what is no list has nothing lost", async () => {
  scripted({ [LOG]: { body: { message: "hello" } } });
  expect(await readLost(octokit, NOON)).toEqual({ lost: [], now: null });
});

test.each([404, 422])("what GitHub answers with %i cannot be sent any more", async (status) => {
  scripted({ "POST /app/hook/deliveries/5/attempts": { status } });
  expect(await sendAgain(octokit, { id: 5, guid: "g" })).toBe(false);
});
