import { createHash } from "node:crypto";
import type { Schema } from "./description.ts";
import { mapChildren } from "./json-schema.ts";

/** Letters from which on a schema that stands in several places is written but once. */
const WORTH = 300;

/**
 * The same schemas with each larger object that stands in several places under a name of its own. GitHub writes whole
 * repositories out in every webhook: this makes a third of it, and it is compiled but once.
 */
export function withParts(schemas: Record<string, Schema>): Record<string, Schema> {
  const counts = new Map<string, number>();
  const count = (schema: Schema): Schema => {
    const text = JSON.stringify(schema);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return mapChildren(schema, count);
  };
  const parts: Record<string, Schema> = {};
  const shared = (schema: Schema): Schema => {
    const text = JSON.stringify(schema);
    const apart = "properties" in schema && text.length >= WORTH && (counts.get(text) ?? 0) > 1;
    if (!apart) return mapChildren(schema, shared);
    parts[partName(text)] ??= mapChildren(schema, shared);
    return { $ref: partName(text) };
  };
  for (const schema of Object.values(schemas)) mapChildren(schema, count);
  const rest = Object.entries(schemas).map(([name, schema]) => [name, mapChildren(schema, shared)] as const);
  return { ...Object.fromEntries(rest), ...parts };
}

/** Named by what it says, so that it keeps its name while others change. */
function partName(text: string): string {
  return `part-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}
