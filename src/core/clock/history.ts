/**
 * The history a clock is computed from (sla.md, "Inputs"), in the words of the `caseworker sla` file.
 */
import type { Grade, Instant, Result, Stage } from "../model/case.ts";

/** Who did it, as far as a clock cares. `staff` and `supervisor` are never the case's submitter. */
export type ClockActor = "submitter" | "staff" | "supervisor" | "outsider" | "bot";

/** One event; `login` names the person where it is known, for the explanation. */
export type ClockEvent = { at: Instant; by: ClockActor; login?: string } & (
  | { event: "opened" | "assigned" | "unassigned" | "commented" | "asked" | "reopened" }
  | { event: "graded"; grade: Grade }
  /** `asks: false`: the submitter is not asked for the verdict yet, `asked` follows. */
  | { event: "staged"; stage: Stage; asks?: boolean }
  /** `note` is the reason given, in people's words. */
  | { event: "waiting"; on: "submitter" | "vendor"; note?: string }
  /** Without `on`: all waiting ends. */
  | { event: "resumed"; on?: "submitter" | "vendor" }
  | { event: "closed"; result: Result }
);
