import { describe, expect, test } from "vitest";
import { allLabels, lookOf } from "../../../src/core/workflow/labels.ts";
import { shown } from "../../../src/core/text/markdown.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { LOCALES } from "../../../src/core/model/policy.ts";
import type { Locale } from "../../../src/core/model/policy.ts";
import { setupBody, showReason } from "../../../src/core/setup/text.ts";
import { loadWords } from "../../../src/words.ts";
import { WISH } from "./setup-sights.ts";

const HOSTILE = "@acme/all fixes #1 | <b>x</b> [x](http://x)";

function body(locale: Locale, files = WISH.files): string {
  const words = loadWords(locale);
  const text = JSON.stringify({
    types: { a: { department: "d" } },
    departments: { d: { en: HOSTILE, "zh-CN": HOSTILE } },
  });
  const reading = parsePolicy(text);
  const policy = "policy" in reading ? { ...reading.policy, locale } : null;
  if (policy === null) throw new Error("the policy is wrong");
  const labels = allLabels(policy).map((name) => lookOf(name, { policy, words }));
  return setupBody({ repository: "acme/support", files, labels }, words);
}

describe("the text of the pull request", () => {
  test.for(LOCALES)("in %s shows a department's name so that it does nothing", (locale) => {
    const line = body(locale)
      .split("\n")
      .find((row) => row.includes("`department/d`"));
    expect(line).toBe(`| \`department/d\` | ${shown(HOSTILE)} |`);
    expect(line).not.toMatch(/@acme|<b>/);
  });

  test.for(LOCALES)("in %s is shorter than GitHub allows, and says how to have it again", (locale) => {
    expect(body(locale).length).toBeLessThan(65_536);
    expect(body(locale)).toContain("caseworker setup acme/support --again");
  });

  test.for(LOCALES)("in %s speaks of what it brings only", (locale) => {
    const policy = WISH.files.filter(({ what }) => what === "policy");
    const forms = WISH.files.filter(({ what }) => what !== "policy");
    expect(body(locale, policy)).toContain("`supervisors`");
    expect(body(locale, policy)).not.toContain("1-problem.en.yml");
    expect(body(locale, forms)).toContain("1-problem.en.yml");
    expect(body(locale, forms)).not.toContain("`supervisors`");
  });
});

describe("a reason", () => {
  test("reads on a terminal as it is meant, whatever the branch is called", () => {
    const view = { path: ".github/caseworker.yml", branch: "feature/_x_#1" };
    expect(showReason({ key: "kept", view }, loadWords("en"))).toBe(
      "leave .github/caseworker.yml as it is on feature/_x_#1",
    );
  });
});
