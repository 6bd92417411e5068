/** The secondary rate limits: how fast an installation may ask (github-facts.md, "secondary limits"). */

/** GitHub's figures. Which writes create content GitHub does not say; here every write does. */
const AT_ONCE = 100;
const POINTS = { most: 900, within: 60_000 };
const WRITES = [
  { most: 80, within: 60_000, name: "80 writes a minute" },
  { most: 500, within: 3_600_000, name: "500 writes an hour" },
] as const;
const LONGEST = 3_600_000;

/** Points by method: reading costs 1, writing 5. */
const READ = 1;
const WRITE = 5;

/** What an installation asked for of late. */
export interface Restraint {
  /** How many requests are being answered. */
  running: number;
  /** Each request of the last hour, oldest first. */
  asked: { at: number; points: number; writes: boolean }[];
}

export function newRestraint(): Restraint {
  return { running: 0, asked: [] };
}

/** Counts a request. Those of people cost an installation no points, but its writes are theirs, too. */
export function count({ asked }: Restraint, { method, byPerson }: Request, now: number): void {
  const writes = isWrite(method);
  if (byPerson && !writes) return;
  asked.push({ at: now, points: byPerson ? 0 : pointsOf(method), writes });
}

/** The limit that one more request would break; null when it breaks none. */
export function excessOf(restraint: Restraint, method: string, now: number): string | null {
  restraint.asked = restraint.asked.filter(({ at }) => at > now - LONGEST);
  if (restraint.running >= AT_ONCE) return "100 requests at once";
  const since = (within: number) => restraint.asked.filter(({ at }) => at > now - within);
  const points = since(POINTS.within).reduce((sum, one) => sum + one.points, 0);
  if (points + pointsOf(method) > POINTS.most) return "900 points a minute";
  if (!isWrite(method)) return null;
  const broken = WRITES.find(({ most, within }) => since(within).filter(({ writes }) => writes).length >= most);
  return broken?.name ?? null;
}

interface Request {
  method: string;
  byPerson: boolean;
}

function pointsOf(method: string): number {
  return isWrite(method) ? WRITE : READ;
}

function isWrite(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}
