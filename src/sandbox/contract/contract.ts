/** The contract between the sandbox and whoever talks to it: GitHub's published description of itself. */
import { contentSchema, contentsOf } from "./answer.ts";
import { complaintsOf } from "./complaints.ts";
import type { Described, Schemas } from "./extract.ts";
import { once, restExtract, webhooksExtract } from "./extract.ts";
import { REWRITTEN } from "./exceptions.ts";
import { pathValues, queryValues } from "./parameters.ts";
import { routesOf } from "./routes.ts";
import type { Validator } from "./validator.ts";
import { validatorOf } from "./validator.ts";

export interface Operation {
  /** As GitHub calls it: `issues/create`. */
  id: string;
  method: string;
  /** `/repos/{owner}/{repo}/issues` */
  template: string;
  /** The path parameters, decoded. */
  params: Record<string, string>;
}

export interface Answer {
  status: number;
  body: unknown;
  /** `application/json`, or what else the `Content-Type` says; null for none. */
  mediaType: string | null;
}

interface Checked {
  /** Its name. */
  schema: string;
  value: unknown;
}

const routes = once(() => Map.groupBy(routesOf(restExtract().operations), ({ operation }) => operation.method));
const described = once(() => new Map(restExtract().operations.map((operation) => [operation.id, operation])));
const events = once(
  () =>
    new Map(
      Object.entries(webhooksExtract().events).map(([event, actions]) => [event, new Map(Object.entries(actions))]),
    ),
);
const values = once(() => validatorOf({ ...restExtract().schemas, ...rewritten() }));
const parameters = once(() => validatorOf(restExtract().schemas, { text: true }));
const payloads = once(() => validatorOf(webhooksExtract().schemas));

/**
 * The operation a request is for; null when the extract has none, as for a path that cannot be decoded. Static segments
 * win over parameters; `{path}` and `{ref}` match slashes too. `path` is a URL's path, percent-encoded, without query.
 */
export function operationOf(method: string, path: string): Operation | null {
  for (const { operation, pattern, names } of routes().get(method) ?? []) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = pathValues(names, match.slice(1));
    return params && { id: operation.id, method, template: operation.template, params };
  }
  return null;
}

/**
 * What is wrong with the request, in words with the place; empty when it fits. `query` are the raw query parameters,
 * `body` the parsed JSON, undefined for none. Unknown query parameters and unknown properties are wrong.
 */
export function requestComplaints(operation: Operation, request: { query: URLSearchParams; body: unknown }): string[] {
  const { path, query } = describedAs(operation);
  return [
    ...complaints(parameters(), "path", { schema: path, value: operation.params }),
    ...complaints(parameters(), "query", { schema: query, value: queryValues(request.query) }),
    ...bodyComplaints(describedAs(operation), request.body),
  ];
}

/**
 * What is wrong with an answer, its status included; empty when it fits. `body` is the parsed JSON, undefined for none.
 * Of media types that GitHub does not describe for the operation only JSON is looked at: raw contents always fit.
 */
export function answerComplaints(operation: Operation, answer: Answer): string[] {
  const { answers } = describedAs(operation);
  const contents = contentsOf(describedAs(operation), answer.status);
  const allowed = Object.keys(answers).join(", ");
  if (contents === null) return [`answer: ${operation.id} has no status ${answer.status}, it has ${allowed}`];
  const bodiless = Object.keys(contents).length === 0;
  if (answer.body === undefined) return bodiless ? [] : [`answer: the body of status ${answer.status} is missing`];
  if (bodiless) return [`answer: status ${answer.status} has no body`];
  const schema = contentSchema(contents, answer.mediaType);
  return schema === null ? [] : complaints(values(), "answer", { schema, value: answer.body });
}

/** What is wrong with a webhook; empty when it fits. `event` as in `X-GitHub-Event`. */
export function webhookComplaints(event: string, payload: unknown): string[] {
  const actions = events().get(event);
  if (actions === undefined) return [`webhook: the event ${event} is not in the contract`];
  const schema = actions.get("") ?? actions.get(actionOf(payload));
  if (schema !== undefined) return complaints(payloads(), "webhook", { schema, value: payload });
  const allowed = [...actions.keys()].join(", ");
  return [`webhook.action: must be one of ${allowed} for ${event}, got ${actionOf(payload)}`];
}

function describedAs({ id }: Operation): Described {
  const operation = described().get(id);
  if (operation === undefined) throw new Error(`the contract has no operation ${id}`);
  return operation;
}

function bodyComplaints({ id, body }: Described, value: unknown): string[] {
  if (value === undefined) return body?.required ? ["body: is missing"] : [];
  if (body === null) return [`body: ${id} takes none`];
  return complaints(values(), "body", { schema: body.schema, value });
}

function complaints(validator: Validator, place: string, { schema, value }: Checked): string[] {
  return complaintsOf(validator, place, validator.errors(schema, value));
}

function actionOf(payload: unknown): string {
  return typeof payload === "object" && payload !== null && "action" in payload ? String(payload.action) : "none";
}

function rewritten(): Schemas {
  return Object.fromEntries(Object.entries(REWRITTEN).map(([name, { schema }]) => [name, schema]));
}
