/** The wall clock of an IANA time zone (sla.md rule 10). */
import { tzOffset } from "@date-fns/tz";
import type { Duration, Instant } from "../model/case.ts";

/** What a clock on the wall shows, as the milliseconds since 1970-01-01T00:00 that it would be in UTC. */
export type WallTime = number;

export const MINUTE: Duration = 60_000;
export const DAY: Duration = 1440 * MINUTE;

/**
 * For a zone, the first instant at which its wall clock shows this time or a later one. So a time that a change skips
 * is the instant of the change, and one that a change repeats is its first occurrence.
 */
export function zoneInstants(timezone: string): (wall: WallTime) => Instant {
  const offsetAt = (at: Instant): Duration => Math.round(tzOffset(timezone, new Date(at)) * MINUTE);
  const offsetOn = remember((day: number) => offsetAt(day * DAY));
  return (wall) => {
    const day = Math.floor(wall / DAY);
    const before = offsetOn(day - 1);
    const after = offsetOn(day + 2);
    if (before === after || offsetAt(wall - before) === before) return wall - before;
    return offsetAt(wall - after) === after ? wall - after : changeIn(offsetAt, wall - after, wall - before);
  };
}

/** The instant in (from, to] from which on the offset is the one at `to`; there is one change between them. */
function changeIn(offsetAt: (at: Instant) => Duration, from: Instant, to: Instant): Instant {
  const later = offsetAt(to);
  let [start, end] = [from, to];
  while (end - start > 1) {
    const middle = Math.floor((start + end) / 2);
    if (offsetAt(middle) === later) end = middle;
    else start = middle;
  }
  return end;
}

/** The same pure function, asked once per argument. */
export function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
