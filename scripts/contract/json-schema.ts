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

/** Gives a referenced schema's name its name in the extract. */
export type Rename = (name: string) => string;

/**
 * A schema of an OpenAPI description as JSON Schema (2019-09), with nothing in it that does not validate: `nullable`
 * becomes a type, references become bare names. Throws on a keyword it does not know, lest a rule be lost.
 */
export function jsonSchema(schema: Schema, rename: Rename): Schema {
  if (typeof schema["$ref"] === "string") return { $ref: rename(componentName(schema["$ref"])) };
  const kept = Object.entries(schema).filter(([keyword]) => !SILENT.has(keyword) && !keyword.startsWith("x-"));
  const plain = Object.fromEntries(kept.map(([keyword, value]) => [keyword, converted(keyword, value, rename)]));
  return schema["nullable"] === true ? orNull(plain) : plain;
}

function converted(keyword: string, value: unknown, rename: Rename): unknown {
  const child = (schema: unknown): unknown => (isSchema(schema) ? jsonSchema(schema, rename) : schema);
  if (PLAIN.has(keyword)) return value;
  if (keyword === "properties" && isSchema(value)) return mapValues(value, child);
  if (Array.isArray(value) && ["allOf", "anyOf", "oneOf"].includes(keyword)) return value.map(child);
  if (["additionalProperties", "items", "not"].includes(keyword)) return child(value);
  throw new Error(`the keyword ${keyword} of ${JSON.stringify(value).slice(0, 200)} is not known`);
}

/** GitHub leaves null out of the listed values of what may be null. */
function orNull(schema: Schema): Schema {
  const { type, enum: values } = schema;
  if (typeof type !== "string") return { anyOf: [schema, { type: "null" }] };
  const listed = Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {};
  return { ...schema, type: [type, "null"], ...listed };
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function mapValues(object: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
