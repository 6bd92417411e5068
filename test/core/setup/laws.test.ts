import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planSetup } from "../../../src/core/setup/plan.ts";
import { branch, carriedOut, EN, POLICY, told, untouched, WISH, ZH } from "./setup-sights.ts";

const some = fc.subarray([EN, ZH, POLICY]);
const own = fc.option(fc.tuple(some, some).map(([paths, removed]) => branch("caseworker-setup", paths, removed)));
const sights = fc
  .record({
    labels: fc.subarray(["case", "stage/intake"]),
    base: some.map((paths) => branch("main", paths)),
    own,
    pull: fc.option(
      fc.constantFrom("closed" as const, "merged" as const).map((state) => ({ number: 4, url: "", state })),
    ),
  })
  .map((sight) => untouched(sight));
const openSights = fc.tuple(sights, some, some).map(([sight, paths, removed]) => ({
  ...sight,
  own: branch("caseworker-setup", paths, removed),
  pull: { number: 4, url: "", state: "open" as const },
}));

describe("whatever is there", () => {
  test("a set-up run again changes nothing, and nothing is written over", () => {
    fc.assert(
      fc.property(fc.oneof(sights, openSights), fc.boolean(), (sight, again) => {
        const { effects } = planSetup(sight, { ...WISH, again });
        const after = carriedOut(sight, effects);
        expect(told(planSetup(after, { ...WISH, again }).effects)).toEqual([]);
        expect(told(planSetup(after, WISH).effects)).toEqual([]);
      }),
    );
  });
});
