import type { Content, Description, Operation, Parameter, Schema } from "./description.ts";
import { operationNamed, resolved } from "./description.ts";
import { withParts } from "./parts.ts";
import type { Reach } from "./reach.ts";
import { reachOf } from "./reach.ts";

interface Making {
  description: Description;
  reach: Reach;
  operation: Operation;
}

/** The operations with the schemas they reach, as `src/sandbox/contract/extract.ts` reads them. */
export function restExtract(description: Description, wanted: readonly string[]): object {
  const reach = reachOf(description);
  const operations = wanted.map((line) => {
    const [method = "", template = ""] = line.split(" ");
    const operation = operationNamed(description, line);
    const making = { description, reach, operation };
    const parts = { path: parameters(making, "path"), query: parameters(making, "query"), body: body(making) };
    return { id: operation.operationId, method, template, ...parts, answers: answers(making) };
  });
  return { operations, schemas: withParts(reach.schemas) };
}

/** Path or query parameters as the name of one schema of an object that has them all; it allows no others. */
function parameters({ description, reach, operation }: Making, place: Parameter["in"]): string {
  const all = operation.parameters.map((parameter) => resolved(description.components.parameters, parameter));
  const here = all.filter((parameter) => parameter.in === place);
  const properties = Object.fromEntries(here.map(({ name, schema }) => [name, reach.open(schema)]));
  const required = here.filter((parameter) => parameter.required).map(({ name }) => name);
  const schema = { type: "object", properties, required, additionalProperties: false };
  return named(reach, nameOf(operation, place), schema);
}

function body({ reach, operation }: Making): object | null {
  const { requestBody } = operation;
  const schema = requestBody?.content["application/json"]?.schema;
  if (schema === undefined) return null;
  const name = named(reach, nameOf(operation, "body"), reach.close(schema));
  return { required: requestBody?.required ?? false, schema: name };
}

/** By status the schemas by media type; none where the answer has no body. */
function answers({ description, reach, operation }: Making): object {
  const statuses = Object.entries(operation.responses).map(([status, response]) => {
    const { content } = resolved(description.components.responses, response);
    return [status, contents(reach, nameOf(operation, status), content)] as const;
  });
  return Object.fromEntries(statuses);
}

function contents(reach: Reach, name: string, content: Content): Record<string, string> {
  const types = Object.entries(content).map(([type, { schema = {} }]) => {
    const suffix = type === "application/json" ? "" : `.${type.replace("/", ".")}`;
    return [type, named(reach, `${name}${suffix}`, reach.open(schema))] as const;
  });
  return Object.fromEntries(types);
}

/** A mere reference needs no name of its own. */
function named(reach: Reach, name: string, schema: Schema): string {
  if (typeof schema["$ref"] === "string") return schema["$ref"];
  reach.schemas[name] = schema;
  return name;
}

/** Without a slash, which would be taken for a step of a path where references are resolved. */
function nameOf(operation: Operation, part: string): string {
  return `${operation.operationId.replace("/", ".")}.${part}`;
}
