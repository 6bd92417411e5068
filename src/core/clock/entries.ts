/** A case's entries as the clocks read them. */
import type { ClockActor, ClockEvent } from "./history.ts";
import type { Actor, Entry } from "../model/entry.ts";

/** The history for clock.ts; entries that mean nothing to a clock are left out. */
export function clockHistory(entries: readonly Entry[]): ClockEvent[] {
  return entries.flatMap((entry) => {
    const deed = deedOf(entry);
    return deed === null ? [] : [{ at: entry.at, by: ACTORS[entry.as], login: entry.by, ...deed }];
  });
}

const ACTORS: Record<Actor, ClockActor> = {
  submitter: "submitter",
  staff: "staff",
  supervisor: "supervisor",
  outsider: "outsider",
  app: "bot",
};

/** An event without when and who. */
type Deed = ClockEvent extends infer E ? (E extends ClockEvent ? Omit<E, "at" | "by" | "login"> : never) : never;

function deedOf(entry: Entry): Deed | null {
  const { did } = entry;
  if (did === "opened" || did === "commented" || did === "reopened" || did === "asked") return { event: did };
  if (did === "assigned") return { event: entry.handler === null ? "unassigned" : "assigned" };
  if (did === "graded") return { event: "graded", grade: entry.grade };
  if (did === "staged") return { event: "staged", stage: entry.stage, asks: false };
  if (did === "waiting") return { event: "waiting", on: entry.on, note: entry.why };
  if (did === "resumed") return { event: "resumed", ...(entry.on === undefined ? {} : { on: entry.on }) };
  return did === "closed" ? { event: "closed", result: entry.result } : null;
}
