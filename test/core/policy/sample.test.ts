import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { policySchema } from "../../../src/core/policy/schema.ts";
import { LOCALES } from "../../../src/core/model/policy.ts";
import type { Locale, Policy } from "../../../src/core/model/policy.ts";

function sample(locale: Locale): string {
  return readFileSync(join(import.meta.dirname, "..", "..", "..", "templates", locale, "policy.yml"), "utf8");
}

/** Every key switched on, as the sample's first lines say: the `#` taken away before a key and before what is below one. */
function switchedOn(locale: Locale): string {
  return sample(locale).replace(/^#(?=[a-z_]|  )/gm, "");
}

/** The keys that say, in the sample, what holds without them. */
const DEFAULTS = [
  "timezone enforcement id types departments away grading grades calendars sla wait verification reopen notices",
  "retrospective",
]
  .join(" ")
  .split(" ") as (keyof Policy)[];

describe("the policy that a set-up proposes", () => {
  test.for(LOCALES)("in %s changes nothing but the language", (locale) => {
    expect(parsePolicy(sample(locale))).toEqual({ policy: { ...DEFAULT_POLICY, locale }, warnings: [] });
  });

  test.for(LOCALES)("in %s has every key of the schema", (locale) => {
    expect(Object.keys(parse(switchedOn(locale))).toSorted()).toEqual(Object.keys(policySchema.shape).toSorted());
  });

  test.for(LOCALES)("in %s can be used with every key switched on", (locale) => {
    expect(parsePolicy(switchedOn(locale), { base: "", now: Date.UTC(2026, 10, 24) })).toMatchObject({ warnings: [] });
  });

  test.for(LOCALES)("in %s shows the defaults", (locale) => {
    const reading = parsePolicy(switchedOn(locale), { base: "" });
    const shown = "policy" in reading ? reading.policy : null;
    expect(DEFAULTS.map((key) => [key, shown?.[key]])).toEqual(DEFAULTS.map((key) => [key, DEFAULT_POLICY[key]]));
  });

  test.for(LOCALES)("in %s has nothing switched off that is no key", (locale) => {
    const prose = sample(locale).match(/^#[^ \n].*$/gm) ?? [];
    expect(prose.filter((line) => !/^#[a-z_]+:/.test(line))).toEqual([]);
  });
});
