import type { Instant } from "../../core/model/case.ts";
import type { Budget } from "../../github/client/budget.ts";
import type { Requested } from "../../github/client/watch-requests.ts";
import type { Sight } from "./sight.ts";

/** What is asked of GitHub. */
export function watchGitHub({ log, metrics, now }: Sight) {
  /** By installation: the share that is left of its hour's requests. */
  const hours = new Map<string, { left: number; endsAt: Instant }>();
  return {
    onRequest: ({ kind, method, path, status, took }: Requested): void => {
      metrics.requests.inc({ kind, status: status ?? "none" });
      metrics.requestTime.observe({ kind }, took / 1000);
      log.debug({ method, path, status, took: Math.round(took) }, "asked GitHub");
    },

    /** The same budget; what is left of the hours is heard here, too. */
    budget: (budget: Budget): Budget => ({
      ...budget,
      hear: (installation, hour) => {
        hours.set(installation, { left: hour.left, endsAt: now() + hour.endsIn });
        budget.hear(installation, hour);
      },
    }),

    /** What the installation with the least has left, from 0 to 1; 1 when nothing is known. */
    least: (): number => {
      for (const [installation, { endsAt }] of hours) if (endsAt <= now()) hours.delete(installation);
      return Math.min(1, ...[...hours.values()].map(({ left }) => left));
    },
  };
}
