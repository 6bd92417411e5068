/** Writes schema/caseworker.schema.json anew from the policy's schema. A test holds the committed copy to it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyJsonSchema } from "../src/core/policy/json-schema.ts";

const file = join(import.meta.dirname, "..", "schema", "caseworker.schema.json");
writeFileSync(file, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
