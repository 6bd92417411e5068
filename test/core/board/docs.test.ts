import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { boardFields } from "../../../src/core/board/fields.ts";
import { LOCALES } from "../../../src/core/model/policy.ts";
import { loadWords } from "../../../src/words.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";

const PAGE = readFileSync(new URL("../../../docs/board.md", import.meta.url), "utf8");

test.each(LOCALES)("docs/board.md names every field and option in %s", (locale) => {
  const fields = boardFields({ policy: policyOf({ locale, departments: STAFFED }), words: loadWords(locale) });
  const fixed = fields.filter(({ key }) => key !== "department");
  const names = [...fields.map(({ name }) => name), ...fixed.flatMap(({ options }) => Object.values(options))];
  expect(names.filter((name) => !PAGE.includes(`\`${name}\``))).toEqual([]);
});
