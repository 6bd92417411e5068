import { describe, expect, test } from "vitest";
import { readPhrase } from "../../../src/core/advance/phrases.ts";
import type { Locale, Policy } from "../../../src/core/model/policy.ts";

type Speech = Parameters<typeof readPhrase>[1];

function speech(locale: Locale, phrases: Policy["verification"]["phrases"] = { confirm: [], notFixed: [] }): Speech {
  return { locale, verification: { internal: false, remindAfter: 1, confirmAfter: null, phrases } };
}

const SAID = [
  ["a known phrase", "en", "resolved", "confirm"],
  ["a phrase with other case, spaces and marks", "en", "  It   WORKS now!\n", "confirm"],
  ["a Chinese phrase with its full stop", "zh-CN", "问题已解决。", "confirm"],
  ["a phrase in full width", "zh-CN", "仍有异常！！", "not-fixed"],
  ["a phrase that only begins like one", "en", "resolved, but slow", null],
  ["a phrase that denies", "en", "not resolved", "not-fixed"],
  ["a phrase of another language", "en", "问题已解决", null],
  ["a phrase in a quote", "en", "> resolved", null],
  ["nothing but a mark", "en", "!", null],
] as const;

describe("a comment", () => {
  test.for(SAID)("that is %s", ([, locale, body, phrase]) => {
    expect(readPhrase(body, speech(locale))).toBe(phrase);
  });

  test("may be a phrase of the policy", () => {
    const policy = speech("en", { confirm: ["All good"], notFixed: ["Nope", ""] });
    expect(["all good.", "NOPE", ""].map((body) => readPhrase(body, policy))).toEqual(["confirm", "not-fixed", null]);
  });

  test("that is in both lists says that it is not fixed", () => {
    expect(readPhrase("done", speech("en", { confirm: ["done"], notFixed: ["done"] }))).toBe("not-fixed");
  });
});
