/** The laws of a queue (src/queue/queue.ts), for every implementation: each test file hands in how to open one. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withQueue } from "./fixture.ts";
import type { Open } from "./fixture.ts";
import { COPY_LAWS } from "./copy-laws.ts";
import { END_LAWS, FAULT_LAWS, PAUSE_LAWS } from "./end-laws.ts";
import { anySequence, applyBoth } from "./model-operations.ts";
import { KNOWN_LAWS } from "./known-laws.ts";
import { QueueModel } from "./model.ts";
import { PUT_LAWS, TAKE_LAWS } from "./put-laws.ts";
import { SHARE_LAWS } from "./share-laws.ts";
import { STATS_LAWS } from "./stats-laws.ts";

/** Registers the laws as tests. `open` gives an empty queue; `sequences` of operations are compared with the model. */
export function testLaws(open: Open, sequences: number): void {
  test.each([
    ...PUT_LAWS,
    ...TAKE_LAWS,
    ...END_LAWS,
    ...FAULT_LAWS,
    ...PAUSE_LAWS,
    ...SHARE_LAWS,
    ...COPY_LAWS,
    ...KNOWN_LAWS,
    ...STATS_LAWS,
  ])("%s", async (_name, story) => {
    expect.hasAssertions();
    await withQueue(open, story);
  });

  test("any sequence of operations behaves as the model", { timeout: 120_000 }, async () => {
    expect.hasAssertions();
    const property = fc.asyncProperty(anySequence(), async (operations) => {
      await withQueue(open, async ({ queue, clock }) => {
        const model = new QueueModel(clock);
        for (const each of operations) await applyBoth(each, model, queue);
      });
    });
    await fc.assert(property, { numRuns: sequences });
  });
}
