import type { Instant } from "../../core/model/case.ts";

/** The hour of the night, by the clock of the host, in which sweeps begin. */
const HOUR_OF_NIGHT = 3;
const HOUR = 60 * 60_000;

/** A moment of the next night that has not begun, where the host is; `chance`, from 0 to below 1, says which. */
export function nextNight(now: Instant, chance: number): Instant {
  const night = new Date(now);
  night.setHours(HOUR_OF_NIGHT, 0, 0, 0);
  if (night.getTime() <= now) night.setDate(night.getDate() + 1);
  return night.getTime() + Math.floor(chance * HOUR);
}
