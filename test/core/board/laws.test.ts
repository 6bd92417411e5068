/** The laws of the board, for random histories in which people move cards, too. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allLabels } from "../../../src/core/workflow/labels.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { createHub, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";
import { happen, happening } from "../clock/random-history.ts";
import type { Happening } from "../clock/random-history.ts";

const BOARD = { board: { owner: "acme", project: 5 } };

/** Somebody moves the card, to where a label says or in another way. */
const moving = fc.record({
  by: fc.constantFrom("anna", "bob", "dora", "oscar"),
  label: fc.option(fc.constantFrom(...allLabels(DEFAULT_POLICY))),
});

type Move = typeof moving extends fc.Arbitrary<infer M> ? M : never;

const steps = fc.array(fc.oneof({ weight: 3, arbitrary: happening }, moving), { maxLength: 25 });

function play(hub: Hub, step: Happening | Move): void {
  if ("deed" in step) return happen(hub, step);
  hub.pass(MINUTE);
  hub.add(step.by, { what: "carded", label: step.label }, "card");
}

describe("whatever happens,", { timeout: 60_000 }, () => {
  test("after a look the board shows how the case stands, and nothing is left to do", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const hub = createHub({ policy: policyOf({ ...BOARD, departments: STAFFED }) });
        for (const step of all) {
          play(hub, step);
          const before = hub.boards.length;
          hub.look();
          const shown = Object.fromEntries(hub.boards.at(-1)?.fields.map(({ key, value }) => [key, value]) ?? []);
          const { stage, handler } = hub.file();
          expect(shown["status"]).toBe(hub.means.words.say(`stage.${stage}`));
          expect(shown["handler"]).toBe(handler);
          expect(hub.boards.length - before).toBeGreaterThanOrEqual("deed" in step ? 0 : 1);
          expect(hub.plan().effects).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("a case comes to the same record with a board as without", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 20 }), (all) => {
        const [with_, without] = [BOARD, {}].map((board) => {
          const hub = createHub({ policy: policyOf({ ...board, departments: STAFFED }) });
          for (const step of all) {
            happen(hub, step);
            hub.look();
          }
          return hub.entries();
        });
        expect(with_).toEqual(without);
      }),
      { numRuns: 30 },
    );
  });
});
