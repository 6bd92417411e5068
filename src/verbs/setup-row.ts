/** A row of the queue that names a repository and no case: the app was installed there, so it is set up. */
import type { Logger } from "pino";
import type { Repository } from "../github/client/octokit.ts";
import type { Looked } from "../queue/work.ts";
import type { Hub } from "./hub.ts";

/** Done or hindered, nothing is left in the queue: what a person has to mend is for a person to run again. */
export async function setUpRow({ setUp }: Pick<Hub, "setUp">, row: SetupRow, log: Logger): Promise<Looked> {
  const asked = { hint: row.hint, dryRun: false, again: false, locale: null };
  const { repository, lines, changes, problem, pull } = await setUp(row.repository, asked);
  if (changes > 0) log.info({ repository, because: lines, pull }, "set up a repository");
  if (problem !== null) log.warn({ repository, problem }, "A repository cannot be set up");
  return { lookAgainAt: null };
}

interface SetupRow {
  repository: Repository;
  /** The installation's id, as the webhook named it. */
  hint: string | null;
}
