import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { policyJsonSchema } from "../../../src/core/policy/json-schema.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { policySchema } from "../../../src/core/policy/schema.ts";

const EXAMPLE = readFileSync("docs/caseworker.example.yml", "utf8");

const committed: unknown = JSON.parse(readFileSync("schema/caseworker.schema.json", "utf8"));

/** Every key of the schema, at whatever depth, as `sla.pause.response`; names that people choose and grades are `*`. */
function keysOf(schema: unknown, above = ""): string[] {
  if (!isMap(schema)) return [];
  const { properties, additionalProperties, items, anyOf } = schema;
  const named = isMap(properties) ? Object.entries(properties) : [];
  return [
    ...named.flatMap(([key, inner]) => [`${above}${alike(key)}`, ...keysOf(inner, `${above}${alike(key)}.`)]),
    ...keysOf(additionalProperties, `${above}*.`),
    ...keysOf(items, above),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((inner) => keysOf(inner, above)) : []),
  ];
}

/** What one grade shows need not be shown of the others. */
function alike(key: string): string {
  return /^[123]$/.test(key) ? "*" : key;
}

/** Every key of a value in the same form; every name also as `*`. */
function keysIn(value: unknown, above = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, above));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${above}${key}`,
    `${above}*`,
    ...keysIn(inner, `${above}${key}.`),
    ...keysIn(inner, `${above}*.`),
  ]);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe("the schema for editors", () => {
  test("is committed as it is generated: node scripts/write-policy-schema.ts writes it", () => {
    expect(committed).toEqual(policyJsonSchema());
  });

  test.each([
    ["the complete example", parse(EXAMPLE), true],
    ["nothing", {}, true],
    ["an unknown key", { supervisor: [] }, false],
    ["a length that is none", { grades: { 1: { response: "2x" } } }, false],
    ["an item that is none", { supervisors: ["li lei"] }, false],
    ["a calendar of both kinds", { calendars: { c: { any: ["a"], hours: {} } } }, false],
  ] as [string, unknown, boolean][])("of %s says %#", (_, value, valid) => {
    expect(new Ajv().compile(policyJsonSchema())(value)).toBe(valid);
  });
});

describe("the complete example", () => {
  test("can be used, and nothing is to be said about it", () => {
    const reading = parsePolicy(EXAMPLE, { now: Date.parse("2026-11-24T16:00:00Z"), base: "" });
    expect(reading).toMatchObject({ warnings: [] });
  });

  test("has every key of the schema", () => {
    const written = new Set(keysIn(parse(EXAMPLE)));
    expect(keysOf(committed).filter((key) => !written.has(key))).toEqual([]);
    expect(Object.keys(policySchema.shape).filter((key) => !written.has(key))).toEqual([]);
  });
});
