/** Values of the domain as people read them. */
import type { Duration, Instant } from "../model/case.ts";
import { markdown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Words } from "../text/words.ts";
import { wallClock } from "../calendar/wall-clock.ts";

/** Wall-clock time in the team's zone, e.g. `2026-11-24 10:30`; the zone is named beside it. */
export function showInstant(at: Instant, timezone: string): Markdown {
  return markdown(wallClock(at, timezone, "yyyy-MM-dd HH:mm"));
}

/** The day on the calendar on the team's wall, as `yyyy-MM-dd`. */
export function showDay(at: Instant, timezone: string): Markdown {
  return markdown(wallClock(at, timezone, "yyyy-MM-dd"));
}

const UNITS = [
  ["days", 86_400_000],
  ["hours", 3_600_000],
  ["minutes", 60_000],
  ["seconds", 1000],
] as const;

/** E.g. `1 h 30 min`; days only from three on, because a promise of 24 h or 72 h is spoken of in hours. */
export function showDuration(length: Duration, words: Words): Markdown {
  const units = Math.abs(length) > 72 * 3_600_000 ? UNITS : UNITS.slice(1);
  let rest = Math.abs(length);
  const parts = units.flatMap(([unit, size]) => {
    const n = Math.floor(rest / size);
    rest -= n * size;
    return n === 0 ? [] : [words.say(`duration.${unit}`, { n })];
  });
  return markdown(parts.length === 0 ? words.say("duration.minutes", { n: 0 }) : parts.slice(0, 2).join(" "));
}

/** Calls a person. Only for logins that GitHub or the policy gave; text of people never comes here. */
export function mention(login: string): Markdown {
  return markdown(`@${login.replace(/[^\w./-]/g, "")}`);
}

/** Several texts as one list, with the language's separator. */
export function list(texts: readonly Markdown[], words: Words): Markdown {
  return markdown(texts.join(words.say("separator")));
}
