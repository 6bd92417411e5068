/** Public holidays of a country, from date-holidays. */
import Holidays from "date-holidays";
import { DAY, remember } from "./zone.ts";

/** Outside these years the library knows little, and for some countries its search never ends. */
const KNOWN_YEARS = { from: 1970, to: 2100 };

/** Asking the library is slow (up to 30 ms a year), so each year's list is taken once. */
const holidaysOf = remember((country: string) => {
  const library = new Holidays(country, { types: ["public"] });
  library.setTimezone("UTC"); // wall-clock days then read as UTC days
  return remember((year: number) => new Set(library.getHolidays(year).flatMap(noonsOf)));
});

/**
 * Whether a day (days since 1970-01-01) is a public holiday of the country, an ISO 3166 code, with a region or without
 * (`DE`, `DE-BY`). It is when a holiday holds at its noon: some begin on the evening before, some last half a day.
 */
export function isPublicHoliday(country: string, day: number): boolean {
  const year = new Date(day * DAY).getUTCFullYear();
  return year >= KNOWN_YEARS.from && year <= KNOWN_YEARS.to && holidaysOf(country)(year).has(day);
}

/** The days whose noon lies within the holiday. */
function noonsOf({ start, end }: { start: Date; end: Date }): number[] {
  const first = Math.ceil(start.getTime() / DAY - 0.5);
  const after = Math.ceil(end.getTime() / DAY - 0.5);
  return Array.from({ length: after - first }, (_, index) => first + index);
}
