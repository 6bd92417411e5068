/** The contract between the sandbox and whoever talks to it: GitHub's published description of itself. */
import { complaintsOf } from "./complaints.ts";
import type { Described } from "./extract.ts";
import { once, restExtract, webhooksExtract } from "./extract.ts";
import { ANSWERS_OF_ALL } from "./exceptions.ts";
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

const JSON_TYPE = "application/json";

/** Media types whose names end in `+json` though what they carry is text. */
const RAW = /\.(raw|html)\+json$/;

const routes = once(() => Map.groupBy(routesOf(restExtract().operations), ({ operation }) => operation.method));
const described = once(() => new Map(restExtract().operations.map((operation) => [operation.id, operation])));
const values = once(() => validatorOf(restExtract().schemas));
const parameters = once(() => validatorOf(restExtract().schemas, true));
const payloads = once(() => validatorOf(webhooksExtract().schemas));

/**
 * The operation a request is for; null when the extract has none, as for a path that cannot be decoded. Static segments
 * win over parameters; `{path}` and `{ref}` match slashes too. `path` is a URL's path, percent-encoded, without query.
 */
export function operationOf(method: string, path: string): Operation | null {
  for (const { operation, pattern, names } of routes().get(method) ?? []) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = decoded(names, match.slice(1));
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
    ...complaints(parameters(), "path", path, operation.params),
    ...complaints(parameters(), "query", query, queryValues(request.query)),
    ...bodyComplaints(describedAs(operation), request.body),
  ];
}

/**
 * What is wrong with an answer, its status included; empty when it fits. `body` is the parsed JSON, undefined for none.
 * Of media types that GitHub does not describe for the operation only JSON is looked at: raw contents always fit.
 */
export function answerComplaints(operation: Operation, answer: Answer): string[] {
  const { answers } = describedAs(operation);
  const contents = answers[answer.status] ?? answerOfAll(answer.status);
  if (contents === undefined) {
    return [`answer: ${operation.id} never has status ${answer.status}; it has ${Object.keys(answers).join(", ")}`];
  }
  const bodiless = Object.keys(contents).length === 0;
  if (answer.body === undefined) return bodiless ? [] : [`answer: the body of status ${answer.status} is missing`];
  if (bodiless) return [`answer: status ${answer.status} has no body`];
  const schema = contentSchema(contents, answer.mediaType);
  return schema === null ? [] : complaints(values(), "answer", schema, answer.body);
}

/** What is wrong with a webhook; empty when it fits. `event` as in `X-GitHub-Event`. */
export function webhookComplaints(event: string, payload: unknown): string[] {
  const actions = webhooksExtract().events[event];
  if (actions === undefined) return [`webhook: the event ${event} is not in the contract`];
  const schema = actions[""] ?? actions[actionOf(payload)];
  if (schema !== undefined) return complaints(payloads(), "webhook", schema, payload);
  return [`webhook.action: must be one of ${Object.keys(actions).join(", ")} for ${event}, got ${actionOf(payload)}`];
}

function describedAs({ id }: Operation): Described {
  const operation = described().get(id);
  if (operation === undefined) throw new Error(`the contract has no operation ${id}`);
  return operation;
}

function decoded(names: string[], encoded: string[]): Record<string, string> | null {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(encoded[index] ?? "")]));
  } catch {
    return null;
  }
}

/** Several values of one name, also written as `name[]`, are a list. */
function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const grouped = Map.groupBy(query, ([name]) => name.replace(/\[\]$/, ""));
  const lists = [...grouped].map(([name, pairs]) => [name, pairs.map(([, value]) => value)] as const);
  return Object.fromEntries(
    lists.map(([name, [value = "", ...more]]) => [name, more.length ? [value, ...more] : value]),
  );
}

function bodyComplaints({ id, body }: Described, value: unknown): string[] {
  if (value === undefined) return body?.required ? ["body: is missing"] : [];
  if (body === null) return [`body: ${id} takes none`];
  return complaints(values(), "body", body.schema, value);
}

function complaints(
  validator: Validator,
  place: string,
  ...[schema, value]: [schema: string, value: unknown]
): string[] {
  return complaintsOf(validator, place, validator.errors(schema, value));
}

function answerOfAll(status: number): Record<string, string> | undefined {
  const answer = ANSWERS_OF_ALL[status];
  return answer && (answer.schema === null ? {} : { [JSON_TYPE]: answer.schema });
}

/** The schema for a media type, which may bear a character set; null for what is not JSON. */
function contentSchema(contents: Record<string, string>, mediaType: string | null): string | null {
  const type = (mediaType ?? JSON_TYPE).split(";")[0]?.trim() ?? "";
  const own = contents[type] ?? contents[type.replace(/\+json$/, "")];
  if (own !== undefined) return own;
  return type === JSON_TYPE || (type.endsWith("+json") && !RAW.test(type)) ? (contents[JSON_TYPE] ?? null) : null;
}

function actionOf(payload: unknown): string {
  return typeof payload === "object" && payload !== null && "action" in payload ? String(payload.action) : "none";
}
