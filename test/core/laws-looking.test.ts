/**
 * Webhooks may be lost, doubled, late and out of order: they only say "look". So it must not matter when the app looks, as
 * long as it looks in the end (people's rights and the policy held still, nothing edited or deleted).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/core/model/entry.ts";
import { COMPLETE, createHub, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { formBody } from "./form-body.ts";
import { policyOf, STAFFED } from "./policy/policies.ts";
import { happening, insist } from "./clock/random-history.ts";
import type { Happening } from "./clock/random-history.ts";

const written = fc.record({
  grading: fc.record({ mode: fc.constantFrom("suggest", "apply"), by: fc.constantFrom("supervisors", "staff") }),
  verification: fc.record({ internal: fc.boolean() }),
  enforcement: fc.constantFrom("strict", "advise"),
  departments: fc.constantFrom(undefined, STAFFED),
  // Those who are put back too often are left in peace, and that depends on how often the app put them back.
  notices: fc.constant({ "at-most-put-back": 20 }),
});

/** An issue that never carried the label when the app looked is no case, so that label stays. */
const kept = happening.filter(({ deed }) => !(deed.do === "take" && deed.label === "case"));

const history = fc.record({
  written,
  body: fc.constantFrom(formBody(COMPLETE), "It fails."),
  happenings: fc.array(kept, { maxLength: 18 }),
});

/** What the looking itself leaves behind. */
const OF_THE_LOOKING: ReadonlySet<Entry["did"]> = new Set(["put-back", "left", "warned", "reminded"]);

interface Given {
  written: object;
  body: string;
  happenings: Happening[];
}

/** The case in the end, when the app looks after those happenings and at the end. */
function live({ written: policy, body, happenings }: Given, looksAfter: (nth: number) => boolean): object {
  const hub = createHub({ policy: policyOf(policy), body });
  for (const [nth, what] of happenings.entries()) {
    insist(hub, what, nth);
    if (looksAfter(nth)) hub.look();
  }
  hub.pass(MINUTE);
  hub.look();
  return endOf(hub);
}

function endOf(hub: Hub): object {
  return {
    entries: hub.entries().flatMap(withoutLink),
    labels: hub.issue.labels.toSorted(),
    state: hub.issue.state,
    reactions: hub.reactions.map(({ comment, content }) => `${comment} ${content}`).toSorted(),
  };
}

/** The entry without its signature, which links it to all before it. */
function withoutLink(entry: Entry): object[] {
  return OF_THE_LOOKING.has(entry.did) ? [] : [{ ...entry, link: "" }];
}

describe("however often the app looks,", { timeout: 60_000 }, () => {
  test("after each happening or only in the end, it comes to the same record, labels and answers", () => {
    fc.assert(
      fc.property(history, (given) => {
        expect(live(given, () => true)).toEqual(live(given, () => false));
      }),
      { numRuns: 50 },
    );
  });

  test("at any moments, it comes to the same", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.boolean()), (given, looks) => {
        const moments = given.happenings.map(() => looks.next().value === true);
        expect(live(given, (nth) => moments[nth] === true)).toEqual(live(given, () => false));
      }),
      { numRuns: 50 },
    );
  });

  test("twice in a row, the second look does nothing", () => {
    fc.assert(
      fc.property(history, (given) => {
        const hub = createHub({ policy: policyOf(given.written), body: given.body });
        for (const [nth, what] of given.happenings.entries()) insist(hub, what, nth);
        hub.look();
        expect(hub.look().effects).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
