/** How a case stood after each event of its history, as far as its clocks care (sla.md rules 2–4 and 8). */
import { STAGES } from "./case.ts";
import type { Grade, Instant, Result, Stage } from "./case.ts";
import type { ClockActor, ClockEvent } from "./clock-history.ts";
import type { PauseReason } from "./policy.ts";

/** Why time may not count, and who brought it about. */
export interface Pause {
  why: PauseReason | "closed";
  by: ClockActor;
}

export interface Situation {
  stage: Stage;
  /** In the order in which they began. */
  pauses: readonly Pause[];
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
  /** The event ended a closing. */
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
      const reopened = before.closed !== null && after.closed === null;
      const moved = before.stage !== after.stage;
      before = after;
      return { event, after, reopened, moved };
    });
}

/** Staff, in whichever part; the submitter, outsiders and bots never are. */
export function isStaff({ by }: ClockEvent): boolean {
  return by === "staff" || by === "supervisor";
}

/** Where a stage stands in their order, 0 for intake. */
export function orderOf(stage: Stage): number {
  return STAGES.indexOf(stage);
}

function changes(before: Situation, event: ClockEvent): Partial<Situation> {
  switch (event.event) {
    case "opened":
      break; // a case may carry a grade or wait from its first instant on
    case "assigned":
      return { assigned: true };
    case "graded":
      return { grade: event.grade, gradedAt: before.gradedAt ?? event.at };
    case "commented":
      return event.by === "submitter" ? { pauses: without(before, ["submitter"]) } : {};
    case "waiting":
      return { pauses: paused(before, { why: event.on, by: event.by }) };
    case "resumed":
      return { pauses: without(before, event.on === undefined ? WAITING : [event.on]) };
    case "staged":
      return event.stage === before.stage ? {} : enter(before, event.stage, event.by);
    case "closed":
      return close(before, event);
    case "reopened":
      return reopen(before);
  }
  return {};
}

function close(before: Situation, { at, by, result }: ClockEvent & { event: "closed" }): Partial<Situation> {
  const pauses = paused({ pauses: without(before, WAITING) }, { why: "closed", by });
  return { stage: "closed", closed: { at: before.closed?.at ?? at, result }, pauses };
}

function reopen(before: Situation): Partial<Situation> {
  const round = before.round + (before.closed === null ? 0 : 1);
  return { stage: "diagnosis", closed: null, pauses: without(before, ["closed", "verification"]), round };
}

const WAITING: Pause["why"][] = ["submitter", "vendor"];

/** Asking for the verdict ends all waiting; going back from it starts the next round. A closed case stays closed. */
function enter(before: Situation, stage: Stage, by: ClockActor): Partial<Situation> {
  const open = { pauses: without(before, before.closed === null ? ["verification", "closed"] : ["verification"]) };
  if (stage === "closed") return { stage, pauses: paused({ pauses: without(open, WAITING) }, { why: "closed", by }) };
  if (stage === "verification") {
    return { stage, pauses: paused({ pauses: without(open, WAITING) }, { why: "verification", by }) };
  }
  const failed = before.stage === "verification" && orderOf(stage) < orderOf("verification");
  return { stage, ...open, round: before.round + (failed ? 1 : 0) };
}

type Pausing = Pick<Situation, "pauses">;

/** One that holds already goes on as it began. */
function paused({ pauses }: Pausing, pause: Pause): readonly Pause[] {
  return pauses.some(({ why }) => why === pause.why) ? pauses : [...pauses, pause];
}

function without({ pauses }: Pausing, ended: readonly Pause["why"][]): Pause[] {
  return pauses.filter(({ why }) => !ended.includes(why));
}
