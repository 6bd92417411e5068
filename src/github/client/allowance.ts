/** How much of an installation's allowance is spent, and when there is room again. Pure: time is handed in. */
import { z } from "zod";
import type { Duration, Instant } from "../../core/model/case.ts";

/** What a request costs, or several at once. */
export interface Cost {
  /** GitHub's points: reading costs 1, writing 5. */
  points: number;
  writes: number;
}

/** How much may be spent within a time. */
export interface Allowance {
  of: keyof Cost;
  within: Duration;
  most: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * GitHub allows an installation 900 points a minute, and to create content 80 times a minute and 500 times an hour, what
 * people do themselves included (github-facts.md, "secondary limits"). It does not say which requests create content: so
 * every write counts. A fifth to a tenth of each is left to people; writes are 60 a minute because GitHub wants them 1 s
 * apart.
 */
export const ALLOWANCES: readonly Allowance[] = [
  { of: "points", within: MINUTE, most: 720 },
  { of: "writes", within: MINUTE, most: 60 },
  { of: "writes", within: HOUR, most: 450 },
];

/** What is left of each allowance once this share of it is spent is for urgent cases. */
const SHARE = 0.85;

/** What cases that are not urgent may spend. */
export const COMMON_ALLOWANCES: readonly Allowance[] = ALLOWANCES.map((allowance) => ({
  ...allowance,
  most: Math.floor(allowance.most * SHARE),
}));

/** What was spent in each stretch of time, oldest first. The stretches are short against the shortest allowance. */
export type Spent = readonly Stretch[];

interface Stretch extends Cost {
  /** Its number: so many stretches after 1970. */
  nth: number;
}

const STRETCH: Duration = 5_000;

/** What is spent after this is spent, too; what no allowance counts any more is left out. */
export function spend(spent: Spent, cost: Cost, now: Instant): Spent {
  const nth = Math.floor(now / STRETCH);
  const kept = spent.filter((stretch) => ALLOWANCES.some((allowance) => isCounted(stretch, allowance, now)));
  const last = kept.at(-1);
  if (last === undefined || last.nth < nth) return [...kept, { nth, ...cost }];
  const added = { nth: last.nth, points: last.points + cost.points, writes: last.writes + cost.writes };
  return [...kept.slice(0, -1), added];
}

/** The moment from which on the cost can be spent within all allowances: `now`, or later. */
export function roomFrom(spent: Spent, cost: Cost, { allowances, now }: Asked): Instant {
  return Math.max(now, ...allowances.map((allowance) => roomWithin(spent, cost, { allowance, now })));
}

interface Asked {
  allowances: readonly Allowance[];
  now: Instant;
}

function roomWithin(spent: Spent, cost: Cost, { allowance, now }: { allowance: Allowance; now: Instant }): Instant {
  const { of, within, most } = allowance;
  const counted = spent.filter((stretch) => isCounted(stretch, allowance, now));
  let left = most - counted.reduce((sum, stretch) => sum + stretch[of], 0);
  // What is more than all may begin when nothing is spent.
  const wanted = Math.min(cost[of], most);
  for (const stretch of counted) {
    if (left >= wanted) return now;
    left += stretch[of];
    if (left >= wanted) return endOf(stretch) + within;
  }
  return now;
}

/** Clocks of processes that share an allowance are no further apart. */
const AHEAD: Duration = MINUTE;

/**
 * What is spent in a stretch counts until the whole stretch is past: never too little is counted. What would be spent
 * later than now was spent before the clock was set back, perhaps by years: nobody knows when, and all that follows would
 * be added to it and wait for that moment.
 */
function isCounted(stretch: Stretch, { of, within }: Allowance, now: Instant): boolean {
  const end = endOf(stretch);
  return stretch[of] > 0 && end + within > now && end <= now + STRETCH + AHEAD;
}

function endOf({ nth }: Stretch): Instant {
  return (nth + 1) * STRETCH;
}

const format = z.array(z.tuple([z.int(), z.int(), z.int()]));

/** As a text, for where it is shared. */
export function formatSpent(spent: Spent): string {
  return JSON.stringify(spent.map(({ nth, points, writes }) => [nth, points, writes]));
}

/** Reads what `formatSpent` wrote; what nobody can read counts as nothing spent. */
export function parseSpent(text: string): Spent {
  try {
    return format.parse(JSON.parse(text)).map(([nth, points, writes]) => ({ nth, points, writes }));
  } catch {
    return [];
  }
}
