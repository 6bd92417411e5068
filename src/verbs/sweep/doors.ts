import type { Instant } from "../../core/model/case.ts";
import type { Log } from "../../queue/log.ts";
import type { Queue } from "../../queue/queue.ts";
import type { Hub } from "../hub.ts";

/** What errands are run with. */
export interface Errands {
  hub: Pick<Hub, "probot" | "clientFor" | "policies" | "readBoardCard" | "followProposals">;
  queue: Queue;
  log: Log;
  /** The queue's clock. */
  now: () => Instant;
  /** A number from 0 to below 1, so that many servers do not all ask at the same time. */
  random: () => number;
  /** Aborted when the server stops: an errand ends at its next request, and begins again with the next start. */
  signal: AbortSignal;
  /** Whether other servers share the queue. */
  shared: boolean;
}
