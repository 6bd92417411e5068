import { Ajv2019 } from "ajv/dist/2019.js";
import { describe, expect, test } from "vitest";
import { closed } from "../../../scripts/contract/close.ts";
import type { Schema } from "../../../scripts/contract/description.ts";

const NAME = { type: "object", properties: { name: { type: "string" } } };
const SIZE = { type: "object", properties: { size: { type: "number" } } };

/** A schema, what fits it when it is closed, and what fits it only while it is open. */
const ROWS: [string, Schema, unknown, unknown][] = [
  ["an object", NAME, { name: "a" }, { nmae: "a" }],
  ["an object in an object", { properties: { label: NAME } }, { label: { name: "a" } }, { label: { nmae: "a" } }],
  ["an object in a list", { type: "array", items: NAME }, [{ name: "a" }], [{ nmae: "a" }]],
  ["an object under any name", { additionalProperties: NAME }, { any: { name: "a" } }, { any: { nmae: "a" } }],
  ["an object that is one of several forms", { anyOf: [NAME, SIZE] }, { size: 1 }, { name: "a", siez: 1 }],
  [
    "an object whose alternatives add rules",
    { ...NAME, anyOf: [{ required: ["name"] }, { properties: { size: { type: "number" } }, required: ["size"] }] },
    { name: "a", size: 1 },
    { name: "a", siez: 1 },
  ],
  [
    "an object whose alternatives would open it",
    { ...NAME, anyOf: [{ properties: { name: { enum: ["a"] } }, additionalProperties: true }] },
    { name: "a" },
    { name: "a", nmae: "a" },
  ],
  [
    "an object inside an alternative that adds rules",
    { ...NAME, anyOf: [{ properties: { label: NAME } }] },
    { label: { name: "a" } },
    { label: { nmae: "a" } },
  ],
];

describe("closed", () => {
  test.each(ROWS)("closes %s", (_, ...[schema, fitting, misspelt]) => {
    expect([fits(schema, fitting), fits(schema, misspelt)]).toEqual([true, true]);
    expect([fits(closed(schema), fitting), fits(closed(schema), misspelt)]).toEqual([true, false]);
  });

  test.each([
    ["an object that says it takes anything", { ...NAME, additionalProperties: true }],
    ["an object that lists no properties", { type: "object" }],
  ])("leaves open %s", (_, schema) => {
    expect(closed(schema)).toEqual(schema);
  });

  test("says what it cannot close", () => {
    expect(() => closed({ ...NAME, allOf: [{ $ref: "size" }] })).toThrow(/cannot close an object/);
  });
});

function fits(schema: Schema, value: unknown): boolean {
  return new Ajv2019({ strict: false }).compile(schema)(value);
}
