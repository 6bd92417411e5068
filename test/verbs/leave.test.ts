import { expect, onTestFinished, test } from "vitest";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import { leave } from "../../src/verbs/leave.ts";

test("of cases where the app is no more no record is kept, of others it is", async () => {
  const queue = openEmbeddedQueue(":memory:", { now: () => 1, random: () => 0 });
  onTestFinished(() => queue.close());
  for (const key of ["acme/support#1", "acme/support#2", "acme/supporters#1", "other/support#1"]) {
    await queue.keep(key, "the record");
  }
  await leave(queue, ["acme/support#"]);
  expect((await queue.known("")).map(({ key }) => key)).toEqual(["acme/supporters#1", "other/support#1"]);
  await leave(queue, ["acme/", "other/"]);
  expect(await queue.known("")).toEqual([]);
});
