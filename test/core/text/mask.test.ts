import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask, maskName } from "../../../src/core/text/mask.ts";

describe("a name", () => {
  test.for([
    ["in Chinese", "张三", "张*"],
    ["of a family with two characters", "欧阳娜娜", "欧***"],
    ["of one character", "张", "张*"],
    ["in Korean", "김철수", "김**"],
    ["in Latin letters", "Anna Schmidt", "A*** S***"],
    ["with spaces around it", " Øyvind  Å ", "Ø*** Å***"],
    ["of nothing", " ", ""],
  ] as const)("%s", ([, name, masked]) => {
    expect(maskName(name)).toBe(masked);
  });
});

const MASKED = [
  ["a mobile phone", "电话13800138000。", "电话138****8000。"],
  ["a mobile phone in groups", "138 0013 8000 or 138-0013-8000", "138 **** 8000 or 138-****-8000"],
  ["a mobile phone in full width", "１３８００１３８０００", "138****8000"],
  ["a mobile phone with an invisible character", "138\u200B00138000", "138****8000"],
  ["a phone with its country", "+49 170 1234567", "+49 1** ***4567"],
  ["a phone with its country in brackets", "+1 (555) 123-4567", "+1 (55*) ***-4567"],
  ["a landline", "010-12345678 or (0571) 8765432", "010-****5678 or (057*) ***5432"],
  ["an American phone", "call 555-123-4567", "call 555-***-4567"],
  ["an identity card", "110101199003071234, 11010119900307123x", "110***********1234, 110***********123x"],
  ["an address of e-mail", "写信给zhang.san@example.com。", "写信给z***@e***.com。"],
  ["an address in full width", "anna＠x.example", "a***@x***.example"],
  ["several", "a.b@c.de 13800138000", "a***@c***.de 138****8000"],
] as const;

const LEFT = [
  ["a date and a time", "2026-11-23 10:00:00"],
  ["a case's ID", "TK202310270001"],
  ["an address on the net", "192.168.1.100 and 10.0.0.1:8080"],
  ["milliseconds", "1732442400000"],
  ["an amount", "1234567.89"],
  ["a version", "12.13.140"],
  ["a mention", "@wang-wei"],
] as const;

describe("free text", () => {
  test.for(MASKED)("does not show %s", ([, text, masked]) => {
    expect(mask(text)).toBe(masked);
  });

  test.for(LEFT)("keeps %s", ([, text]) => {
    expect(mask(text)).toBe(text);
  });

  test.for([
    ["in Chinese, the longer first", "张三丰和张三来电", ["张三", "张三丰"], "张**和张*来电"],
    ["in Latin letters, whatever their case", "ANNA  schmidt; annual", ["Anna Schmidt", "Ann"], "A*** s***; annual"],
    ["but not by a single letter", "a cat", ["a", "", " "], "a cat"],
    ["with signs that mean something in patterns", "A.(B)* came, AxB stays", ["A.(B)*"], "A*** came, AxB stays"],
  ] as const)("does not show names %s", ([, text, names, masked]) => {
    expect(mask(text, names)).toBe(masked);
  });
});

const PRIVATE = ["13800138000", "a@b.cd", "110101199003071234", "010-12345678", "张三"];
const OTHERS = ["+49", "-", "170", "0571", "x", "９", "，", "2026-11-23", "电话", "\n"];
const words = fc.array(fc.constantFrom(...PRIVATE, ...OTHERS)).map((parts) => parts.join(" "));

test("nothing private is left, whatever stands beside it", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(PRIVATE.filter((known) => mask(text, ["张三"]).includes(known))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
