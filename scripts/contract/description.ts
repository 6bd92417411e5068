/** What is read of an OpenAPI description: GitHub's REST API is described in 3.0, its webhooks in 3.1. */
import { z } from "zod";

const schema = z.record(z.string(), z.unknown());
const reference = z.object({ $ref: z.string() });
const example = z.object({ value: z.unknown().optional() });
const media = z.object({
  schema: schema.optional(),
  examples: z.record(z.string(), z.union([reference, example])).default({}),
});
const content = z.record(z.string(), media);

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().default(false),
  schema,
});

const response = z.object({ content: content.default({}) });

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([reference, parameter])).default([]),
  requestBody: z.object({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), z.union([reference, response])),
});

/** Operations by path or by webhook, then by method in small letters. */
const items = z.record(z.string(), z.record(z.string(), operation)).default({});

const description = z.object({
  info: z.object({ license: z.object({ name: z.string() }) }),
  paths: items,
  webhooks: items,
  components: z.object({
    schemas: z.record(z.string(), schema),
    parameters: z.record(z.string(), parameter).default({}),
    responses: z.record(z.string(), response).default({}),
    examples: z.record(z.string(), example).default({}),
  }),
});

export type Schema = z.infer<typeof schema>;
export type Reference = z.infer<typeof reference>;
/** By media type. */
export type Content = z.infer<typeof content>;
export type Parameter = z.infer<typeof parameter>;
export type Operation = z.infer<typeof operation>;
export type Description = z.infer<typeof description>;

/** Reads a description from its JSON. Throws where it is none, or not as expected. */
export function parseDescription(json: string): Description {
  return description.parse(JSON.parse(json));
}

/** An operation by `METHOD /path/{template}`. Throws when there is none. */
export function operationNamed({ paths }: Description, line: string): Operation {
  const [method = "", template = ""] = line.split(" ");
  const found = paths[template]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub describes no operation ${line}`);
  return found;
}

/** What a reference stands for among components of one kind; anything else as it is. Throws when it is not there. */
export function resolved<T extends object>(components: Record<string, T>, thing: T | Reference): T {
  if (!isReference(thing)) return thing;
  const found = components[componentName(thing.$ref)];
  if (found === undefined) throw new Error(`${thing.$ref} leads nowhere`);
  return found;
}

/** The last step of `#/components/schemas/issue`. Throws on a reference to anything but a component. */
export function componentName(pointer: string): string {
  const name = /^#\/components\/\w+\/([\w.-]+)$/.exec(pointer)?.[1];
  if (name === undefined) throw new Error(`expected a reference to a component, got ${pointer}`);
  return name;
}

export function isReference(thing: object): thing is Reference {
  return "$ref" in thing && typeof thing.$ref === "string";
}
