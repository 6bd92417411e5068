/** What the log tells of a plan: what kind of thing happened and what is done about it, nothing that people wrote. */
import type { Effect } from "../../core/model/effect.ts";
import type { Entry, EntryOf } from "../../core/model/entry.ts";

/** E.g. `graded by supervisor`. */
export function newsOf(fresh: readonly Entry[]): string[] {
  return fresh.map(({ did, as }) => `${did} by ${as}`);
}

/** E.g. `label stage/handling`, `notice assigned`. */
export function workOf(effects: readonly Effect[]): string[] {
  return effects.map((effect) => {
    if (effect.do === "label") return `label ${effect.add.map(({ name }) => name).join(" ")}`;
    if (effect.do === "unlabel") return `unlabel ${effect.label}`;
    if (effect.do === "notice") return `notice ${effect.key.split(":")[0] ?? ""}`;
    return effect.do;
  });
}

/** Whether a promise was broken, not only at risk: the highest point is the whole time, or later. */
export function isBroken({ points }: EntryOf<"warned">): boolean {
  return points.some((point) => Number(point.split(":")[1]) >= 100);
}
