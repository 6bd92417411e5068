import { FileInUse } from "../queue/database.ts";
import { openQueue } from "../queue/open.ts";
import type { Queue } from "../queue/queue.ts";
import type { Looked } from "../reconcile.ts";
import type { Settings } from "../settings.ts";
import { messageOf, UsageError } from "./usage.ts";

const BESIDE_SERVER = "a running server works here and looks by itself; --dry-run shows what it would do";

/**
 * The queue for a look by hand. Two that look at one case at a time would both write: where the queue is a file, holding
 * it keeps servers away meanwhile. Throws a UsageError when a server of this machine holds it, or it cannot be opened.
 */
export async function openOwnQueue({ databaseUrl, dataDir }: Settings): Promise<Queue> {
  try {
    return await openQueue({ databaseUrl: databaseUrl ?? null, dataDir }, { now: Date.now, random: Math.random });
  } catch (cause) {
    if (cause instanceof FileInUse) throw new UsageError(BESIDE_SERVER, { cause });
    throw new UsageError(messageOf(cause), { cause });
  }
}

/** Carries a look out and keeps when to look next. Where servers share the queue, one of them is told to look instead. */
export async function actOrHandOver(
  queue: Queue,
  key: string,
  { shared, act }: { shared: boolean; act: () => Promise<Looked> },
): Promise<"done" | "handed over"> {
  if (shared) {
    await queue.put(key);
    return "handed over";
  }
  const { lookAgainIn, rank } = await act();
  if (lookAgainIn !== null) await queue.putLater(key, Date.now() + lookAgainIn, { rank });
  return "done";
}
