/** A program for tests: takes one case, then puts cases until it is killed; a line for each key that was acknowledged. */
import { openEmbeddedQueue } from "../../../src/queue/embedded.ts";

const TOGETHER = 20;

const queue = openEmbeddedQueue(process.argv[2] ?? "", { now: Date.now, random: Math.random });

async function put(key: string): Promise<void> {
  await queue.put(key);
  process.stdout.write(`${key}\n`);
}

await put("in work");
await queue.take();
for (let from = 0; ; from += TOGETHER) {
  await Promise.all(Array.from({ length: TOGETHER }, (_, number) => put(`a#${from + number}`)));
}
