import { expect, onTestFinished, test } from "vitest";
import type { CaseId } from "../../src/core/model/case.ts";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import type { View } from "../../src/reconcile.ts";
import { followed } from "../../src/verbs/followed.ts";

const CASE = { owner: "acme", repo: "support", number: 17 };
const RENAMED = { ...CASE, repo: "help" };
const GIVEN = { ...CASE, owner: "other" };

/** Looks at a case that has a copy, and is found there. */
async function look(there: CaseId | null, hint: string | null = "77") {
  const queue = openEmbeddedQueue(":memory:", { now: () => 1, random: () => 0 });
  onTestFinished(() => queue.close());
  await queue.keep("acme/support#17", "the record");
  const view = there && ({ snapshot: { id: there } } as View);
  const seen = await followed(async () => view, queue)(CASE, hint);
  return { seen, row: await queue.take(), known: await queue.known("") };
}

test("a case that is where it was is seen", async () => {
  const { seen, row, known } = await look({ ...CASE, owner: "Acme" });
  expect(seen).not.toBeNull();
  expect([row, known.map(({ key }) => key)]).toEqual([null, ["acme/support#17"]]);
});

test.each([
  [RENAMED, "acme/help#17", "77"],
  [GIVEN, "other/support#17", null],
])("of a case that moved nothing stays, and it is looked at there: %o", async (there, key, hint) => {
  const { seen, row, known } = await look(there);
  expect(seen).toBeNull();
  expect(row).toMatchObject({ key, hint });
  expect(known.map((one) => one.key)).toEqual([key]);
});

test("of a case that is gone nothing is kept", async () => {
  expect(await look(null)).toEqual({ seen: null, row: null, known: [] });
});
