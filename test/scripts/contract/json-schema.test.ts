import { describe, expect, test } from "vitest";
import type { Schema } from "../../../scripts/contract/description.ts";
import { jsonSchema } from "../../../scripts/contract/json-schema.ts";

const ROWS: [string, Schema, Schema][] = [
  ["what may be null has null for a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  [
    "null is among the listed values of what may be null",
    { type: "string", nullable: true, enum: ["open", "closed"] },
    { type: ["string", "null"], enum: ["open", "closed", null] },
  ],
  [
    "alternatives that may be null have null as one more",
    { nullable: true, oneOf: [{ type: "string" }, { type: "integer" }] },
    { anyOf: [{ oneOf: [{ type: "string" }, { type: "integer" }] }, { type: "null" }] },
  ],
  ["what is said not to be null stays as it is", { type: "string", nullable: false }, { type: "string" }],
  [
    "a reference is a bare name, and all that stands beside it is ignored",
    { $ref: "#/components/schemas/simple-user", description: "Who" },
    { $ref: "simple-user" },
  ],
  [
    "what does not validate is left out",
    { type: "string", description: "a", example: "b", default: "c", title: "d", deprecated: true, "x-octokit": {} },
    { type: "string" },
  ],
  [
    "a property may be named as a keyword is",
    { properties: { title: { type: "string", title: "Title" }, description: {}, default: { type: "boolean" } } },
    { properties: { title: { type: "string" }, description: {}, default: { type: "boolean" } } },
  ],
  [
    "schemas are found at every depth",
    { items: { allOf: [{ not: { additionalProperties: { type: "number", nullable: true } } }] } },
    { items: { allOf: [{ not: { additionalProperties: { type: ["number", "null"] } } }] } },
  ],
];

describe("jsonSchema", () => {
  test.each(ROWS)("%s", (_, schema, expected) => {
    expect(jsonSchema(schema, (name) => name)).toEqual(expected);
  });

  test("gives references their names in the extract", () => {
    const schema = { items: { $ref: "#/components/schemas/issue" } };
    expect(jsonSchema(schema, (name) => `closed-${name}`)).toEqual({ items: { $ref: "closed-issue" } });
  });

  test.each([
    ["a keyword it does not know", { type: "string", contentEncoding: "base64" }, /keyword contentEncoding/],
    ["a reference to what is no component", { $ref: "other.json#/issue" }, /expected a reference to a component/],
  ])("does not take %s", (_, schema, message) => {
    expect(() => jsonSchema(schema, (name) => name)).toThrow(message);
  });
});
