const FIRST = 10_000;
const LONGEST = 60 * 60_000;

/** A row is parked when this many looks in a row have failed: after about three hours. */
export const LAST_TRY = 12;

/**
 * How long to wait, in whole milliseconds, after `tries` failed looks in a row (1 or more): 10 seconds, doubled by each
 * try up to an hour. Of that, `random` (0 to below 1) takes away up to half, so that cases which failed together do not
 * come back together.
 */
export function backOff(tries: number, random: number): number {
  const longest = Math.min(FIRST * 2 ** (tries - 1), LONGEST);
  return Math.ceil(longest * (1 - random / 2));
}
