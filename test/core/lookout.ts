/** A case looked at as the queue would: when something happens, and when its clocks say that something changes. */
import { readClocks } from "../../src/core/clock/clock.ts";
import type { ClockPolicy } from "../../src/core/model/policy.ts";
import type { ClockEvent } from "../../src/core/clock/history.ts";
import { dueWarnings } from "../../src/core/clock/threshold.ts";
import type { Warning } from "../../src/core/clock/threshold.ts";

export interface Watch {
  history: readonly ClockEvent[];
  policy: ClockPolicy;
  /** The last look is before or at this instant. */
  until: number;
  /** The server is down from the first to the second, when it looks. */
  outage?: [from: number, to: number];
  /** More looks, for no reason. */
  also?: readonly number[];
}

export interface Told {
  at: number;
  warning: Warning;
}

/** Everything that was told, in its order. */
export function watch({ history, policy, until, outage = [Infinity, -Infinity], also = [] }: Watch): Told[] {
  const told: Told[] = [];
  const keys = new Set<string>();
  const happens = [...history.map(({ at }) => at), ...also].toSorted((a, b) => a - b);
  let now = happens[0] ?? until;
  for (let looks = 0; now <= until && looks < 10_000; looks++) {
    const clocks = readClocks(history, policy, now);
    for (const warning of dueWarnings(clocks, policy, keys)) {
      told.push({ at: now, warning });
      for (const key of warning.covers) keys.add(key);
    }
    now = afterOutage(
      Math.min(clocks.nextChangeAt ?? Infinity, happens.find((at) => at > clocks.now) ?? Infinity),
      outage,
    );
  }
  return told;
}

function afterOutage(at: number, [from, to]: [number, number]): number {
  return at >= from && at < to ? to : at;
}
