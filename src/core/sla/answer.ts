/**
 * The answer of `caseworker sla --json` (sla.md, "Explaining"): a stable interface, in English whatever the locale.
 * Instants are ISO 8601 in UTC, durations ISO 8601 without days.
 */
import type { Duration, Instant } from "../model/case.ts";
import type { Clock, Clocks, ClockState, Round } from "../clock/type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import { stretchesOf } from "../clock/stretches.ts";
import type { Stretch } from "../clock/stretches.ts";

/** `earlier`: the rounds before, oldest first, where `sla.reopen: restart` began new clocks. */
export interface Answer extends RoundAnswer {
  earlier?: RoundAnswer[];
}

interface RoundAnswer {
  response: ClockAnswer;
  resolution: ClockAnswer;
  /** When the grade promises updates. */
  update?: ClockAnswer;
}

interface ClockAnswer {
  state: ClockState;
  target: string | null;
  start: string | null;
  due: string | null;
  /** When the promise was fulfilled; left out until it is. */
  met?: string;
  spent: string;
  margin: string | null;
  /** Left out, as the stretches are, when a response was given: its time is over. */
  paused?: boolean;
  stretches?: StretchAnswer[];
}

interface StretchAnswer {
  from: string;
  to: string;
  counts: boolean;
  why: string;
}

/** The clocks as the answer says them, its keys in the order of the specification. */
export function answerOf(clocks: Clocks, policy: ClockPolicy): Answer {
  const earlier = clocks.earlier.map((round) => roundAnswer(round, policy));
  return { ...roundAnswer(clocks, policy), ...(earlier.length === 0 ? {} : { earlier }) };
}

function roundAnswer({ response, resolution, update }: Round, policy: ClockPolicy): RoundAnswer {
  return {
    response: { ...sums(response), ...(response.met === null ? course(response, policy) : {}) },
    resolution: { ...sums(resolution), ...course(resolution, policy) },
    ...(update === null ? {} : { update: { ...sums(update), ...course(update, policy) } }),
  };
}

function sums({ state, target, start, due, met, spent, margin }: Clock): ClockAnswer {
  return {
    state,
    target: target === null ? null : isoDuration(target),
    start: start === null ? null : isoInstant(start),
    due: due === null ? null : isoInstant(due),
    ...(met === null ? {} : { met: isoInstant(met) }),
    spent: isoDuration(spent),
    margin: margin === null ? null : isoDuration(margin),
  };
}

function course(clock: Clock, policy: ClockPolicy): Pick<ClockAnswer, "paused" | "stretches"> {
  const stretches = stretchesOf(clock, policy).map((stretch) => ({
    from: isoInstant(stretch.from),
    to: isoInstant(stretch.to),
    counts: stretch.counts,
    why: whyOf(stretch),
  }));
  return { paused: clock.paused, stretches };
}

const PAUSES = {
  submitter: "waiting for the submitter",
  vendor: "waiting for a vendor",
  verification: "verification by the submitter",
  closed: "case closed",
};

function whyOf({ counts, pause }: Stretch): string {
  if (pause === null) return counts ? "open hours" : "closed hours";
  return `paused by ${pause.by}: ${PAUSES[pause.why]}`;
}

/** E.g. `2026-11-24T08:30:00Z`; milliseconds only where there are some. */
export function isoInstant(at: Instant): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** E.g. `PT72H`, `-PT30M`, `PT0S`, `PT1.5S`. */
export function isoDuration(length: Duration): string {
  const seconds = Math.abs(length) / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.round((seconds % 60) * 1000) / 1000];
  const units = ["H", "M", "S"].flatMap((unit, index) => (parts[index] ? [`${parts[index]}${unit}`] : []));
  return `${length < 0 ? "-" : ""}PT${units.length === 0 ? "0S" : units.join("")}`;
}
