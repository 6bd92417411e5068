import { describe, expect, test } from "vitest";
import type { Schema } from "../../../scripts/contract/description.ts";
import { mapChildren } from "../../../scripts/contract/json-schema.ts";
import { withParts } from "../../../scripts/contract/parts.ts";

const LARGE = objectOf("owner");
const LARGER = { type: "object", properties: { ...LARGE.properties, fork: LARGE } };
const SMALL = { type: "object", properties: { login: { type: "string" } } };

const SCHEMAS: Record<string, Schema> = {
  opened: { properties: { repository: LARGER, sender: SMALL, once: objectOf("once") } },
  closed: { properties: { repository: LARGER, sender: SMALL } },
  renamed: { properties: { repository: LARGE } },
};

describe("withParts", () => {
  const schemas = withParts(SCHEMAS);

  test("says the same", () => {
    const whole = Object.keys(SCHEMAS).map((name) => [name, expanded(schemas, schemas[name] ?? {})]);
    expect(Object.fromEntries(whole)).toEqual(SCHEMAS);
  });

  test("writes a large object of several places once, parts in parts too", () => {
    const text = JSON.stringify(schemas);
    expect(text.split('"owner1"')).toHaveLength(3);
    expect(text.split('"once1"')).toHaveLength(2);
  });

  test("leaves small objects and those of one place where they are", () => {
    expect(schemas["opened"]).toMatchObject({ properties: { sender: SMALL, once: objectOf("once") } });
  });

  test("names a part by what it says", () => {
    const { closed = {}, opened = {} } = SCHEMAS;
    const parts = Object.keys(withParts({ other: closed, third: opened })).filter((name) => name.startsWith("part-"));
    expect(parts.every((name) => name in schemas)).toBe(true);
    expect(parts).not.toEqual([]);
  });
});

function objectOf(prefix: string): { type: string; properties: Schema } {
  const names = Array.from({ length: 20 }, (_, index) => [`${prefix}${index}`, { type: "string" }]);
  return { type: "object", properties: Object.fromEntries(names) };
}

function expanded(schemas: Record<string, Schema>, schema: Schema): Schema {
  const { $ref } = schema;
  const found = typeof $ref === "string" ? (schemas[$ref] ?? {}) : schema;
  return mapChildren(found, (child) => expanded(schemas, child));
}
