import type { AnySchema, ErrorObject, Options } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import formats from "ajv-formats";
import { FORMATS } from "./exceptions.ts";
import type { Schemas } from "./extract.ts";

/** Says what is wrong with a value; a schema is compiled when it is first used. */
export interface Validator {
  /** By the name of a schema. Throws when there is none. */
  errors: (name: string, value: unknown) => ErrorObject[];
  /** By a schema itself, which may refer to the named ones. */
  errorsOf: (schema: AnySchema, value: unknown) => ErrorObject[];
}

/**
 * The extracts are checked as a whole by tests, not again at each start. Compiling is what costs: shared schemas are
 * compiled once instead of at each place, and what comes of it is not polished.
 */
const OPTIONS: Options = {
  allErrors: true,
  verbose: true,
  strictTypes: false,
  strictRequired: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
};

/** A validator by these schemas. `text`: values are texts, as in a query, and read as what the schema wants. */
export function validatorOf(schemas: Schemas, { text = false } = {}): Validator {
  const ajv = new Ajv2019({ ...OPTIONS, coerceTypes: text });
  formats.default(ajv);
  for (const [format, { pattern }] of Object.entries(FORMATS)) ajv.addFormat(format, pattern);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const errorsOf = (schema: AnySchema, value: unknown): ErrorObject[] => {
    const validate = ajv.compile(schema);
    const read = text ? structuredClone(value) : value;
    return validate(read) ? [] : (validate.errors ?? []);
  };
  return { errors: (name, value) => errorsOf(schemas[name] ?? missing(name), value), errorsOf };
}

function missing(name: string): never {
  throw new Error(`the contract has no schema ${name}: make it anew (node scripts/extract-contract.ts)`);
}
