/** By which policy the clocks of a case are computed (sla.md rule 11). */
import type { CaseFile } from "../model/case-file.ts";
import { ALWAYS } from "../calendar/compile.ts";
import type { Instant } from "../model/case.ts";
import { clockHistory } from "./entries.ts";
import { readClocks } from "./clock.ts";
import type { Clocks } from "./type.ts";
import type { ClockPolicy } from "../model/policy.ts";
import type { Entry } from "../model/entry.ts";
import type { Calendar } from "../model/policy.ts";

/** What a case is told by. */
interface Told {
  entries: readonly Entry[];
  file: CaseFile;
}

/** The clocks of a case: by the policy in force now; of a closed one, by that which was in force when it closed. */
export function clocksOf({ entries, file }: Told, policy: ClockPolicy, now: Instant): Clocks {
  return readClocks(clockHistory(entries), promisesOf(file, policy), now);
}

/** That policy. */
export function promisesOf({ settled }: Pick<CaseFile, "settled">, policy: ClockPolicy): ClockPolicy {
  return settled?.promises ?? policy;
}

/** What of a policy the clocks of a case depend on: all promises, because a grade may be read of any entry, and their calendars. */
export function promisesIn({ grades, sla, calendars }: ClockPolicy): ClockPolicy {
  const named = new Set(Object.values(grades).flatMap(({ calendar }) => partsOf(calendar, calendars)));
  return { grades, sla, calendars: Object.fromEntries(Object.entries(calendars).filter(([name]) => named.has(name))) };
}

/** The calendar and, of a union, those it is made of. */
function partsOf(name: string, calendars: Record<string, Calendar>, seen: readonly string[] = []): string[] {
  const calendar = calendars[name];
  if (name === ALWAYS || calendar === undefined || seen.includes(name)) return [];
  const parts = "any" in calendar ? calendar.any.flatMap((part) => partsOf(part, calendars, [...seen, name])) : [];
  return [name, ...parts];
}
