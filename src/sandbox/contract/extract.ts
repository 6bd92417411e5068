import { readFileSync } from "node:fs";
import { z } from "zod";

const names = z.record(z.string(), z.string());
const schemas = z.record(z.string(), z.looseObject({}));

const operation = z.object({
  id: z.string(),
  method: z.string(),
  template: z.string(),
  /** The schema of an object of all path parameters. */
  path: z.string(),
  /** The schema of an object of all query parameters. */
  query: z.string(),
  body: z.object({ required: z.boolean(), schema: z.string() }).nullable(),
  /** By status the schemas by media type; none where the answer has no body. */
  answers: z.record(z.string(), names),
});

const rest = z.object({ operations: z.array(operation), schemas });

/** By event the schemas by action; `""` where the event has no actions. */
const webhooks = z.object({ events: z.record(z.string(), names), schemas });

/** An operation as `scripts/extract-contract.ts` writes it; schemas by name. */
export type Described = z.infer<typeof operation>;
export type Schemas = z.infer<typeof schemas>;

/** The extract of GitHub's description of its REST API; read when first asked for. */
export const restExtract = once(() => rest.parse(read("rest.json")));

/** The extract of GitHub's description of its webhooks; read when first asked for. */
export const webhooksExtract = once(() => webhooks.parse(read("webhooks.json")));

/** The function with its result kept: the extracts cost the demo nothing before they are needed. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}
