import { describe, expect, test } from "vitest";
import { isPublicHoliday } from "../../../src/core/calendar/holidays.ts";

function isHoliday(country: string, date: string): boolean {
  return isPublicHoliday(country, Date.parse(date) / 86_400_000);
}

describe("a public holiday is", () => {
  test.for([
    ["a fixed day", "DE", "2026-10-03"],
    ["a day of the church's year", "DE", "2026-04-06"],
    ["a day of the lunar year", "CN", "2026-02-17"],
    ["the Monday instead of a Saturday, as the law says", "GB", "2026-12-28"],
    ["a weekday of a month", "US", "2026-11-26"],
    ["a day of a region", "DE-BY", "2026-01-06"],
    ["a day east of all clocks", "NZ", "2026-02-06"],
    ["a day that begins on the evening before", "IL", "2026-09-21"],
  ] as const)("%s", ([, country, date]) => {
    expect(isHoliday(country, date)).toBe(true);
  });

  test.for([
    ["the day before a holiday", "DE", "2026-10-02"],
    ["the day after a holiday", "DE", "2026-10-04"],
    ["a region's day elsewhere", "DE", "2026-01-06"],
    ["a day that people only keep in mind", "DE", "2026-05-10"],
    ["the evening before a holiday that begins in it", "IL", "2026-09-20"],
    ["another country's day", "FR", "2026-10-03"],
    ["a day of a year that nobody knows the holidays of", "DE", "2101-10-03"],
  ] as const)("not %s", ([, country, date]) => {
    expect(isHoliday(country, date)).toBe(false);
  });
});
