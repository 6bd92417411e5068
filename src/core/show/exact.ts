/** Times to the second, for sums that people check: nothing is left out (sla.md rule 5). */
import type { Duration, Instant } from "../model/case.ts";
import { markdown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Words } from "../text/words.ts";
import { wallClock } from "../calendar/wall-clock.ts";

const MINUTE = 60_000;

/** Wall-clock time in the zone, with seconds where there are some: `2026-11-24 10:30`, `2026-11-24 10:30:05`. */
export function exactInstant(at: Instant, timezone: string): Markdown {
  return markdown(wallClock(at, timezone, at % MINUTE === 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss"));
}

const UNITS = [
  ["hours", 60 * MINUTE],
  ["minutes", MINUTE],
  ["seconds", 1000],
] as const;

/** E.g. `26 h 3 min 5 s`, without days, as promises are given; without its sign. What is less than a second is cut off. */
export function exactDuration(length: Duration, words: Words): Markdown {
  let rest = Math.abs(length);
  const parts = UNITS.flatMap(([unit, size]) => {
    const n = Math.floor(rest / size);
    rest -= n * size;
    return n === 0 ? [] : [words.say(`duration.${unit}`, { n })];
  });
  return parts.length === 0 ? words.say("duration.minutes", { n: 0 }) : markdown(parts.join(" "));
}
