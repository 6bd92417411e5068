/** A write was done and its answer lost: nothing is repeated blindly, everything is there once in the end. */
import { expect, test } from "vitest";
import type { RequestFault } from "../../src/sandbox/faults.ts";
import { DAY, dice, PATIENCE, played, seeds, undisturbed, USUAL } from "./disturbed.ts";

/**
 * Whether this write is the first of its kind, the sixth and so on; of the board's the third, the eighth: when more
 * writes of one look fail one after the other, it takes longer than people wait in that day.
 */
function everyFifth(): NonNullable<RequestFault["when"]> {
  const counts = new Map<string, number>();
  return ({ method, operation }) => {
    if (method === "GET") return false;
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    return count % 5 === (operation.startsWith("projects/") ? 3 : 1);
  };
}

/** Every kind of write that the app does in a day. */
const WRITTEN = [
  "apps/create-installation-access-token",
  "git/create-commit",
  "git/create-tree",
  "git/update-ref",
  "issues/add-assignees",
  "issues/add-labels",
  "issues/create-comment",
  "issues/create-label",
  "issues/remove-label",
  "issues/update",
  "issues/update-comment",
  "projects/add-item-for-org",
  "projects/update-item-for-org",
  "reactions/create-for-issue-comment",
];

test("every fifth write of each kind in a day", PATIENCE, async () => {
  const { outcome, house } = await played(DAY, ({ sandbox }) => {
    sandbox.fault({ times: Infinity, done: true, answer: null, when: everyFifth() });
  });
  expect(outcome).toEqual(await undisturbed(DAY));
  const lost = house.sandbox.requests().filter(({ status }) => status === 0);
  expect(new Set(lost.map(({ operation }) => operation))).toEqual(new Set(WRITTEN));
});

test.each(seeds(3))("any of a case's writes, dice of seed %i", PATIENCE, async (seed) => {
  const roll = dice(seed);
  const { outcome } = await played(USUAL, ({ sandbox }) => {
    const when: RequestFault["when"] = ({ method }) => method !== "GET" && roll() < 0.3;
    sandbox.fault({ times: Infinity, done: true, answer: roll() < 0.5 ? 502 : null, when });
  });
  expect(outcome).toEqual(await undisturbed(USUAL));
});
