/** What the clock on a zone's wall shows. */
import { TZDate } from "@date-fns/tz";
import { format } from "date-fns/format";
import type { Instant } from "../model/case.ts";

/** A card says the same few instants with every look, and to read the zone's rules anew each time would be most of its work. */
const said = new Map<string, string>();
const MOST = 20_000;

/** The instant in the zone, in a pattern of date-fns. */
export function wallClock(at: Instant, timezone: string, pattern: string): string {
  const key = `${at} ${timezone} ${pattern}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  if (said.size >= MOST) said.clear();
  const text = format(new TZDate(at, timezone), pattern);
  said.set(key, text);
  return text;
}
