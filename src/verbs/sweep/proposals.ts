import type { Repository } from "../../github/client/octokit.ts";
import type { Looked } from "../../queue/work.ts";
import type { Errands } from "./doors.ts";
import { unlessClosed } from "./unless-closed.ts";

/** The index of a knowledge base changed: all open proposals there follow. Throws in words when one cannot; it is tried again. */
export async function followProposals(errands: Errands, repository: Repository, hint: string | null): Promise<Looked> {
  const { hub, log } = errands;
  await unlessClosed(errands, repository, async () => {
    const { open, moved, refused } = await hub.followProposals(repository, await hub.clientFor(repository, hint));
    if (open > 0) log.info({ repository, open, moved }, "had the open proposals follow the knowledge base");
    const [cause] = refused;
    if (cause === undefined) return;
    throw new Error(`${refused.length} of ${open} proposals cannot follow the knowledge base: ${cause.message}`, {
      cause,
    });
  });
  return { lookAgainAt: null };
}
