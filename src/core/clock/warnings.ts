import type { Instant } from "../model/case.ts";
import { clockHistory } from "./entries.ts";
import { readClocks } from "./clock.ts";
import type { Entry, Fact } from "../model/entry.ts";
import type { Policy } from "../model/policy.ts";
import { dueWarnings } from "./threshold.ts";

/** Points of the clocks that were passed and nobody has been told of yet: one fact a clock. */
export function warnings({ entries, policy }: { entries: readonly Entry[]; policy: Policy }, now: Instant): Fact[] {
  const told = new Set(entries.flatMap((entry) => (entry.did === "warned" ? entry.points : [])));
  const clocks = readClocks(clockHistory(entries), policy, now);
  return dueWarnings(clocks, policy, told).map(({ clock, tell, covers }) => ({
    did: "warned",
    clock,
    points: covers,
    tell,
  }));
}
