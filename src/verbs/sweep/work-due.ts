import type { Job, Queue } from "../../queue/queue.ts";

export interface DueWork {
  queue: Queue;
  /** Whether a row is this worker's. The others are given back as they were. */
  isMine: (key: string) => boolean;
  /** Looks, and says how it ended; what it throws ends the work. */
  look: (job: Job) => Promise<Ended>;
  /** The queue's clock. */
  now: () => number;
}

/** How a look ended. */
export type Ended = { lookAgainAt: number | null; rank: number } | { failed: unknown };

/** So many looks at a time, as a server does. */
const HANDS = 4;

/** A case that wants to be looked at again at once may want it for ever. */
const MOST_LOOKS = 10;

/** Does what is due until nothing is, where no server works on the queue. Nothing that it took stays taken. */
export async function workDue(work: DueWork): Promise<void> {
  const { queue, now } = work;
  const progress: Progress = { left: [], looks: new Map(), stopped: false };
  const hands = await Promise.allSettled(Array.from({ length: HANDS }, () => hand(work, progress)));
  for (const job of progress.left) await queue.pause(job, now());
  for (const one of hands) if (one.status === "rejected") throw one.reason;
}

interface Progress {
  /** Taken, and not to be looked at here, or not again. */
  left: Job[];
  looks: Map<string, number>;
  /** A look has ended the work. */
  stopped: boolean;
}

async function hand(work: DueWork, progress: Progress): Promise<void> {
  while (!progress.stopped) {
    const job = await work.queue.take();
    if (job === null) return;
    const looks = progress.looks.get(job.key) ?? 0;
    progress.looks.set(job.key, looks + 1);
    if (!work.isMine(job.key) || looks >= MOST_LOOKS) progress.left.push(job);
    else await handle(work, job, progress);
  }
}

async function handle({ queue, look }: DueWork, job: Job, progress: Progress): Promise<void> {
  try {
    const ended = await look(job);
    if ("failed" in ended) await queue.fail(job, ended.failed);
    else await queue.settle(job, ended.lookAgainAt, ended.rank);
  } catch (error) {
    progress.stopped = true;
    progress.left.push(job);
    throw error;
  }
}
