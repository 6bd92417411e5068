import { describe, expect, test } from "vitest";
import type { Effect } from "../../src/core/model/effect.ts";
import { markdown } from "../../src/core/text/markdown.ts";
import { TooMuch } from "../../src/github/client/fault.ts";
import type { View } from "../../src/reconcile.ts";
import { counted, createAdmit } from "../../src/verbs/admit.ts";
import { createBreaker, Looping, MOST_WRITES } from "../../src/verbs/breaker.ts";

const CASE = { owner: "acme", repo: "support", number: 17 };
const OTHER = { ...CASE, number: 18 };
const HOUR = 3_600_000;

const CARD: Effect = { do: "card", comment: 1, body: markdown("text") };

function gates(until: number | null = null) {
  let now = 0;
  const asked: unknown[] = [];
  const breaker = createBreaker(() => now);
  const budget = { roomFor: async (...given: unknown[]) => (asked.push(given), until) };
  const admit = createAdmit({ budget, breaker, now: () => now });
  const see = counted(async () => ({ act: async () => ({ done: true, problem: null }) }) as unknown as View, breaker);
  /** Acts so often on the case. */
  const write = async (times: number, id = CASE) => {
    const view = await see(id, null);
    for (let nth = 0; nth < times; nth += 1) await view?.act([CARD]);
  };
  return { admit, write, asked, pass: (length: number) => (now += length) };
}

const plan = (effects: Effect[], rank = 2) => ({ effects, rank });

describe("a plan", () => {
  test("is admitted when there is room for all that it writes", async () => {
    const { admit, asked } = gates();
    const publish = { do: "publish" } as Effect;
    await admit(CASE, plan([CARD, CARD, publish]), "77");
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

  test("is refused when its case was written on too often within an hour, and only then", async () => {
    const { admit, write, pass } = gates();
    await write(MOST_WRITES - 1);
    pass(HOUR - 1);
    await admit(CASE, plan([CARD]), "77");
    await write(1);
    await expect(admit(CASE, plan([CARD]), "77")).rejects.toThrow(Looping);
    await admit(OTHER, plan([CARD]), "77");
    pass(1);
    await admit(CASE, plan([CARD]), "77");
  });
});
