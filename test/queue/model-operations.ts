import * as fc from "fast-check";
import { expect } from "vitest";
import type { Job, PutOptions, Queue } from "../../src/queue/queue.ts";
import type { QueueModel } from "./model.ts";

/** What may be done to a queue. `ahead` counts milliseconds from now; `choice` is one of the jobs in work. */
type Operation =
  | { do: "put"; key: string; options: PutOptions }
  | { do: "putLater"; key: string; ahead: number; options: PutOptions }
  | { do: "take" }
  | { do: "settle"; choice: number; ahead: number | null; rank: number | undefined }
  | { do: "fail"; choice: number; last: boolean }
  | { do: "pause"; choice: number; ahead: number; rank: number | undefined }
  | { do: "release"; key: string }
  | { do: "advance"; by: number };

type Named<D extends Operation["do"]> = Extract<Operation, { do: D }>;

const FAULT: Operation[] = [{ do: "advance", by: 60 * 60_000 }, { do: "take" }, { do: "fail", choice: 0, last: false }];

const aKey = fc.constantFrom("a", "b", "c", "d");
const aRank = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
const aHint = fc.option(fc.constantFrom("77", "88"), { nil: undefined });
const someOptions = fc.record({ rank: aRank, hint: aHint });
const aWhile = fc.integer({ min: -1_000, max: 100_000 });
const aChoice = fc.nat(3);
const isRare = fc.nat(9).map((number) => number === 0);
const wearOut = fc.nat(15).map((times) => Array.from({ length: times }, () => FAULT).flat());

/** Sequences of operations. Some wear a case out with fault after fault, so that rows get as far as being parked. */
export function anySequence(): fc.Arbitrary<Operation[]> {
  const steps = fc.oneof(
    { weight: 9, arbitrary: anyOperation().map((one) => [one]) },
    { weight: 1, arbitrary: wearOut },
  );
  return fc.array(steps, { maxLength: 60 }).map((sequence) => sequence.flat());
}

function anyOperation(): fc.Arbitrary<Operation> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("put" as const), key: aKey, options: someOptions }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("putLater" as const), key: aKey, ahead: aWhile, options: someOptions }),
    },
    { weight: 8, arbitrary: fc.record({ do: fc.constant("take" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("settle" as const),
        choice: aChoice,
        ahead: fc.option(aWhile),
        rank: aRank,
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant("fail" as const), choice: aChoice, last: isRare }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("pause" as const), choice: aChoice, ahead: aWhile, rank: aRank }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("release" as const), key: aKey }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant("advance" as const), by: fc.nat(4_000_000) }) },
  );
}

/** Does the operation to both and expects the same answers, then the same state as far as it can be seen. */
export async function applyBoth(operation: Operation, model: QueueModel, queue: Queue): Promise<void> {
  await apply(operation, model, queue);
  expect(await queue.nextDue()).toBe(model.nextDue());
  expect((await queue.parked()).map((parked) => parked.key)).toEqual(model.parked());
  expect(await queue.known("")).toEqual(model.known());
  expect(await queue.stats()).toEqual(model.stats());
}

async function apply(operation: Operation, model: QueueModel, queue: Queue): Promise<void> {
  switch (operation.do) {
    case "put":
      model.put(operation.key, operation.options);
      return queue.put(operation.key, operation.options);
    case "putLater":
      model.putLater(operation.key, model.clock.now + operation.ahead, operation.options);
      return queue.putLater(operation.key, model.clock.now + operation.ahead, operation.options);
    case "take":
      return take(model, queue);
    case "release":
      return expect(await queue.release(operation.key)).toBe(model.release(operation.key));
    case "advance":
      model.clock.now += operation.by;
      return;
    case "settle":
    case "fail":
    case "pause":
      return end(operation, model, queue);
  }
}

async function take(model: QueueModel, queue: Queue): Promise<void> {
  const takeable = model.takeable();
  const job = await queue.take();
  if (job === null) return expect(takeable).toEqual([]);
  expect(takeable).toContain(job.key);
  expect(model.take(job.key)).toMatchObject(job);
}

async function end(operation: Named<"settle" | "fail" | "pause">, model: QueueModel, queue: Queue): Promise<void> {
  const job = inWork(model, operation.choice);
  if (job === undefined) return;
  const { now } = model.clock;
  if (operation.do === "fail") {
    expect(await queue.fail(job, "a fault", operation.last)).toEqual(model.fail(job.key, operation.last));
  } else if (operation.do === "pause") {
    model.pause(job.key, now + operation.ahead, operation.rank);
    await queue.pause(job, now + operation.ahead, operation.rank);
  } else {
    const at = operation.ahead === null ? null : now + operation.ahead;
    model.settle(job.key, at, operation.rank);
    await queue.settle(job, at, operation.rank);
  }
}

function inWork(model: QueueModel, index: number): Job | undefined {
  const jobs = [...model.rows].filter(([, row]) => row.state === "in work");
  const chosen = jobs[index % Math.max(jobs.length, 1)];
  if (chosen === undefined) return undefined;
  const [key, { rank, hint, tries }] = chosen;
  return { key, rank, hint, tries };
}
