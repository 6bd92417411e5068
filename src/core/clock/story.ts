/** How a case stood after each event of its history, as far as its clocks care (sla.md rules 2–4 and 8). */
import type { Grade, Instant, Result, Stage } from "../model/case.ts";
import type { ClockEvent } from "./history.ts";
import { WAITING, without, withPause } from "./pause.ts";
import type { Pauses } from "./pause.ts";

export interface Situation {
  stage: Stage;
  pauses: Pauses;
  /** The first closing since the case was last open, with the latest result. */
  closed: { at: Instant; result: Result } | null;
  grade: Grade | null;
  /** When the first grade was set. */
  gradedAt: Instant | null;
  assigned: boolean;
  /** One pass diagnosis → verification; a failed verification or a reopening starts the next. */
  round: number;
}

/** One event and how the case stood right after it. */
export interface Moment {
  event: ClockEvent;
  after: Situation;
  /** The event opened a closed case again. */
  reopened: boolean;
  /** The event changed the stage. */
  moved: boolean;
}

/** How a case stands before anything happened. */
export const BEGINNING: Situation = {
  stage: "intake",
  pauses: [],
  closed: null,
  grade: null,
  gradedAt: null,
  assigned: false,
  round: 1,
};

/** The history up to `now` in the order of its instants; events of one instant stay in the order given. */
export function tellStory(history: readonly ClockEvent[], now: Instant): Moment[] {
  let before = BEGINNING;
  return history
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .map((event) => {
      const after = { ...before, ...changes(before, event) };
      const reopened = event.event === "reopened" && isClosed(before);
      const moved = before.stage !== after.stage;
      before = after;
      return { event, after, reopened, moved };
    });
}

/** Staff, in whichever part; the submitter, outsiders and bots never are. */
export function isStaff({ by }: ClockEvent): boolean {
  return by === "staff" || by === "supervisor";
}

/** Saying that it is fixed has ended all waiting; asking for the verdict begins a pause of its own (rule 4). */
function asked(pauses: Pauses, event: ClockEvent): Pauses {
  return withPause(without(pauses, WAITING), "verification", event);
}

/** Closed with a result, or moved to the last stage before one was said. */
export function isClosed({ closed, stage }: Situation): boolean {
  return closed !== null || stage === "closed";
}

function changes(before: Situation, event: ClockEvent): Partial<Situation> {
  const { pauses } = before;
  switch (event.event) {
    case "opened":
      break; // a case may carry a grade or wait from its first instant on
    case "assigned":
    case "unassigned":
      return { assigned: event.event === "assigned" };
    case "graded":
      return { grade: event.grade, gradedAt: before.gradedAt ?? event.at };
    case "commented":
      return event.by === "submitter" ? { pauses: without(pauses, ["submitter"]) } : {};
    case "waiting":
      return { pauses: withPause(pauses, event.on, event) };
    case "resumed":
      return { pauses: without(pauses, event.on === undefined ? WAITING : [event.on]) };
    case "staged":
      return event.stage === before.stage ? {} : enter(before, event);
    case "asked":
      return { pauses: asked(pauses, event) };
    case "closed":
      return { ...end(before, event), closed: { at: before.closed?.at ?? event.at, result: event.result } };
    case "reopened":
      return reopen(before);
  }
  return {};
}

/** Closing ends everything else that paused the case. */
function end({ pauses }: Situation, event: ClockEvent): Partial<Situation> {
  const others = ["verification", ...WAITING] as const;
  return { stage: "closed", pauses: withPause(without(pauses, others), "closed", event) };
}

function reopen(before: Situation): Partial<Situation> {
  const pauses = without(before.pauses, ["closed", "verification"]);
  return { stage: "diagnosis", closed: null, pauses, round: before.round + (isClosed(before) ? 1 : 0) };
}

/** Going back from the verification starts the next round. A closed case stays closed. */
function enter(before: Situation, event: ClockEvent & { event: "staged" }): Partial<Situation> {
  const { stage, asks = true } = event;
  if (stage === "closed") return end(before, event);
  const open = without(before.pauses, before.closed === null ? ["verification", "closed"] : ["verification"]);
  if (stage === "verification") return { stage, pauses: asks ? asked(open, event) : without(open, WAITING) };
  return { stage, pauses: open, round: before.round + (before.stage === "verification" ? 1 : 0) };
}
