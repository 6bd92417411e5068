/** Rows of the queue that name no case: what is to be done for whole repositories, so that no case is forgotten. */
import type { Queue } from "../../queue/queue.ts";
import type { Looked } from "../../queue/work.ts";
import { errandKey, parseErrandKey } from "../case-key.ts";
import type { Errand } from "../case-key.ts";
import { askAgain } from "./ask-again.ts";
import type { Errands } from "./doors.ts";
import { lookAtAll } from "./policy-changed.ts";
import { followProposals } from "./proposals.ts";
import { sweepAll } from "./sweep-all.ts";
import { sweepOne } from "./sweep-one.ts";

type Run = (errands: Errands, errand: Errand & { hint: string | null }) => Promise<Looked>;

const RUNS: Record<Errand["name"], Run> = {
  sweep: (errands, { repository, hint }) =>
    repository === null ? sweepAll(errands) : sweepOne(errands, repository, hint),
  deliveries: (errands) => askAgain(errands),
  policy: async (errands, { repository, hint }) =>
    repository === null ? { lookAgainAt: null } : lookAtAll(errands, repository, hint),
  proposals: async (errands, { repository, hint }) =>
    repository === null ? { lookAgainAt: null } : followProposals(errands, repository, hint),
};

/** After cases of grade 1: they find what nobody heard of. */
const RANK = 2;

/**
 * After being away: has lost webhooks sent again and all repositories swept. Of servers that share the queue only the
 * leader does, because the others were there meanwhile. The rows stay, for every night.
 */
export async function beginErrands(queue: Queue): Promise<void> {
  if (!(await queue.lead("sweep"))) return;
  await queue.put(errandKey("deliveries", null), { rank: RANK });
  await queue.put(errandKey("sweep", null), { rank: RANK });
}

/** Runs the errand that a row's key names; null when it names none. Throws GitHub's faults that pass (patience.ts). */
export function runErrand(errands: Errands, key: string, hint: string | null): Promise<Looked> | null {
  const errand = parseErrandKey(key);
  return errand === null ? null : unlessStopped(errands, RUNS[errand.name](errands, { ...errand, hint }));
}

/** To be stopped is no failure: the row is given back as it was. */
async function unlessStopped({ signal, now }: Errands, running: Promise<Looked>): Promise<Looked> {
  try {
    return await running;
  } catch (error) {
    if (!signal.aborted) throw error;
    return { pauseUntil: now() };
  }
}
