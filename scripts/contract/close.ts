import type { Schema } from "./description.ts";
import { isSchema, mapChildren } from "./json-schema.ts";

const BRANCHING = ["allOf", "anyOf", "oneOf"];

/**
 * The schema with its objects closed, at every depth: an object that lists properties takes no others, unless it says
 * that it does. GitHub takes a misspelt field in silence; the sandbox must not.
 */
export function closed(schema: Schema): Schema {
  if (schema["properties"] === undefined) return mapChildren(schema, closed);
  const branching = BRANCHING.filter((keyword) => keyword in schema);
  const inside = { ...mapChildren(schema, closed), ...rulesOf(schema, branching) };
  if (inside["additionalProperties"] !== undefined) return inside;
  return { ...inside, [branching.length > 0 ? "unevaluatedProperties" : "additionalProperties"]: false };
}

/**
 * Alternatives that only add rules to an object with properties of its own are not closed by themselves: they would
 * forbid the object's own properties. Nor may they open it again.
 */
function rulesOf(schema: Schema, branching: readonly string[]): Schema {
  return Object.fromEntries(branching.map((keyword) => [keyword, branchesOf(schema[keyword]).map(rules)]));
}

function branchesOf(value: unknown): Schema[] {
  if (Array.isArray(value) && value.every(isSchema) && !value.some((branch) => "$ref" in branch)) return value;
  throw new Error(`cannot close an object with ${JSON.stringify(value)}`);
}

function rules(branch: Schema): Schema {
  const inside = Object.entries(mapChildren(branch, closed));
  return Object.fromEntries(inside.filter(([keyword]) => keyword !== "additionalProperties"));
}
