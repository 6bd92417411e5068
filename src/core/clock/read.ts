/** One clock: its spans, its sums and its state (sla.md rules 4–7 and 13). */
import type { Grade, Instant } from "../model/case.ts";
import { ALWAYS, timetableOf } from "../calendar/compile.ts";
import type { Clock, ClockKind, ClockState } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import { passedAt, spentOf, usedUpAt } from "./meter.ts";
import type { Meter, Span } from "./meter.ts";
import type { Pause } from "./pause.ts";
import type { Moment } from "./story.ts";

/** What a clock is computed from. */
export interface Scene {
  kind: ClockKind;
  grade: Grade | null;
  start: Instant | null;
  met: Instant | null;
  /** When the case ended in a way that voids the clock; null otherwise. */
  endedEarlyAt: Instant | null;
  /** The present, or the end of the round. */
  until: Instant;
  moments: readonly Moment[];
  turn: string;
}

/** The clock of a scene. All of its life is measured by the grade the case has in the end (rule 7). */
export function readClock(scene: Scene, policy: ClockPolicy): Clock {
  const { kind, start, met, endedEarlyAt, turn } = scene;
  const promise = scene.grade === null || start === null ? null : policy.grades[scene.grade];
  const target = promise?.[kind] ?? null;
  const calendar = promise?.calendar ?? ALWAYS;
  const ended = met ?? endedEarlyAt;
  const pauseAt = pauseOf(kind, policy);
  const spans = spansOf(scene, ended ?? scene.until, pauseAt);
  const paused = ended === null && pauseAt(scene.moments.at(-1)) !== null;
  const resumesAt = Math.max(ended ?? scene.until, start ?? 0);
  const meter: Meter = { timetable: timetableOf(policy, calendar), spans, goesOnAt: resumesAt };
  const live = ended === null && !paused ? meter : { ...meter, goesOnAt: null };
  const spent = spentOf(meter);
  const points = (promise?.thresholds ?? [])
    .toSorted((a, b) => a.at - b.at)
    .map((point) => ({ ...point, passedAt: passedAt(live, (point.at * (target ?? 0)) / 100) }));
  const facts = { target, spent, met, paused, isVoid: endedEarlyAt !== null };
  const state = stateOf(facts, points[0]?.at ?? Infinity);
  const due = target === null || state === "void" || state === "paused" ? null : usedUpAt(meter, target);
  const margin = target === null ? null : target - spent;
  return { kind, state, target, start, due, met, spent, margin, paused, calendar, spans, points, turn };
}

interface Facts extends Pick<Clock, "target" | "spent" | "met" | "paused"> {
  isVoid: boolean;
}

/** Rule 13: where several fit, the first of these. At exactly a threshold or the target it is not passed. */
function stateOf({ target, spent, met, paused, isVoid }: Facts, firstPoint: number): ClockState {
  if (isVoid) return "void";
  if (target === null) return "no-target";
  const broken = spent > target;
  if (met !== null) return broken ? "met-late" : "met";
  if (broken) return "breached";
  if (paused) return "paused";
  return spent * 100 > target * firstPoint ? "at-risk" : "running";
}

/** What pauses this kind of clock after a moment. Of several pauses, the one that began first explains them. */
function pauseOf(kind: ClockKind, { sla }: ClockPolicy): (moment: Moment | undefined) => Pause | null {
  const reasons = new Set<Pause["why"]>([...sla.pause[kind === "response" ? "response" : "resolution"], "closed"]);
  return (moment) => moment?.after.pauses.find(({ why }) => reasons.has(why)) ?? null;
}

/** The clock's life in spans; neighbours with the same pause are one. */
function spansOf({ start, moments }: Scene, end: Instant, pauseAt: (moment: Moment) => Pause | null): Span[] {
  const spans: Span[] = [];
  if (start === null) return spans;
  for (const [index, moment] of moments.entries()) {
    const from = Math.max(moment.event.at, start);
    const to = Math.min(moments[index + 1]?.event.at ?? end, end);
    const pause = pauseAt(moment);
    const last = spans.at(-1);
    if (from >= to) continue;
    if (last !== undefined && last.pause === pause) last.to = to;
    else spans.push({ from, to, pause });
  }
  return spans;
}
