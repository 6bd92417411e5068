/** What everything that is done now is about: whoever says something in the log need not know it. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface Trace {
  /** The GUID of the webhook that is received. */
  delivery?: string;
  /** Its event. */
  event?: string;
  /** The row of the queue that is looked at: a case, mostly. */
  case?: string;
  /** The GUIDs of the webhooks for which it is looked at, as far as this process received them. */
  deliveries?: readonly string[];
}

const traces = new AsyncLocalStorage<Trace>();

/** Does something, and all that comes of it, under this trace. */
export function inTrace<T>(trace: Trace, work: () => T): T {
  return traces.run(trace, work);
}

/** The trace of what is done now; empty outside of any. */
export function currentTrace(): Trace {
  return traces.getStore() ?? {};
}
