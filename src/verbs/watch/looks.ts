import { currentTrace, inTrace } from "../../log/trace.ts";
import type { Looked, WorkOptions } from "../../queue/work.ts";
import { rowKind } from "../row-kind.ts";
import type { Sight } from "./sight.ts";

type Look = WorkOptions["look"];

/** Rows in work. */
export function watchLooks({ metrics, causes }: Sight) {
  const ended = (key: string, outcome: Outcome, took: number): void => {
    const kind = rowKind(key);
    metrics.looks.inc({ kind, outcome });
    metrics.lookTime.observe({ kind }, took / 1000);
    if (outcome === "settled") return;
    // The next look is for the same webhooks.
    for (const delivery of currentTrace().deliveries ?? []) causes.note(key, delivery);
  };
  return {
    /** Everything that is said while a row is in work tells which, and for which webhooks. */
    during: <T>(key: string, work: () => Promise<T>): Promise<T> =>
      inTrace({ case: key, deliveries: causes.take(key) }, work),

    /** The same look, counted and timed. */
    looking: (look: Look): Look => {
      return async (...row) => {
        const began = performance.now();
        try {
          const looked = await look(...row);
          ended(row[0], outcomeOf(looked), performance.now() - began);
          return looked;
        } catch (error) {
          ended(row[0], "failed", performance.now() - began);
          throw error;
        }
      };
    },
  };
}

/** `paused`: it could not be tried; `parked`: somebody must look into it. */
type Outcome = "settled" | "paused" | "parked" | "failed";

function outcomeOf(looked: Looked): Outcome {
  if ("pauseUntil" in looked) return "paused";
  return "parkFor" in looked ? "parked" : "settled";
}
