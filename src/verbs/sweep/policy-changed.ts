import type { Duration } from "../../core/model/case.ts";
import { allOf } from "../../core/sweep.ts";
import { listOpenCases } from "../../github/repository/listing.ts";
import type { Repository } from "../../github/client/octokit.ts";
import { POLICY_WINDOW } from "../../github/policy/file.ts";
import type { Looked } from "../../queue/work.ts";
import { errandKey } from "../case-key.ts";
import { putPaced } from "./cases.ts";
import type { Errands } from "./doors.ts";
import { extendingRepositories } from "./extending.ts";
import { unlessClosed } from "./unless-closed.ts";

/** The policy of a repository changed: all its open cases are looked at (sla.md rule 11), and those that extend it. */
export async function lookAtAll(errands: Errands, repository: Repository, hint: string | null): Promise<Looked> {
  const { hub, queue, log, now, signal, shared } = errands;
  await unlessClosed(errands, repository, async () => {
    const octokit = await hub.clientFor(repository, hint);
    const open = (await listOpenCases({ octokit, repository, signal }))?.issues ?? [];
    // Only this server heard of the push: what the others have read of the policy holds for a while.
    const wait: Duration = shared ? POLICY_WINDOW : 0;
    await putPaced(allOf(open), { queue, repository, hint, now: now() + wait });
    const extending = await extendingRepositories(errands, repository, octokit);
    for (const one of extending) await queue.put(errandKey("policy", one), hint === null ? {} : { hint });
    log.info({ repository, open: open.length, extending }, "the policy changed: has the open cases looked at");
  });
  return { lookAgainAt: null };
}
