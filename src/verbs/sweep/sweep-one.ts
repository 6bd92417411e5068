import type { Repository } from "../../github/client/octokit.ts";
import type { Looked } from "../../queue/work.ts";
import { findCases, putCases } from "./cases.ts";
import type { Errands } from "./doors.ts";
import { unlessClosed } from "./unless-closed.ts";

/** Sweeps one repository and is done: the next round puts it again. */
export async function sweepOne(errands: Errands, repository: Repository, hint: string | null): Promise<Looked> {
  const { hub, queue, log, now, signal } = errands;
  await unlessClosed(errands, repository, async () => {
    const octokit = await hub.clientFor(repository, hint);
    const reopening = async () => (await hub.policies.policyOf(octokit, repository)).policy.reopen.within;
    const findings = await findCases({ octokit, repository, queue, reopening, clock: now, signal });
    if (findings === null) return log.info({ repository }, "a repository without issues is not swept");
    await putCases(findings, { queue, repository, hint, now: now(), spread: true });
    const { open, cases, since } = findings;
    const facts = { repository, open, toLookAt: cases.length, changedSince: new Date(since).toISOString() };
    log.info(facts, "swept a repository");
  });
  return { lookAgainAt: null };
}
