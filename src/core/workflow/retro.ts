/** When one should look back at a case to learn from it (workflow.md, "6 Closing"). */
import type { CaseFile } from "../model/case-file.ts";
import { endedEarly } from "../model/case-file.ts";
import type { Instant } from "../model/case.ts";
import { clocksOf } from "../clock/promises.ts";
import type { Clock } from "../clock/type.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import type { Entry } from "../model/entry.ts";
import type { Policy } from "../model/policy.ts";

/** What is known of a case at its closing. */
export interface Retrospect {
  entries: readonly Entry[];
  file: CaseFile;
  policy: Policy;
  index: readonly IndexEntry[] | null;
}

type Trigger = Policy["retrospective"]["when"][number];

/** The policy's reasons that hold, as keys of the words `retro.*`; none for a case that ended early. */
export function reasonsForRetro(retrospect: Retrospect, at: Instant): string[] {
  const { file, policy } = retrospect;
  if (endedEarly(file)) return [];
  return policy.retrospective.when.flatMap((trigger) => (holds(trigger, retrospect, at) ? [keyOf(trigger)] : []));
}

function keyOf(trigger: Trigger): string {
  return typeof trigger === "string" ? trigger : "type-seen";
}

function holds(trigger: Trigger, { entries, file, policy, index }: Retrospect, at: Instant): boolean {
  if (trigger === "grade-1") return file.grade?.grade === 1;
  if (trigger === "rounds-3") return file.round >= 3;
  if (trigger === "breached") {
    const { response, resolution } = clocksOf({ entries, file }, policy, at);
    return isBroken(response) || isBroken(resolution);
  }
  const since = at - trigger.within;
  const seen = (index ?? []).filter(({ type, opened }) => type === file.answers.type && Date.parse(opened) >= since);
  // The case itself is in the index only once it is published.
  return seen.length + 1 >= trigger.typeSeen;
}

function isBroken({ state }: Clock): boolean {
  return state === "breached" || state === "met-late";
}
