/**
 * The log: one JSON object a line, by pino. What must not be read there is kept out by three nets: errors are told by
 * what is known to be harmless (error.ts), facts that hold what people wrote, or what was sent, are blacked out by their
 * names, and each line is searched for secrets and addresses (scrub.ts).
 */
import { pino } from "pino";
import type { DestinationStream, LogFn, Logger } from "pino";
import { fieldOf, harmless, serialiseError } from "./error.ts";
import { REDACTED, scrubbing } from "./scrub.ts";
import { currentTrace } from "./trace.ts";

export interface LogOptions {
  /** trace, debug, info, warn, error, fatal or silent. */
  level: string;
  /** What must not stand in the log, wherever it comes from. */
  secrets: readonly string[];
}

/** Names of facts that nobody needs for looking after the app. */
const PRIVATE = [
  "authorization",
  "body",
  "comment",
  "content",
  "email",
  "headers",
  "password",
  "payload",
  "privateKey",
  "secret",
  "text",
  "title",
  "token",
];

/** Within facts, and one and two levels deeper. */
const PATHS = ["", "*.", "*.*."].flatMap((above) => PRIVATE.map((name) => `${above}${name}`));

/** Writes to standard output unless told otherwise. Every line tells what was done when it was said (trace.ts). */
export function createLog(
  { level, secrets }: LogOptions,
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level,
      serializers: { err: serialiseError, error: serialiseError, why },
      redact: { paths: PATHS, censor: REDACTED },
      mixin: () => ({ ...currentTrace() }),
      hooks: { logMethod: withMessage, streamWrite: scrubbing(secrets) },
    },
    destination,
  );
}

/** Why something was not done is mostly what GitHub said. */
function why(said: unknown): unknown {
  return typeof said === "string" ? harmless(said) : said;
}

/** Of an error about which nothing more is said pino would take the whole message as its own. */
function withMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [said, ...rest]: unknown[] = args;
  const facts = said instanceof Error ? { err: said } : said;
  const error = fieldOf(facts, "err");
  const { message } = error instanceof Error && rest.length === 0 ? serialiseError(error, 0) : {};
  method.apply(this, typeof message === "string" ? [facts, message] : args);
}

/** The same log for libraries, which tell at the levels of debugging all that is sent and received: not these. */
export function forLibraries(log: Logger): Logger {
  const least = log.levels.values["info"] ?? 0;
  return log.child({}, log.levelVal < least ? { level: "info" } : {});
}
