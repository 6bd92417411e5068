import type { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import type { SandboxSetup } from "../../src/sandbox/sandbox.ts";
import { client, honest, installed, ONE, statusOf, SUPPORT } from "./world.ts";

const MINUTE = 60_000;

/** A sandbox with secondary limits and anna's issue 1. */
async function limited(secondaryLimits: NonNullable<SandboxSetup["secondaryLimits"]> = { status: 403 }) {
  const sandbox = honest({ secondaryLimits });
  const anna = client(sandbox, "t-anna");
  await anna.rest.issues.create({ ...SUPPORT, title: "Orders cannot be saved" });
  return { sandbox, anna, app: await installed(sandbox) };
}

const say = (octokit: Octokit) => octokit.rest.issues.createComment({ ...ONE, body: "hello" });

async function often(times: number, ask: () => Promise<unknown>): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) await ask();
}

describe("secondary limits", () => {
  test("80 writes a minute, people's own among them, then the next is refused, counted and not done", async () => {
    const { sandbox, anna, app } = await limited();
    await often(39, () => say(anna));
    await often(40, () => say(app));
    expect(sandbox.excesses()).toEqual([]);
    expect(await statusOf(say(app))).toBe(403);
    expect(sandbox.excesses()).toEqual([{ at: sandbox.now(), limit: "80 writes a minute" }]);
    expect((await anna.rest.issues.get(ONE)).data.comments).toBe(79);
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(200);
    sandbox.advance(MINUTE);
    expect(await statusOf(say(app))).toBe(201);
  });

  test("500 writes an hour", async () => {
    const { sandbox, app } = await limited();
    for (let minute = 0; minute < 10; minute += 1) {
      await often(minute === 0 ? 49 : 50, () => say(app));
      sandbox.advance(MINUTE);
    }
    expect(await statusOf(say(app))).toBe(403);
    expect(sandbox.excesses()).toMatchObject([{ limit: "500 writes an hour" }]);
    sandbox.advance(50 * MINUTE);
    expect(await statusOf(say(await installed(sandbox)))).toBe(201);
  });

  test("900 points a minute, of which reading costs one and writing five", async () => {
    const { sandbox, app } = await limited();
    await often(70, () => say(app));
    await often(550, () => app.rest.issues.get(ONE));
    expect(await statusOf(app.rest.issues.get(ONE))).toBe(403);
    expect(sandbox.excesses()).toMatchObject([{ limit: "900 points a minute" }]);
  });

  test("100 requests at once", async () => {
    const { sandbox, app } = await limited();
    const gate = Promise.withResolvers<void>();
    sandbox.fault({ operation: "issues/get", times: 100, delay: () => gate.promise });
    const asking = Array.from({ length: 101 }, () => statusOf(app.rest.issues.get(ONE)));
    gate.resolve();
    expect((await Promise.all(asking)).filter((status) => status === 403)).toHaveLength(1);
    expect(sandbox.excesses()).toMatchObject([{ limit: "100 requests at once" }]);
  });

  test.each([
    [{ status: 403 }, undefined],
    [{ status: 429, retryAfter: 90 }, "90"],
  ] as const)("they are answered as the setup says: %o", async (setup, retryAfter) => {
    const { app } = await limited(setup);
    await often(79, () => say(app));
    await expect(say(app)).rejects.toMatchObject({
      status: setup.status,
      message: expect.stringContaining("secondary rate limit"),
      response: { headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } },
    });
  });

  test("without them in the setup there are none", async () => {
    const sandbox = honest();
    await client(sandbox, "t-anna").rest.issues.create({ ...SUPPORT, title: "Orders cannot be saved" });
    const app = await installed(sandbox);
    await often(100, () => say(app));
    expect(sandbox.excesses()).toEqual([]);
  });
});
