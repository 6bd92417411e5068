import type { Queue } from "../queue/queue.ts";

/** So many are dropped at the same time, because they share the disk's sync. */
const PART = 500;

/**
 * The app was taken away from the cases whose keys begin with one of these: what was kept of them is dropped. A row that
 * is left finds nobody when it is due, and ends then.
 */
export async function leave(queue: Pick<Queue, "known" | "keep">, prefixes: readonly string[]): Promise<void> {
  for (const prefix of prefixes) {
    const known = await queue.known(prefix);
    for (let from = 0; from < known.length; from += PART) {
      await Promise.all(known.slice(from, from + PART).map(({ key }) => queue.keep(key, null)));
    }
  }
}
