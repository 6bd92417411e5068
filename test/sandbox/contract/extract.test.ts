import { Ajv2019 } from "ajv/dist/2019.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { FORMATS, REWRITTEN } from "../../../src/sandbox/contract/exceptions.ts";
import type { Schemas } from "../../../src/sandbox/contract/extract.ts";
import { restExtract, webhooksExtract } from "../../../src/sandbox/contract/extract.ts";

const rest = restExtract();
const webhooks = webhooksExtract();

describe.each([
  ["the REST extract", rest.schemas],
  ["the REST extract with its exceptions", { ...rest.schemas, ...rewritten() }],
  ["the webhooks' extract", webhooks.schemas],
])("%s", (_, schemas) => {
  test("is all valid JSON Schema, with no keyword or format that is not known", () => {
    const ajv = new Ajv2019({
      strictTypes: false,
      strictRequired: false,
      inlineRefs: false,
      code: { optimize: false },
    });
    formats.default(ajv, [...KNOWN_FORMATS]);
    for (const [format, { pattern }] of Object.entries(FORMATS)) ajv.addFormat(format, pattern);
    for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
    for (const name of Object.keys(schemas)) expect(ajv.getSchema(name)).toBeTypeOf("function");
  });
});

const KNOWN_FORMATS = ["date", "date-time", "int64", "uri", "uri-template"] as const;

test("every schema that an operation or event names is there", () => {
  const named = rest.operations.flatMap(({ path, query, body, answers }) => [
    path,
    query,
    ...(body ? [body.schema] : []),
    ...Object.values(answers).flatMap((contents) => Object.values(contents)),
  ]);
  const paid = Object.values(webhooks.events).flatMap((actions) => Object.values(actions));
  expect(named.filter((name) => !(name in rest.schemas))).toEqual([]);
  expect(paid.filter((name) => !(name in webhooks.schemas))).toEqual([]);
});

test("every exception is one to a schema that is there", () => {
  expect(Object.keys(REWRITTEN).filter((name) => !(name in rest.schemas))).toEqual([]);
});

function rewritten(): Schemas {
  return Object.fromEntries(Object.entries(REWRITTEN).map(([name, { schema }]) => [name, schema]));
}
