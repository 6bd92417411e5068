/** The schema of a policy file for editors: it knows the keys and the forms, not the laws. */
import { z } from "zod";
import { policySchema } from "./schema.ts";

/** As JSON Schema, draft 7, which the YAML language server reads. */
export function policyJsonSchema(): object {
  const schema = z.toJSONSchema(policySchema, { io: "input", target: "draft-7" });
  return { ...schema, title: "Caseworker policy", description: "What stands in .github/caseworker.yml." };
}
