import { expect, test } from "vitest";
import { boardMoveKey } from "../../src/core/board/move.ts";
import { caseKeyOf, errandKey } from "../../src/verbs/case-key.ts";
import { rowKind } from "../../src/verbs/row-kind.ts";
import type { RowKind } from "../../src/verbs/row-kind.ts";

const PLACE = { owner: "acme", repo: "support" };

test.each<[string, RowKind]>([
  [caseKeyOf({ ...PLACE, number: 17 }), "case"],
  ["acme/support", "set-up"],
  ["acme/.github", "set-up"],
  ["acme/support!12", "policy-check"],
  [errandKey("sweep", null), "errand"],
  [errandKey("policy", PLACE), "errand"],
  [boardMoveKey({ owner: "acme", project: 3, item: 5, by: "ann", option: null }), "board"],
  ["acme/support#", "unknown"],
  ["acme/support!x", "unknown"],
  ["acme", "unknown"],
  ["", "unknown"],
])("%s is a row of the kind %s", (key, kind) => {
  expect(rowKind(key)).toBe(kind);
});
