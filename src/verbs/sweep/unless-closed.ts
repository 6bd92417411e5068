import { classify } from "../../github/client/fault.ts";
import type { FaultKind } from "../../github/client/fault.ts";
import type { Repository } from "../../github/client/octokit.ts";
import { keepClosed } from "./heard.ts";
import type { Errands } from "./doors.ts";

/** A repository that is gone or closed to the app is left alone: nothing is gained by trying again. */
export async function unlessClosed({ queue, log, now }: Errands, repository: Repository, act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    const { kind, why } = classify(error, now());
    if (!CLOSED.includes(kind)) throw error;
    log.info({ repository, why }, "a repository is closed to the app");
    await keepClosed(queue, repository);
  }
}

/** What trying again does not mend. */
export const CLOSED: readonly FaultKind[] = ["gone", "forbidden"];
