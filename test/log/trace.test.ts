import { expect, test } from "vitest";
import { createLog } from "../../src/log/create.ts";
import { inTrace } from "../../src/log/trace.ts";

/** What is said, without level, time and process. */
function lines(say: (log: ReturnType<typeof createLog>) => unknown) {
  const said: object[] = [];
  const take = (line: string) => {
    const { level: _, time: __, pid: ___, hostname: ____, ...facts } = JSON.parse(line) as Record<string, unknown>;
    said.push(facts);
  };
  return { said, done: Promise.resolve(say(createLog({ level: "info", secrets: [] }, { write: take }))) };
}

test("every line tells what was done when it was said, whoever said it", async () => {
  const { said, done } = lines(async (log) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const looks = ["a#1", "a#2"].map((key) =>
      inTrace({ case: key, deliveries: [`for ${key}`] }, async () => {
        await promise;
        log.child({ name: "library" }).info("asked");
      }),
    );
    log.info("begun");
    resolve();
    await Promise.all(looks);
  });
  await done;
  expect(said).toEqual([
    { msg: "begun" },
    { name: "library", case: "a#1", deliveries: ["for a#1"], msg: "asked" },
    { name: "library", case: "a#2", deliveries: ["for a#2"], msg: "asked" },
  ]);
});

test("what a line says itself goes before what is done", async () => {
  const { said, done } = lines((log) => inTrace({ case: "a#1" }, () => log.info({ case: "b#2" }, "said")));
  await done;
  expect(said).toEqual([{ case: "b#2", msg: "said" }]);
});
