/** Tokens are taken back in the middle of the work, and the app is suspended. */
import { afterEach, expect, test, vi } from "vitest";
import { BASE, REPOSITORY } from "../../src/verbs/demo/person.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { MINUTE, PATIENCE, played, spaced, undisturbed, USUAL } from "./disturbed.ts";

afterEach(() => vi.useRealTimers());

test("a token that is taken back is renewed, at every request", PATIENCE, async () => {
  // Octokit waits for seconds when a token is refused that is new by the host's clock.
  vi.useFakeTimers({ toFake: ["Date"] });
  const { outcome, house } = await played(USUAL, ({ sandbox }) => {
    const takeBack = () => {
      sandbox.revokeTokens();
      vi.setSystemTime(Date.now() + 10_000);
      return false;
    };
    sandbox.fault({ when: takeBack, answer: 500 });
  });
  expect(outcome).toEqual(await undisturbed(USUAL));
  const refused = house.sandbox.requests().filter(({ status }) => status === 401);
  expect(refused.length).toBeGreaterThan(30);
});

const SPACED = spaced(USUAL, 75 * MINUTE);

const setTo = (state: "suspended" | "removed" | "working") => (house: House) =>
  house.sandbox.setInstallation(REPOSITORY.owner, state);

const installAgain = async ({ sandbox }: House) => {
  for (const repository of [BASE, REPOSITORY]) await sandbox.installOn(repository);
};

test.each([
  ["suspended", setTo("suspended"), setTo("working")],
  ["taken away", setTo("removed"), installAgain],
] as const)("a case goes on where the app was %s for a step", PATIENCE, async (_, leave, comeBack) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const acts = new Map([
    [2, leave],
    [3, comeBack],
  ]);
  const between = (nth: number, house: House) => {
    vi.setSystemTime(Date.now() + MINUTE);
    return acts.get(nth)?.(house);
  };
  const { outcome, warned } = await played(SPACED, undefined, { sweeps: true, between });
  expect(outcome).toEqual(await undisturbed(SPACED));
  expect(warned.filter((text) => text.includes("parked"))).toEqual([]);
});
