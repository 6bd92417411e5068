/** What happened at the sandbox's door, for tests and for printing. */

export interface RequestLog {
  /** Milliseconds of the sandbox's clock. */
  at: number;
  method: string;
  /** Without the API's prefix, with the query. */
  path: string;
  /** As GitHub calls it: `issues/create`; null for what GitHub does not have. */
  operation: string | null;
  /** 0 where the answer was lost on its way. */
  status: number;
  /** The login that asked, `app` for the app itself; null for nobody known. */
  who: string | null;
}

/** A request that broke a secondary limit. */
export interface Excess {
  /** Milliseconds of the sandbox's clock. */
  at: number;
  /** E.g. `80 writes a minute`. */
  limit: string;
}

/** What broke GitHub's contract. Whoever breaks it hears of it too, but may not listen. */
export interface Ledger {
  requests: RequestLog[];
  violations: string[];
  /** What broke a secondary limit, in order. */
  excesses: Excess[];
}
