/** Calendars for the tests of calendars and clocks, as the policy's reader would hand them over. */
import type { Interval, OpeningHours, Union, Weekday } from "../../../src/core/model/policy.ts";

const WEEKDAYS: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** `hours("09:00-14:00", "15:00-18:00")` for one day. */
export function hours(...intervals: string[]): Interval[] {
  return intervals.map((interval) => {
    const [from = 0, to = 0] = interval.split("-").map((time) => {
      const [hour = 0, minute = 0] = time.split(":").map(Number);
      return hour * 60 + minute;
    });
    return { from, to };
  });
}

/** The same hours on the given weekdays, closed on the others. */
export function weekly(timezone: string, days: readonly Weekday[], intervals: Interval[]): OpeningHours {
  const on = (day: Weekday): Interval[] => (days.includes(day) ? intervals : []);
  return {
    timezone,
    hours: { 0: on(0), 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6) },
    holidays: [],
    country: null,
    workdays: {},
  };
}

export function daily(timezone: string, ...intervals: string[]): OpeningHours {
  return weekly(timezone, WEEKDAYS, hours(...intervals));
}

/** The calendars of sla.md's example. */
export const DESK: OpeningHours = {
  ...weekly("Europe/Madrid", [1, 2, 3, 4, 5], hours("09:00-14:00", "15:00-18:00")),
  holidays: [
    { from: "2026-12-25", to: "2026-12-25" },
    { from: "2026-12-28", to: "2026-12-30" },
  ],
  workdays: { "2026-12-26": 5 },
};

const lima = weekly("America/Lima", [1, 2, 3, 4], hours("08:00-17:00"));

export const LIMA: OpeningHours = {
  ...lima,
  hours: { ...lima.hours, 5: hours("08:00-13:00"), 0: hours("20:00-24:00") },
};

export const BOTH: Union = { any: ["desk", "lima"] };

/** Open for half an hour on every night on which Lord Howe may change its clocks by half an hour, and around it. */
const HOWE: OpeningHours = daily("Australia/Lord_Howe", "00:00-01:45", "02:15-09:00");

export const CALENDARS = { desk: DESK, lima: LIMA, both: BOTH, howe: HOWE };
