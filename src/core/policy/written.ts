/** Lengths and opening hours as they are written in a policy. */
import type { Duration } from "../model/case.ts";
import type { OpeningHours } from "../model/policy.ts";

/** E.g. `1h30m`; days only above three, because a promise of 24h or 72h is spoken of in hours. */
export function lengthWritten(duration: Duration): string {
  const minutes = duration / 60_000;
  if (minutes > 72 * 60 && minutes % (24 * 60) === 0) return `${minutes / (24 * 60)}d`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ""}${rest > 0 ? `${rest}m` : ""}`;
}

export const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** The hours of a week from Monday on, e.g. `mon-fri 09:00-18:00`: of days on end with the same hours the first and the last. */
export function weekWritten({ hours }: Pick<OpeningHours, "hours">): string[] {
  const days = ([1, 2, 3, 4, 5, 6, 0] as const).map((weekday) => ({
    first: WEEK[weekday],
    last: WEEK[weekday],
    hours: hours[weekday].map(({ from, to }) => `${timeWritten(from)}-${timeWritten(to)}`).join(" "),
  }));
  const runs: typeof days = [];
  for (const [index, day] of days.entries()) {
    const before = runs.at(-1);
    if (before !== undefined && before.hours === day.hours && days[index - 1]?.first === before.last) {
      before.last = day.last;
    } else if (day.hours !== "") {
      runs.push({ ...day });
    }
  }
  return runs.map(({ first, last, hours: open }) => `${first === last ? first : `${first}-${last}`} ${open}`);
}

/** E.g. `2026-10-01/2026-10-07`; one day alone. */
export function rangeWritten({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from}/${to}`;
}

function timeWritten(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
