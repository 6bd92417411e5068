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
