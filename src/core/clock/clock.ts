/**
 * Time promises: history + policy + now → clocks (sla.md). Nothing is counted up anywhere: whoever computes it again from
 * the same history gets the same answer.
 */
import type { Instant } from "../model/case.ts";
import type { ClockEvent } from "./history.ts";
import { nextChange } from "./next.ts";
import { readRound, roundsOf } from "./round.ts";
import { isClosed, tellStory } from "./story.ts";
import type { Moment } from "./story.ts";
import type { Clocks, Grading } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";

/**
 * The clocks of a case at an instant (sla.md). Entries after `now` are not looked at; entries in any order are taken by
 * their instants. A history without its opening has clocks that have not started.
 */
export function readClocks(history: readonly ClockEvent[], policy: ClockPolicy, now: Instant): Clocks {
  const moments = tellStory(history, now);
  const rounds = roundsOf(moments, policy, now).map((round) => readRound(round, policy));
  const last = rounds.at(-1) ?? readRound({ moments: [], from: null, until: now }, policy);
  const state = { ...last, now, grade: moments.at(-1)?.after.grade ?? null, grading: gradingOf(moments, policy) };
  return { ...state, earlier: rounds.slice(0, -1), nextChangeAt: nextChange(state, policy) };
}

/** Each time that the case comes to lack one of both is a turn of its own. */
function gradingOf(moments: readonly Moment[], { sla }: ClockPolicy): Grading | null {
  const opened = moments.find(({ event }) => event.event === "opened");
  const lacking = moments.map(({ after }) => !isClosed(after) && (after.grade === null || !after.assigned));
  if (opened === undefined || lacking.at(-1) !== true) return null;
  const since = moments[lacking.lastIndexOf(false) + 1] ?? opened;
  const turn = lacking.filter((lacks, index) => lacks && lacking[index - 1] !== true).length;
  return { warnAt: Math.max(since.event.at, opened.event.at) + sla.ungraded, turn: String(turn) };
}
