/** The app may be killed between any two effects: what was done is done, and the next look does the rest. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/core/model/entry.ts";
import { formBody } from "./form-body.ts";
import { COMPLETE, createHub } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { policyOf, STAFFED } from "./policy/policies.ts";
import { happening, insist } from "./clock/random-history.ts";
import type { Happening } from "./clock/random-history.ts";

const history = fc.record({
  departments: fc.constantFrom(undefined, STAFFED),
  body: fc.constantFrom(formBody(COMPLETE), "It fails."),
  before: fc.array(happening, { maxLength: 8 }),
  after: fc.array(happening, { minLength: 1, maxLength: 8 }),
});

interface Given {
  departments: object | undefined;
  body: string;
  before: Happening[];
  after: Happening[];
}

/** A case that was looked at, and then much happened. */
function live({ departments, body, before, after }: Given): Hub {
  const hub = createHub({ policy: policyOf({ departments, knowledge: { repository: "acme/base" } }), body });
  for (const [nth, what] of [...before, ...after].entries()) {
    if (nth === before.length) hub.look();
    insist(hub, what, nth);
  }
  return hub;
}

/** That a case was begun twice is taken for a loss of its record: nothing tells one from the other. */
function told(entries: readonly Entry[]): object[] {
  return entries.flatMap((entry) => (entry.did === "rebuilt" ? [] : [{ ...entry, link: "" }]));
}

function endOf(hub: Hub): object {
  return {
    entries: told(hub.entries()),
    labels: hub.issue.labels.toSorted(),
    assignees: hub.issue.assignees.toSorted(),
    state: hub.issue.state,
    notices: hub.noticeKeys().toSorted(),
    posted: hub.notices().length,
    reactions: [...new Set(hub.reactions.map(({ comment, content }) => `${comment} ${content}`))].toSorted(),
  };
}

describe("a look that was broken off", { timeout: 60_000 }, () => {
  test("after any of its effects is finished by the next, which does nothing twice", () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 12 }), (given, done) => {
        const whole = live(given);
        whole.look();
        const broken = live(given);
        broken.act(broken.plan().effects.slice(0, done));
        broken.look();
        expect(endOf(broken)).toEqual(endOf(whole));
        expect(broken.plan().effects).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("again and again comes to an end", () => {
    fc.assert(
      fc.property(history, (given) => {
        const whole = live(given);
        whole.look();
        const broken = live(given);
        for (let nth = 0; nth < 40; nth += 1) broken.act(broken.plan().effects.slice(0, 1));
        broken.look();
        expect(endOf(broken)).toEqual(endOf(whole));
      }),
      { numRuns: 20 },
    );
  });
});
