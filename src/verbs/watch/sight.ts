import type { Logger } from "pino";
import type { Instant } from "../../core/model/case.ts";
import type { Causes } from "./causes.ts";
import type { Metrics } from "./metrics.ts";

/** What the parts of the watch share. */
export interface Sight {
  log: Logger;
  now: () => Instant;
  metrics: Metrics;
  causes: Causes;
}
