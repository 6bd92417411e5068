/**
 * What is kept of an error in the log: what happened and where, never what was sent. A client's error carries the request
 * with its token and the text that was to be written; a database's carries values.
 */
export function serialiseError(error: unknown, depth = DEPTH): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === "string" ? brief(error) : "" };
  const { cause, stack } = error;
  return {
    type: error.name,
    message: harmless(error.message),
    ...(hasText(error, "code") ? { code: error.code } : {}),
    ...answerIn(error),
    ...(stack === undefined ? {} : { stack: framesOf(stack) }),
    ...(cause === undefined || depth === 0 ? {} : { cause: serialiseError(cause, depth - 1) }),
    ...(error instanceof AggregateError && depth > 0 ? { errors: allOf(error, depth) } : {}),
  };
}

/** Errors in errors are followed so far. */
const DEPTH = 3;
/** How many of several errors are told. */
const MOST = 5;
/** How much of a message is kept. */
const LONGEST = 1_000;

function allOf({ errors }: AggregateError, depth: number): object[] {
  return errors.slice(0, MOST).map((error) => serialiseError(error, depth - 1));
}

/** Of a failed request: which it was, and how GitHub can find it again. Without a query, which may hold what is sought. */
function answerIn(error: object): object {
  const request = fieldOf(error, "request");
  if (request === undefined || !("status" in error)) return {};
  const id = fieldOf(fieldOf(fieldOf(error, "response"), "headers"), "x-github-request-id");
  const url = fieldOf(request, "url");
  const page = typeof url === "string" ? url.split("?")[0] : undefined;
  return { status: error.status, method: fieldOf(request, "method"), url: page, requestId: id };
}

/** Where a message repeats what was sent, or what could not be read. */
const REPEATED: [pattern: RegExp, instead: string][] = [
  [/"(?:value|body)":"(?:[^"\\]|\\.)*"?/g, '"value":"…"'],
  [/^(Unknown error): .*/s, "$1"],
  [/, .* is not valid JSON$/s, " where JSON was expected"],
];

/** A message as it is told. */
export function harmless(message: string): string {
  return brief(REPEATED.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message));
}

/** Where it was thrown, without the message, which stands beside it. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .join("\n");
}

function brief(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What an object has of its own under a name. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function hasText<K extends string>(value: object, name: K): value is { [name in K]: string } {
  return typeof fieldOf(value, name) === "string";
}
