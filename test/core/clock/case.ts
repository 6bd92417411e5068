/** A case of a rule in one row: a title, what happened, the present, how the clocks stand, and what the policy changes. */
import { readClocks } from "../../../src/core/clock/clock.ts";
import { at, history, policyWith, told } from "./lines.ts";
import type { PolicyChange } from "./lines.ts";

export type Case = [title: string, lines: string[], now: string, expected: Expected, change?: PolicyChange];

/** `null`: there is no such clock. */
type Expected = { response?: string; resolution?: string; update?: string | null };

const KINDS = ["response", "resolution", "update"] as const;

/** How those clocks stand that the row tells of. */
export function seen([, lines, now, expected, change]: Case): Expected {
  const clocks = readClocks(history(...lines), policyWith(change), at(now));
  const stands = KINDS.filter((kind) => kind in expected).map((kind) => {
    const clock = clocks[kind];
    return [kind, clock && told(clock)];
  });
  return Object.fromEntries(stands);
}

/** An urgent case: two hours to answer, four to solve it, at all hours unless the row says otherwise. */
export const OPENED = ["24 08:00 opened", "24 08:00 graded 1"];
export const DESK: PolicyChange = { calendar: "desk" };
