import type { Instant } from "../../core/case.ts";

/** The hour of the night, by the clock of the host, in which sweeps begin. */
const HOUR_OF_NIGHT = 3;
const HOUR = 60 * 60_000;

/** The next moment between three and four at night, where the host is; `chance`, from 0 to below 1, says which. */
export function nextNight(now: Instant, chance: number): Instant {
  const night = new Date(now);
  night.setHours(HOUR_OF_NIGHT, 0, 0, 0);
  const at = () => night.getTime() + Math.floor(chance * HOUR);
  if (at() <= now) night.setDate(night.getDate() + 1);
  return at();
}
