/** Until when everything of a repository was heard, as it is kept with its errand in the queue. */
import type { Heard } from "../../core/sweep.ts";
import type { Repository } from "../../github/client/octokit.ts";
import type { Queue } from "../../queue/queue.ts";
import { errandKey } from "../case-key.ts";

const CLOSED = " closed";

export async function readHeard(queue: Pick<Queue, "recall">, repository: Repository): Promise<Heard> {
  const text = (await queue.recall(errandKey("sweep", repository))) ?? "";
  const at = Date.parse(text.replace(CLOSED, ""));
  return { until: Number.isNaN(at) ? null : at, closed: text.endsWith(CLOSED) };
}

export async function keepHeard(queue: Pick<Queue, "keep">, repository: Repository, heard: Heard): Promise<void> {
  const { until, closed } = heard;
  // Where nobody knows until when, nothing more can be unknown.
  const text = until === null ? null : `${new Date(until).toISOString()}${closed ? CLOSED : ""}`;
  await queue.keep(errandKey("sweep", repository), text);
}

/** The repository is closed to the app: looks were given up that the next sweep must begin again. */
export async function keepClosed(queue: Pick<Queue, "recall" | "keep">, repository: Repository): Promise<void> {
  await keepHeard(queue, repository, { ...(await readHeard(queue, repository)), closed: true });
}
