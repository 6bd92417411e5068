import { expect, test } from "vitest";
import { LOCALES } from "../../src/core/model/policy.ts";
import { tellStories, THEMES } from "./stories.ts";

tellStories("en");

test.for(THEMES)("$name is told in every language", ({ stories }) => {
  expect(new Set(stories.map(({ locale }) => locale))).toEqual(new Set(LOCALES));
});
