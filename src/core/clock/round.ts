/** The clocks of one round: when each starts, what meets it, what pauses it (sla.md rules 1–4, 8 and 9). */
import { RESULTS } from "../model/case.ts";
import type { Instant, Result } from "../model/case.ts";
import type { ClockEvent } from "./history.ts";
import type { Clock, ClockKind, Round } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import { readClock } from "./read.ts";
import type { Scene } from "./read.ts";
import { BEGINNING, isClosed, isStaff } from "./story.ts";
import type { Moment, Situation } from "./story.ts";
import { orderOf } from "../model/stage.ts";

/** Results that end a case early and void its clocks; the others fulfil the promise of a resolution. */
const EARLY = new Set<Result>(RESULTS.slice(RESULTS.indexOf("duplicate")));

/** The part of a history that one set of clocks covers. */
export interface RoundStory {
  /** From the first entry that bears on it: for the first round, the beginning. */
  moments: readonly Moment[];
  /** When the round began; null when the case has not been opened. */
  from: Instant | null;
  until: Instant;
}

/** One round for all of the history or, with `sla.reopen: restart`, one more for each reopening. */
export function roundsOf(moments: readonly Moment[], { sla }: ClockPolicy, now: Instant): RoundStory[] {
  const opened = moments.findIndex(({ event }) => event.event === "opened");
  if (opened < 0) return [];
  const restarts = sla.reopen === "restart" ? moments.flatMap(({ reopened }, index) => (reopened ? [index] : [])) : [];
  const starts = [opened, ...restarts.filter((index) => index > opened)];
  return starts.map((start, nth) => ({
    moments: moments.slice(nth === 0 ? 0 : start, starts[nth + 1]),
    from: moments[start]?.event.at ?? now,
    until: moments[starts[nth + 1] ?? -1]?.event.at ?? now,
  }));
}

/** The clocks at the end of the round. */
export function readRound(story: RoundStory, policy: ClockPolicy): Round {
  const read = (kind: ClockKind): Clock => readClock(sceneOf(kind, story, policy), policy);
  const { grade } = situationOf(story);
  const updates = grade !== null && policy.grades[grade].update !== null;
  return { response: read("response"), resolution: read("resolution"), update: updates ? read("update") : null };
}

function sceneOf(kind: ClockKind, story: RoundStory, policy: ClockPolicy): Scene {
  const { closed, grade, round } = situationOf(story);
  const { start, met, turn } = LIVES[kind](story, startOf(story, policy));
  const early = closed !== null && EARLY.has(closed.result);
  return {
    kind,
    grade,
    start,
    met: early ? null : met,
    endedEarlyAt: early ? closed.at : null,
    until: story.until,
    moments: story.moments,
    turn: [round, ...turn].join("."),
  };
}

/** What begins and fulfils a promise; `turn` tells apart those that follow each other within a round. */
interface Life {
  start: Instant | null;
  met: Instant | null;
  turn: readonly number[];
}

const LIVES: Record<ClockKind, (story: RoundStory, start: Instant | null) => Life> = {
  response: (story, start) => ({ start, met: answeredAt(story), turn: [] }),
  resolution: (story, start) => ({ start, met: closedAt(story), turn: [] }),
  update: (story, start) => {
    const said = story.moments.filter(saysSomething);
    const last = said.at(-1)?.event.at ?? -Infinity;
    return { start: start === null ? null : Math.max(start, last), met: closedAt(story), turn: [said.length] };
  },
};

/** Rule 1. */
function startOf(story: RoundStory, { sla }: ClockPolicy): Instant | null {
  if (sla.start === "opened" || story.from === null) return story.from;
  const { gradedAt } = situationOf(story);
  return gradedAt === null ? null : Math.max(story.from, gradedAt);
}

/** Rule 2: staff commented, moved the case to diagnosis or later, or closed it. */
function answeredAt({ moments, from }: RoundStory): Instant | null {
  return moments.find(({ event }) => event.at >= (from ?? Infinity) && isAnswer(event))?.event.at ?? null;
}

function isAnswer(event: ClockEvent): boolean {
  if (!isStaff(event)) return false;
  if (event.event === "staged") return orderOf(event.stage) >= orderOf("diagnosis");
  return event.event === "commented" || event.event === "closed";
}

/** Rule 3. That the result is none that ends a case early is judged where the clock is put together. */
function closedAt(story: RoundStory): Instant | null {
  return situationOf(story).closed?.at ?? null;
}

/** Rule 9: a comment of staff, `/step` among them, or a move to another stage by anyone, while the case is open. */
function saysSomething({ event, moved, after }: Moment): boolean {
  return !isClosed(after) && (moved || (isStaff(event) && event.event === "commented"));
}

function situationOf({ moments }: RoundStory): Situation {
  return moments.at(-1)?.after ?? BEGINNING;
}
