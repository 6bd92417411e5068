/** A row of the queue that names a pull request: the policy that it proposes is checked, and what would change is said. */
import type { Logger } from "pino";
import type { Instant } from "../core/model/case.ts";
import { checkPolicy } from "../core/policy/check.ts";
import { writeCheck } from "../github/repository/check-run.ts";
import { classify } from "../github/client/fault.ts";
import { compareProposal } from "../github/policy/compare.ts";
import { readProposal } from "../github/policy/proposal.ts";
import type { PullId } from "../github/policy/proposal.ts";
import type { Looked } from "../queue/work.ts";
import { loadWords } from "../words.ts";
import type { Hub } from "./hub.ts";

export interface CheckRow {
  pull: PullId;
  /** The installation's id, as the webhook named it. */
  hint: string | null;
}

interface Means {
  log: Logger;
  now: () => Instant;
}

type Doors = Pick<Hub, "clientFor" | "policies">;

/** Nothing is left in the queue: the next push to the pull request asks again. Throws GitHub's faults that pass. */
export async function checkRow(hub: Doors, row: CheckRow, means: Means): Promise<Looked> {
  try {
    await check(hub, row, means);
  } catch (error) {
    const { kind, why } = classify(error, means.now());
    if (kind !== "gone" && kind !== "forbidden") throw error;
    means.log.warn({ pull: row.pull, why }, "A proposed policy could not be checked");
  }
  return { lookAgainAt: null };
}

async function check({ clientFor, policies }: Doors, { pull, hint }: CheckRow, { log, now }: Means): Promise<void> {
  const { owner, repo } = pull;
  const octokit = await clientFor(pull, hint);
  const proposal = await readProposal(octokit, pull);
  if (proposal === null) return;
  const repository = { owner, repo };
  const proposed = await compareProposal(proposal, { octokit, policies, repository, now: now() });
  const said = checkPolicy(proposed, loadWords(proposed.before.locale));
  const written = await writeCheck(octokit, { ...repository, headSha: proposal.headSha }, said);
  if (written) log.info({ pull, conclusion: said.conclusion }, "checked a proposed policy");
}
