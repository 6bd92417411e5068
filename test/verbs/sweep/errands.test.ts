/** The rows of the queue that name no case, one by one. */
import { describe, expect, onTestFinished, test } from "vitest";
import { openEmbeddedQueue } from "../../../src/queue/embedded.ts";
import type { Queue } from "../../../src/queue/queue.ts";
import { beginErrands, runErrand } from "../../../src/verbs/sweep/errands.ts";
import type { Errands } from "../../../src/verbs/sweep/doors.ts";
import { keepClosed, keepHeard, readHeard } from "../../../src/verbs/sweep/heard.ts";
import { nextNight } from "../../../src/verbs/sweep/next-night.ts";
import { octokit, routes, scripted } from "../../github/github.ts";
import { bound } from "../../queue/working.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const SUPPORT = { owner: "acme", repo: "support" };

function queueOf(): Queue {
  const queue = openEmbeddedQueue(":memory:", { now: () => NOW, random: () => 0 });
  onTestFinished(() => queue.close());
  return queue;
}

/** With GitHub as the test scripts it, for every installation. */
function errandsWith(queue: Queue, change: Partial<Errands> = {}): Errands {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const hub = {
    probot: { auth: async () => octokit },
    clientFor: async () => octokit,
    policies: {
      policyOf: async () => ({ policy: { reopen: { within: 14 * 24 * HOUR } }, problems: [] }),
      baseOf: async () => null,
    },
  } as unknown as Errands["hub"];
  const { signal } = new AbortController();
  return { hub, queue, log: quiet, now: () => NOW, random: () => 0, signal, shared: false, ...change };
}

async function keys(queue: Queue): Promise<string[]> {
  return (await queue.known("")).flatMap(({ key, waits }) => (waits ? [key] : []));
}

const INSTALLATIONS = "GET /app/installations?per_page=100";
const REPOSITORIES = "GET /installation/repositories?per_page=100";
const PAGE = "per_page=100&sort=created&direction=asc";
const OPEN = `GET /repos/acme/support/issues?${PAGE}&labels=case&state=open`;

describe("at the start", () => {
  test("the leader sweeps, and has lost webhooks sent again", async () => {
    const queue = queueOf();
    await beginErrands(queue);
    expect(await keys(queue)).toEqual(["deliveries", "sweep"]);
  });

  test("a server that does not lead does neither: the leader was there", async () => {
    const queue = queueOf();
    await beginErrands({ ...bound(queue), lead: async () => false });
    expect(await keys(queue)).toEqual([]);
  });
});

describe("a round over all repositories", () => {
  test("has each swept under its installation, and comes again at night", async () => {
    scripted({
      [INSTALLATIONS]: { body: [{ id: 5 }] },
      [REPOSITORIES]: { body: { total_count: 1, repositories: [{ full_name: "acme/support" }] } },
    });
    const queue = queueOf();
    expect(await runErrand(errandsWith(queue), "sweep", null)).toEqual({ lookAgainAt: nextNight(NOW, 0) });
    expect(await queue.known("sweep ")).toEqual([{ key: "sweep acme/support", hint: "5", waits: true }]);
  });

  test("has those swept that the queue knows, where GitHub cannot say", async () => {
    scripted({ [INSTALLATIONS]: { status: 404 } });
    const queue = queueOf();
    await queue.put("acme/support#1", { hint: "5" });
    await queue.put("acme/support#2");
    await queue.keep("acme/help#1", "a record");
    await queue.put("acme/new");
    await runErrand(errandsWith(queue), "sweep", null);
    expect(await queue.known("sweep ")).toEqual([
      { key: "sweep acme/help", hint: null, waits: true },
      { key: "sweep acme/support", hint: "5", waits: true },
    ]);
  });

  test("does not come at the same time to many repositories", async () => {
    const repositories = Array.from({ length: 202 }, (_, index) => ({ full_name: `acme/r${index}` }));
    scripted({ [INSTALLATIONS]: { body: [{ id: 5 }] }, [REPOSITORIES]: { body: { total_count: 202, repositories } } });
    const queue = queueOf();
    await runErrand(errandsWith(queue), "sweep", null);
    let due = 0;
    while ((await queue.take()) !== null) due += 1;
    expect([due, await queue.nextDue()]).toEqual([200, NOW + 2_500]);
  });
});

describe("the sweep of a repository", () => {
  test.each([
    ["that is closed to the app", 403],
    ["of which it may not know", 451],
  ])("%s ends, and what was given up meanwhile is begun again by the next one", async (_, status) => {
    const sent = scripted({ [OPEN]: { status } });
    const queue = queueOf();
    await keepHeard(queue, SUPPORT, { until: NOW - HOUR, closed: false });
    expect(await runErrand(errandsWith(queue), "sweep acme/support", "5")).toEqual({ lookAgainAt: null });
    expect(routes(sent)).toEqual([OPEN]);
    expect(await readHeard(queue, SUPPORT)).toEqual({ until: NOW - HOUR, closed: true });
  });

  test("that has no issues ends", async () => {
    scripted({ [OPEN]: { status: 410 } });
    expect(await runErrand(errandsWith(queueOf()), "sweep acme/support", "5")).toEqual({ lookAgainAt: null });
  });

  test("is tried again while GitHub is away", async () => {
    scripted({ [OPEN]: { status: 503 } });
    await expect(runErrand(errandsWith(queueOf()), "sweep acme/support", "5")).rejects.toMatchObject({ status: 503 });
  });

  test("is given back when the server stops, and remembers nothing as heard", async () => {
    scripted({ [OPEN]: { body: [] } });
    const queue = queueOf();
    const errands = errandsWith(queue, { signal: AbortSignal.abort() });
    expect(await runErrand(errands, "sweep acme/support", "5")).toEqual({ pauseUntil: NOW });
    expect(await readHeard(queue, SUPPORT)).toEqual({ until: null, closed: false });
  });

  test("tries a parked case again that changed, and leaves one alone that did not", async () => {
    const issue = { labels: ["case"], state: "open" };
    const issues = [
      { ...issue, number: 1, updated_at: "2026-11-23T11:30:00Z" },
      { ...issue, number: 2, updated_at: "2026-11-20T12:00:00Z" },
    ];
    const since = encodeURIComponent(new Date(NOW - HOUR - 2 * 60_000).toISOString());
    scripted({
      [OPEN]: { body: issues },
      [`GET /repos/acme/support/issues?${PAGE}&state=all&since=${since}`]: { body: issues },
    });
    const queue = queueOf();
    for (const key of ["acme/support#1", "acme/support#2"]) {
      await queue.put(key);
      const job = await queue.take();
      if (job !== null) await queue.fail(job, "a fault", true);
    }
    await keepHeard(queue, SUPPORT, { until: NOW - HOUR, closed: false });
    await runErrand(errandsWith(queue), "sweep acme/support", "5");
    expect((await queue.parked()).map(({ key }) => key)).toEqual(["acme/support#2"]);
  });
});

test("where servers share the queue, cases wait until no server reads the old policy", async () => {
  scripted({ [OPEN]: { body: [{ number: 1, labels: ["case"] }] } });
  const queue = queueOf();
  await runErrand(errandsWith(queue, { shared: true }), "policy acme/support", "5");
  expect(await queue.nextDue()).toBe(NOW + 5 * 60_000);
});

test("a key that names no errand is none", () => {
  expect(runErrand(errandsWith(queueOf()), "acme/support#1", null)).toBeNull();
});

describe("what is kept of what was heard", () => {
  test("is read as it was written, and closed until all is heard again", async () => {
    const queue = queueOf();
    expect(await readHeard(queue, SUPPORT)).toEqual({ until: null, closed: false });
    await keepClosed(queue, SUPPORT);
    expect(await readHeard(queue, SUPPORT)).toEqual({ until: null, closed: false });
    await keepHeard(queue, SUPPORT, { until: NOW, closed: false });
    await keepClosed(queue, SUPPORT);
    await keepClosed(queue, SUPPORT);
    expect(await readHeard(queue, SUPPORT)).toEqual({ until: NOW, closed: true });
  });
});

/** By the clock of the host, that day or, from 24 on, the next. */
function at(hour: number, minute = 0): number {
  return new Date(2026, 10, 23, hour, minute).getTime();
}

describe("the next night", () => {
  test.each([
    ["begins at three", at(1), 0, at(3)],
    ["ends before four", at(1), 0.999, at(3) + Math.floor(0.999 * HOUR)],
    ["is not this one when that has begun", at(3, 10), 0.9, at(27, 54)],
    ["comes tomorrow in the daytime", at(12), 0, at(27)],
  ])("%s", (_, ...[now, chance, night]) => {
    expect(nextNight(now, chance)).toBe(night);
  });
});
