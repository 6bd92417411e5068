/** Where things are said for the operator: pino's shape, so that a pino logger fits as it is. */
export interface Log {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}

/** Says nothing. */
export const SILENT: Log = { info() {}, warn() {}, error() {} };
