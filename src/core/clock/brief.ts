/** A long life of a clock in few lines, so that a person can follow it and a comment can hold it. */
import type { Duration, Instant } from "../model/case.ts";
import type { Pause } from "./pause.ts";
import type { Stretch } from "./stretches.ts";

/** One stretch, or several that are told as one. */
export interface Passage {
  from: Instant;
  to: Instant;
  counted: Duration;
  /** `hours`: open and closed hours in turn; `before`: of all kinds. */
  why: Pause | "open" | "closed-hours" | "hours" | "before";
  /** How many stretches it holds. */
  stretches: number;
}

/** A page of them; with more, nobody follows the sum. */
const MOST = 40;

/**
 * At most forty passages without gaps, whose counted time adds up to that of the stretches. Where there are more, the
 * hours between two pauses become one passage each, and if that is not enough, the oldest become one.
 */
export function briefly(stretches: readonly Stretch[]): Passage[] {
  const single = stretches.map(passageOf);
  if (single.length <= MOST) return single;
  const runs = single.reduce<Passage[]>(joinHours, []);
  if (runs.length <= MOST) return runs;
  const old = runs.slice(0, runs.length - MOST + 1);
  return [old.reduce((sum, passage) => join(sum, passage, "before")), ...runs.slice(old.length)];
}

function passageOf({ from, to, counts, pause }: Stretch): Passage {
  const why = pause ?? (counts ? "open" : "closed-hours");
  return { from, to, counted: counts ? to - from : 0, why, stretches: 1 };
}

function joinHours(runs: Passage[], next: Passage): Passage[] {
  const last = runs.at(-1);
  if (last === undefined || typeof last.why === "object" || typeof next.why === "object") return [...runs, next];
  return [...runs.slice(0, -1), join(last, next, "hours")];
}

function join(first: Passage, next: Passage, why: Passage["why"]): Passage {
  const { from, counted, stretches } = first;
  return { from, to: next.to, counted: counted + next.counted, why, stretches: stretches + next.stretches };
}
