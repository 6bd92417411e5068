import type { Schema } from "./description.ts";
import { componentName } from "./description.ts";

/** What says nothing about whether a value fits. */
const SILENT = new Set([
  "default",
  "deprecated",
  "description",
  "discriminator",
  "example",
  "examples",
  "externalDocs",
  "nullable",
  "readOnly",
  "title",
  "writeOnly",
]);

/** What holds no schema of its own. */
const PLAIN = new Set([
  "const",
  "enum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "pattern",
  "required",
  "type",
  "uniqueItems",
]);

const CHILD = new Set(["additionalProperties", "items", "not"]);
const CHILDREN = new Set(["allOf", "anyOf", "oneOf"]);

/** Gives a referenced schema's name its name in the extract. */
export type Rename = (name: string) => string;

/**
 * A schema of an OpenAPI description as JSON Schema (2019-09), with nothing in it that does not validate: `nullable`
 * becomes a type, references become bare names. Throws on a keyword it does not know, lest a rule be lost.
 */
export function jsonSchema(schema: Schema, rename: Rename): Schema {
  if (typeof schema["$ref"] === "string") return { $ref: rename(componentName(schema["$ref"])) };
  const kept = Object.entries(schema).filter(([keyword]) => !SILENT.has(keyword) && !keyword.startsWith("x-"));
  const unknown = kept.find(([keyword]) => !isKnown(keyword));
  if (unknown) throw new Error(`the keyword ${unknown[0]} is not known in ${JSON.stringify(schema).slice(0, 200)}`);
  const plain = mapChildren(Object.fromEntries(kept), (child) => jsonSchema(child, rename));
  return schema["nullable"] === true ? orNull(plain) : plain;
}

/** The schema with the schemas directly below it changed. */
export function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  const child = (value: unknown): unknown => (isSchema(value) ? change(value) : value);
  const changed = Object.entries(schema).map(([keyword, value]) => {
    if (keyword === "properties" && isSchema(value)) return [keyword, mapValues(value, child)] as const;
    if (CHILDREN.has(keyword) && Array.isArray(value)) return [keyword, value.map(child)] as const;
    return [keyword, CHILD.has(keyword) ? child(value) : value] as const;
  });
  return Object.fromEntries(changed);
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(object: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function isKnown(keyword: string): boolean {
  return keyword === "properties" || PLAIN.has(keyword) || CHILD.has(keyword) || CHILDREN.has(keyword);
}

/** GitHub leaves null out of the listed values of what may be null. */
function orNull(schema: Schema): Schema {
  const { type, enum: values } = schema;
  if (typeof type !== "string") return { anyOf: [schema, { type: "null" }] };
  const listed = Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {};
  return { ...schema, type: [type, "null"], ...listed };
}
