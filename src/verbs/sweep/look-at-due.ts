import type { Seal } from "../../core/text/marker.ts";
import { classify } from "../../github/client/fault.ts";
import type { FaultKind } from "../../github/client/fault.ts";
import type { Repository } from "../../github/client/octokit.ts";
import type { Job, Queue } from "../../queue/queue.ts";
import { reconcile } from "../../reconcile.ts";
import type { Reconciler, See } from "../../reconcile.ts";
import { loadWords } from "../../words.ts";
import { caseKeyOf, parseCaseKey } from "../case-key.ts";
import { printable } from "../complaint-line.ts";
import type { Terminal } from "../terminal.ts";
import { messageOf, UsageError } from "../usage.ts";
import type { Findings } from "./cases.ts";
import { lookText } from "./tell.ts";
import { workDue } from "./work-due.ts";
import type { Ended } from "./work-due.ts";

export interface Looking {
  queue: Queue;
  repository: Repository;
  findings: Findings;
  see: See;
  seal: Seal;
}

/** Looks at all cases of the repository that are due, and tells of each. Resolves with how many looks failed. */
export async function lookAtDue(looking: Looking, terminal: Terminal): Promise<number> {
  const { queue, repository, findings } = looking;
  const numberOf = counting(findings, repository);
  const counts = { looked: 0, failed: 0 };
  const look = async (job: Job): Promise<Ended> => {
    const because: string[] = [];
    const ended = await lookOnce(looking, job, because);
    counts["failed" in ended ? "failed" : "looked"] += 1;
    terminal.write(
      lookText(job.key, numberOf(job.key), "failed" in ended ? [`failed: ${textOf(ended.failed)}`] : because),
    );
    return ended;
  };
  const prefix = `${repository.owner}/${repository.repo}#`;
  await workDue({ queue, look, isMine: (key) => key.startsWith(prefix), now: Date.now });
  const failures = counts.failed === 0 ? "" : `; ${counts.failed} failed, which the next sweep or server tries again`;
  terminal.write(`${counts.looked} looks went well${failures}.`);
  return counts.failed;
}

/** These end the sweep: the next look would meet them, too. */
const END: readonly FaultKind[] = ["limited", "away", "unauthorised"];

async function lookOnce({ queue, see, seal }: Looking, { key, hint }: Job, because: string[]): Promise<Ended> {
  const id = parseCaseKey(key);
  if (id === null) return { lookAgainAt: null, rank: 0 };
  const keep: Reconciler["keep"] = (one, copy) => queue.keep(caseKeyOf(one), copy);
  const onPlan: Reconciler["onPlan"] = (_, plan) => void because.push(...plan.because);
  try {
    const { lookAgainIn, rank } = await reconcile(id, hint, { see, seal, keep, onPlan, words: loadWords });
    return { lookAgainAt: lookAgainIn === null ? null : Date.now() + lookAgainIn, rank };
  } catch (error) {
    if (error instanceof UsageError || END.includes(classify(error, Date.now()).kind)) throw error;
    return { failed: error };
  }
}

/** Which of the cases that were found this is, in the order in which they are looked at; the rest were due. */
function counting({ cases }: Findings, repository: Repository): (key: string) => string {
  const found = new Set(cases.map(({ number }) => caseKeyOf({ ...repository, number })));
  const seen = new Set<string>();
  return (key) => {
    if (!found.has(key)) return "was due";
    if (seen.has(key)) return "again";
    seen.add(key);
    return `${seen.size} of ${found.size}`;
  };
}

function textOf(error: unknown): string {
  return printable(messageOf(error));
}
