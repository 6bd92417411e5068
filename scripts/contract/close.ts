import type { Schema } from "./description.ts";
import { isSchema, mapValues } from "./json-schema.ts";

const BRANCHING = ["allOf", "anyOf", "oneOf"];

/**
 * The schema with its objects closed, at every depth: an object that lists properties takes no others, unless it says
 * that it does. GitHub takes a misspelt field in silence; the sandbox must not.
 */
export function closed(schema: Schema): Schema {
  const inside = { ...schema, ...closedChildren(schema) };
  if (inside["properties"] === undefined || inside["additionalProperties"] !== undefined) return inside;
  const branching = BRANCHING.some((keyword) => keyword in inside);
  return { ...inside, [branching ? "unevaluatedProperties" : "additionalProperties"]: false };
}

function closedChildren(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const branches = BRANCHING.filter((keyword) => keyword in schema);
  return {
    ...(isSchema(properties) ? { properties: mapValues(properties, closedJson) } : {}),
    ...(isSchema(items) ? { items: closed(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: closed(additionalProperties) } : {}),
    ...Object.fromEntries(branches.map((keyword) => [keyword, closedBranches(schema, keyword)])),
  };
}

/**
 * Alternatives that are whole values close themselves. Those that only add rules to an object with properties of its
 * own must not: they would forbid the object's own properties, or open it again.
 */
function closedBranches(schema: Schema, keyword: string): unknown[] {
  const branches = schema[keyword];
  if (!Array.isArray(branches)) throw new Error(`expected a list of schemas in ${keyword}`);
  if (keyword !== "allOf" && schema["properties"] === undefined) return branches.map(closedJson);
  return branches.map(rulesOnly);
}

function rulesOnly(branch: unknown): Schema {
  if (!isSchema(branch) || "$ref" in branch) throw new Error(`cannot close an object with ${JSON.stringify(branch)}`);
  const rules = Object.entries({ ...branch, ...closedChildren(branch) });
  return Object.fromEntries(rules.filter(([keyword]) => keyword !== "additionalProperties"));
}

function closedJson(schema: unknown): unknown {
  return isSchema(schema) ? closed(schema) : schema;
}
