/**
 * Moments and ranks are whole numbers: anything else is a RangeError. SQLite stores NaN as NULL, which would park a row,
 * and PostgreSQL refuses it with words nobody understands.
 */
export function whole(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`Moments and ranks are whole numbers; this one is ${value}`);
}

/** No rank is more urgent. */
export const MOST_URGENT = Number.MIN_SAFE_INTEGER;

/**
 * In milliseconds. Nobody pauses longer: a pause that ends later was begun before the clock was set back, and would hold
 * everything back until the clock is there again.
 */
export const LONGEST_PAUSE = 2 * 60 * 60_000;
