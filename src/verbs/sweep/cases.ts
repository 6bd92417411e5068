/** A repository is swept: what is to be looked at is found by its lists, then put into the queue. */
import type { Duration, Instant } from "../../core/model/case.ts";
import { changedSince, mayAdopt, pace, planSweep } from "../../core/sweep.ts";
import type { Found, Known } from "../../core/sweep.ts";
import { listAdoptions, listChanged, listOpenCases } from "../../github/repository/listing.ts";
import type { Lists } from "../../github/repository/listing.ts";
import type { Repository } from "../../github/client/octokit.ts";
import type { Queue } from "../../queue/queue.ts";
import { caseKeyOf, parseCaseKey } from "../case-key.ts";
import { keepHeard, readHeard } from "./heard.ts";

export interface Sweeping extends Lists {
  queue: Queue;
  /** How long a closed case may be reopened; asked for where nobody knows since when changes were not heard. */
  reopening: () => Promise<Duration>;
  /** For where GitHub's answers bear no time. */
  clock: () => Instant;
}

export interface Findings {
  /** In the order in which they are to be looked at. */
  cases: Found[];
  /** How many open cases there are. */
  open: number;
  /** Since when changes were looked for. */
  since: Instant;
  /** GitHub's time when it began: everything that happened before was found. */
  until: Instant;
}

/**
 * Finds the cases to look at: one request for each 100 open cases, and one for each 100 issues that changed since the
 * last sweep. Null where there are no issues, or the app may not see them. Changes nothing.
 */
export async function findCases(sweeping: Sweeping): Promise<Findings | null> {
  const { queue, repository, reopening, clock } = sweeping;
  const open = await listOpenCases(sweeping);
  if (open === null) return null;
  const until = open.now ?? clock();
  const heard = await readHeard(queue, repository);
  const since = changedSince(heard, until, heard.until === null ? await reopening() : 0);
  const changed = (await listChanged(sweeping, since))?.issues ?? [];
  const adopting = changed.some(mayAdopt) ? await listAdoptions(sweeping, since) : new Set<number>();
  const known = await readKnown(queue, repository);
  const cases = planSweep({ open: open.issues, changed, adopting }, { known, heard, now: until });
  return { cases, open: open.issues.length, since, until };
}

export interface Putting {
  queue: Queue;
  repository: Repository;
  /** The installation's id; null where nobody knows. */
  hint: string | null;
  /** The queue's clock. */
  now: Instant;
  /** Whether what nobody waits for is spread over time, so that events are not held up. */
  spread: boolean;
}

/** Puts what was found, then remembers until when everything was. Stopped before its end, the next sweep finds it again. */
export async function putCases({ cases, until }: Findings, putting: Putting): Promise<void> {
  const { queue, repository, hint, now } = putting;
  // As if its webhook had come: a case that was parked is tried again, too.
  const awaited = putting.spread ? cases.filter(isAwaited) : cases;
  await inParts(awaited, async ({ number, rank, known }) =>
    queue.put(caseKeyOf({ ...repository, number }), { ...(known ? {} : { rank }), ...hintOf(hint) }),
  );
  if (putting.spread)
    await putPaced(
      cases.filter((found) => !isAwaited(found)),
      { ...putting, now },
    );
  await keepHeard(queue, repository, { until, closed: false });
}

/** As if its webhook had come. */
function isAwaited({ known, why }: Found): boolean {
  return known && why === "changed";
}

/** Puts one after the other, at a pace that leaves GitHub's patience to events. */
export async function putPaced(cases: readonly Found[], { queue, repository, hint, now }: Paced): Promise<void> {
  await inParts(cases, async ({ number, rank }, place) =>
    queue.putLater(caseKeyOf({ ...repository, number }), now + pace(place), { rank, ...hintOf(hint) }),
  );
}

type Paced = Omit<Putting, "spread">;

/** What is put at the same time shares the disk's sync; not everything at once, because each waits in memory. */
const PART = 500;

async function inParts<T>(all: readonly T[], act: (one: T, place: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += PART) {
    await Promise.all(all.slice(from, from + PART).map((one, index) => act(one, from + index)));
  }
}

function hintOf(hint: string | null): { hint?: string } {
  return hint === null ? {} : { hint };
}

async function readKnown(queue: Queue, { owner, repo }: Repository): Promise<Known[]> {
  const known = await queue.known(`${owner}/${repo}#`);
  return known.flatMap(({ key, waits }) => {
    const id = parseCaseKey(key);
    return id === null ? [] : [{ number: id.number, waits }];
  });
}
