import type { Queue } from "../queue/queue.ts";

/** The name of the text that is stored to see whether one can be. No case has it. */
const NAME = "readiness";

/** Takes more room than any webhook: while there is room for this, there is room for those. */
const TEXT = "x".repeat(32 * 1024);

/** An answer holds so long, in milliseconds: whoever asks without end must not wear out the disk. */
const HOLDS = 1_000;

/**
 * Whether webhooks can be stored now, which is seen by storing something and dropping it again: a disk that is full can
 * still be read. Who asks at the same time shares one answer. Rejects with what is wrong.
 */
export function createReady(queue: Pick<Queue, "keep">, clock: () => number = () => performance.now()) {
  let last: { at: number; answer: Promise<boolean> } | null = null;
  return async (): Promise<boolean> => {
    const now = clock();
    if (last === null || now - last.at >= HOLDS) last = { at: now, answer: isStored(queue) };
    return last.answer;
  };
}

async function isStored(queue: Pick<Queue, "keep">): Promise<boolean> {
  await queue.keep(NAME, TEXT);
  await queue.keep(NAME, null);
  return true;
}
