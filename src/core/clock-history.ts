/**
 * The history a clock is computed from (sla.md, "Inputs"), in the words of the `caseworker sla` file.
 */
import type { Grade, Instant, Result, Stage } from "./case.ts";

/** Who did it, as far as a clock cares. `staff` and `supervisor` are never the case's submitter. */
export type ClockActor = "submitter" | "staff" | "supervisor" | "outsider" | "bot";

export type ClockEvent = { at: Instant; by: ClockActor } & (
  | { event: "opened" | "assigned" | "commented" | "reopened" }
  | { event: "graded"; grade: Grade }
  | { event: "staged"; stage: Stage }
  | { event: "waiting"; on: "submitter" | "vendor" }
  /** Without `on`: all waiting ends. */
  | { event: "resumed"; on?: "submitter" | "vendor" }
  | { event: "closed"; result: Result }
);
