/** Measures and prints: `npm run bench`, or some parts only, by name: `npm run bench -- clock`. Run it on a quiet machine. */
import { benchClock } from "./clock.ts";
import { benchDecide } from "./decide.ts";
import { benchLooks } from "./looks.ts";
import { benchQueue } from "./queue.ts";
import { benchReceiver } from "./receiver.ts";
import { benchStart } from "./start.ts";
import { benchSweep } from "./sweep.ts";

type Part = (print: (row: string) => void) => Promise<void>;

const PARTS: Record<string, Part> = {
  clock: benchClock,
  decide: benchDecide,
  looks: benchLooks,
  queue: benchQueue,
  receiver: benchReceiver,
  start: benchStart,
  sweep: benchSweep,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`bench: there is no part ${unknown.join(", ")}; known: ${Object.keys(PARTS).join(", ")}\n`);
  process.exitCode = 2;
} else {
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await part((row) => void process.stdout.write(`${row}\n`));
  }
}
