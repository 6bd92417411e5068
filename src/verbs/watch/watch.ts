/**
 * Sees into the service while it runs: what it does is logged with its case, the webhooks and the reason, and measured.
 * It stands around the rest, which knows nothing of it.
 */
import type { Queue } from "../../queue/queue.ts";
import { createCauses } from "./causes.ts";
import { watchGitHub } from "./github.ts";
import { watchLooks } from "./looks.ts";
import { createMetrics, showStats } from "./metrics.ts";
import { watchPlans } from "./plans.ts";
import type { Sight } from "./sight.ts";
import { watchWebhooks } from "./webhooks.ts";

export type Watch = ReturnType<typeof createWatch>;

/** One for each service. */
export function createWatch({ log, now }: Pick<Sight, "log" | "now">) {
  const sight: Sight = { log, now, metrics: createMetrics(), causes: createCauses() };
  const github = watchGitHub(sight);
  return {
    ...watchWebhooks(sight),
    ...watchLooks(sight),
    ...watchPlans(sight),
    onRequest: github.onRequest,
    budget: github.budget,
    /** What is measured, and the queue as it is now, in the form that Prometheus reads. */
    read: async (queue: Pick<Queue, "stats">): Promise<{ text: string; type: string }> => {
      const { metrics } = sight;
      showStats(metrics, await countOf(queue, sight), now());
      metrics.left.set(github.least());
      return { text: await metrics.registry.metrics(), type: metrics.registry.contentType };
    },
  };
}

/** Null: the queue cannot be read. */
async function countOf(queue: Pick<Queue, "stats">, { log }: Sight) {
  try {
    return await queue.stats();
  } catch (error) {
    log.warn({ err: error }, "The queue cannot be counted");
    return null;
  }
}
