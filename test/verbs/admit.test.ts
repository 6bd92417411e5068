import { describe, expect, onTestFinished, test } from "vitest";
import type { Effect } from "../../src/core/model/effect.ts";
import { markdown } from "../../src/core/text/markdown.ts";
import { TooMuch } from "../../src/github/client/fault.ts";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import type { View } from "../../src/reconcile.ts";
import { counted, createAdmit } from "../../src/verbs/admit.ts";
import { createBreaker, Looping, MOST_WRITES } from "../../src/verbs/breaker.ts";

const CASE = { owner: "acme", repo: "support", number: 17 };
const OTHER = { ...CASE, number: 18 };
const HOUR = 3_600_000;

const CARD: Effect = { do: "card", comment: 1, body: markdown("text") };
/** Four writes. */
const PUBLISH = { do: "publish" } as Effect;

function gates(until: number | null = null) {
  let now = 0;
  const asked: unknown[] = [];
  const queue = openEmbeddedQueue(":memory:", { now: () => now, random: () => 0 });
  onTestFinished(() => queue.close());
  const breaker = createBreaker(queue, () => now);
  const budget = { roomFor: async (...given: unknown[]) => (asked.push(given), until) };
  const admit = createAdmit({ budget, breaker, now: () => now });
  const see = counted(async () => ({ act: async () => ({ done: true, problem: null }) }) as unknown as View, breaker);
  /** Acts so often on the case. */
  const write = async (times: number, effect = CARD) => {
    const view = await see(CASE, null);
    for (let nth = 0; nth < times; nth += 1) await view?.act([effect]);
  };
  return { admit, write, asked, breaker, pass: (length: number) => (now += length) };
}

const plan = (effects: Effect[], rank = 2) => ({ effects, rank });

describe("a plan", () => {
  test("is admitted when there is room for all that it writes", async () => {
    const { admit, asked } = gates();
    await admit(CASE, plan([CARD, CARD, PUBLISH]), "77");
    expect(asked).toEqual([["77", 6, 2]]);
  });

  test("that writes nothing is admitted unasked", async () => {
    const { admit, asked } = gates(HOUR);
    await admit(CASE, plan([]), "77");
    expect(asked).toEqual([]);
  });

  test("waits when there is no room, as all do that are no more urgent", async () => {
    const { admit } = gates(HOUR);
    const error = await admit(CASE, plan([CARD]), "77").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TooMuch);
    expect(error).toMatchObject({ retryIn: HOUR, rank: 2 });
  });

  test("does not count what was written before the clock was set back", async () => {
    const { admit, write, pass } = gates();
    pass(1_000 * HOUR);
    await write(MOST_WRITES);
    pass(-1_000 * HOUR);
    await expect(admit(CASE, plan([CARD]), "77")).resolves.toBeUndefined();
  });

  test("is refused when its case was written on too often within an hour, and only then", async () => {
    const { admit, write, pass } = gates();
    await write(MOST_WRITES - 1);
    pass(HOUR - 1);
    await admit(CASE, plan([CARD]), "77");
    pass(1);
    await admit(CASE, plan([CARD, CARD]), "77");
    await write(MOST_WRITES);
    pass(HOUR - 1);
    await expect(admit(CASE, plan([CARD]), "77")).rejects.toThrow(Looping);
    await admit(OTHER, plan([CARD]), "77");
  });

  test("is counted, once it is done, for as much as it was admitted", async () => {
    const { admit, write } = gates();
    await write((MOST_WRITES - 2) / 4, PUBLISH);
    await admit(CASE, plan([CARD, CARD]), "77");
    await expect(admit(CASE, plan([CARD, CARD, CARD]), "77")).rejects.toThrow(Looping);
  });

  test("of a case that was refused stays refused for an hour, whatever it writes and however often it is asked", async () => {
    const { admit, write, pass } = gates();
    await write(MOST_WRITES - 1);
    await expect(admit(CASE, plan([CARD, CARD]), "77")).rejects.toThrow(Looping);
    for (let minute = 0; minute < 60; minute += 1) {
      await expect(admit(CASE, plan([CARD]), "77")).rejects.toThrow(Looping);
      pass(HOUR / 60);
    }
    await admit(CASE, plan([CARD]), "77");
  });

  test("of a case that was refused is admitted when somebody has looked into it", async () => {
    const { admit, write, breaker } = gates();
    await write(MOST_WRITES);
    await expect(admit(CASE, plan([CARD]), "77")).rejects.toThrow(Looping);
    await breaker.forget("acme/support#17");
    await admit(CASE, plan([CARD]), "77");
  });
});
