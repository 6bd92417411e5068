import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, plain } from "../../../src/core/text/plain.ts";

const CASES: [string, string, string][] = [
  ["keeps words as they are", "Payment page fails (again)", "Payment page fails (again)"],
  ["keeps Chinese as it is", "支付页面：超时", "支付页面：超时"],
  ["is one line", "a\r\n\t b\u2028c\0d", "a b c d"],
  ["closes no issue", "fixes #12, closes acme/support#3", "fixes ＃12, closes acme/support＃3"],
  ["closes none by its other names", "fixes GH-12 and https://x.io/i/1", "fixes GH 12 and https：//x.io/i/1"],
  ["mentions nobody", "thanks @acme/all", "thanks ＠acme/all"],
  ["is no tag", "<script>x</script>", "＜script＞x＜/script＞"],
  ["is no Liquid", "{{ site.x }} {% raw %} {: onclick=x}", "｛{ site.x }} ｛% raw %} ｛: onclick=x}"],
  ["stops no other program", "[skip ci]", "［skip ci］"],
  ["turns no direction", "abc\u202Efdp.exe", "abcfdp.exe"],
];

describe("text of people where nothing can be escaped", () => {
  test.each(CASES)("%s", (_, text, shown) => {
    expect(plain(text, 100)).toBe(shown);
  });

  test("is short, one line and harmless, whatever it was", () => {
    const nasty = fc.constantFrom("@", "#1", "<", "{{", "{%", "\n", "\r", "𠮷", "GH-1", "://", "a");
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nasty, fc.string({ unit: "binary" }))),
        fc.integer({ min: 1, max: 40 }),
        (parts, most) => {
          const line = plain(parts.join(""), most);
          expect(line.length).toBeLessThanOrEqual(most);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\p{Cc}\u2028<>@#[\]]|\{[{%:]|\bgh-\d|:\/\//iu);
        },
      ),
    );
  });

  test("says that it was cut", () => {
    expect(plain("Payment page fails", 9)).toBe("Payment…");
    expect(cut("a𠮷", 2)).toBe("a");
  });
});
