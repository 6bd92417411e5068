/** What is measured, for Prometheus. Every label has few values, whatever people do: no case, person or repository is one. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Stats } from "../../queue/queue.ts";

export type Metrics = ReturnType<typeof createMetrics>;

/** Answers of a receiver that stores: the aim is 15 ms, GitHub gives up after 10 s. All in seconds. */
const ANSWERS = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.5, 1, 5, 10];
/** Looks are some requests to GitHub, with the pauses between them. */
const LOOKS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const REQUESTS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** All of them, with those of the process itself, in a registry of their own. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `caseworker_${name}_total`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `caseworker_${name}`, help, labelNames, registers });
  const seconds = <L extends string>(
    name: string,
    help: string,
    how: { labelNames: readonly L[]; buckets: number[] },
  ) => new Histogram({ name: `caseworker_${name}_seconds`, help, ...how, registers });
  return {
    registry,
    queueUp: gauge("queue_up", "Whether the queue could be read just now: 1 or 0."),
    queueRows: gauge("queue_rows", "Rows of the queue by state.", ["state"]),
    queueOldestDue: gauge("queue_oldest_due_seconds", "For how long the oldest due row has been due; 0 when none is."),
    webhooks: counter("webhooks", "Webhooks by event and status of the answer.", ["event", "status"]),
    webhookTime: seconds("webhook", "From a webhook's arrival to its answer.", { labelNames: [], buckets: ANSWERS }),
    looks: counter("looks", "Looks by kind of row and outcome.", ["kind", "outcome"]),
    lookTime: seconds("look", "How long looks take.", { labelNames: ["kind"], buckets: LOOKS }),
    effects: counter("effects", "What was done on GitHub, by kind of effect.", ["effect"]),
    notices: counter("notices", "Notices posted, by kind.", ["notice"]),
    warnings: counter("warnings", "Points of clocks that were passed and told of.", ["clock"]),
    breaches: counter("breaches", "Promises that were broken and told of.", ["clock"]),
    requests: counter("github_requests", "Requests to GitHub by kind and status.", ["kind", "status"]),
    requestTime: seconds("github_request", "How long requests to GitHub take.", {
      labelNames: ["kind"],
      buckets: REQUESTS,
    }),
    left: gauge(
      "github_rate_limit_left_ratio",
      "What is left of the hour's requests, from 0 to 1, of the installation that has the least.",
    ),
  };
}

/** The numbers of the queue as they are now; null: it could not be read. */
export function showStats({ queueUp, queueRows, queueOldestDue }: Metrics, stats: Stats | null, now: number): void {
  queueUp.set(stats === null ? 0 : 1);
  if (stats === null) return;
  const { due, waiting, inWork, parked, oldestDue } = stats;
  for (const [state, count] of Object.entries({ due, waiting, in_work: inWork, parked })) {
    queueRows.set({ state }, count);
  }
  queueOldestDue.set(oldestDue === null ? 0 : Math.max(0, now - oldestDue) / 1000);
}
