/** How quick both queues are, and how little the number of waiting cases matters: `node bench/queue.ts`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedQueue } from "../src/queue/embedded.ts";
import { openPostgresQueue } from "../src/queue/open-postgres.ts";
import type { Queue, QueueOptions } from "../src/queue/queue.ts";
import { startServer } from "../test/postgres/server.ts";

const FEW = 1_000;
const MANY = 100_000;
/** Each figure is the median of so many rounds of so many milliseconds, with few and many cases in turn. */
const ROUNDS = 7;
const ROUND = 300;
const HOUR = 3_600_000;
const TOGETHER = 50;

const options: QueueOptions = { now: Date.now, random: Math.random };

type Print = (row: string) => void;

/** A queue with so many waiting cases. */
interface Filled {
  queue: Queue;
  waiting: number;
}

/** What is measured: how many are done at a time, and the doing, by a number that grows. */
const MEASURED: [what: string, together: number, act: (filled: Filled, number: number) => Promise<unknown>][] = [
  ["looks (take and settle)", 1, ({ queue }) => lookOnce(queue)],
  ["puts, one by one", 1, (filled, number) => putAgain(filled, number)],
  [`puts, ${TOGETHER} together`, TOGETHER, (filled, number) => putTogether(filled, number)],
];

/** Prints a table: both queues, how much they do in a second with few and with many waiting cases, and the ratio. */
export async function benchQueue(print: Print): Promise<void> {
  print(row(["queue", "per second", `${FEW} cases`, `${MANY} cases`, "many/few"]));
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = await startServer({ durable: true });
  try {
    await benchOne("embedded", async (name) => openEmbeddedQueue(join(folder, name), options), print);
    await benchOne("postgres", (name) => openPostgresQueue(server.url, { ...options, schema: name }), print);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function benchOne(name: string, open: (name: string) => Promise<Queue>, print: Print): Promise<void> {
  const few = await fill(await open("few"), FEW);
  const many = await fill(await open("many"), MANY);
  try {
    for (const [what, together, act] of MEASURED) {
      const [ofFew, ofMany] = await compare(
        (number) => act(few, number),
        (number) => act(many, number),
      );
      const figures = [ofFew * together, ofMany * together].map((figure) => String(Math.round(figure)));
      print(row([name, what, ...figures, (ofMany / ofFew).toFixed(2)]));
    }
  } finally {
    await few.queue.close();
    await many.queue.close();
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell, place) => (place < 2 ? cell.padEnd(24) : cell.padStart(14))).join(" ");
}

/** Cases of ten installations and four ranks; every other one is due, the rest wait for their next moment. */
async function fill(queue: Queue, waiting: number): Promise<Filled> {
  for (let from = 0; from < waiting; from += FEW) {
    await Promise.all(Array.from({ length: FEW }, (_, number) => fillOne(queue, from + number)));
  }
  return { queue, waiting };
}

async function fillOne(queue: Queue, number: number): Promise<void> {
  const how = { rank: Math.floor(number / 2) % 4, hint: String(number % 10) };
  const key = keyOf(number);
  return number % 2 === 0 ? queue.put(key, how) : queue.putLater(key, Date.now() + HOUR + number, how);
}

function keyOf(number: number): string {
  return `acme/support#${number}`;
}

/** The case is due again at once, so that as many wait as before. */
async function lookOnce(queue: Queue): Promise<void> {
  const job = await queue.take();
  if (job === null) throw new Error("no case is due, although half of them are");
  await queue.settle(job, Date.now());
}

/** An event of a known case, so that there are as many as before. */
async function putAgain({ queue, waiting }: Filled, number: number): Promise<void> {
  await queue.put(keyOf((number * 7_919) % waiting));
}

async function putTogether(filled: Filled, number: number): Promise<void> {
  await Promise.all(Array.from({ length: TOGETHER }, (_, one) => putAgain(filled, number * TOGETHER + one)));
}

type Act = (number: number) => Promise<unknown>;

/** How often each is done in a second. In turn, because what else the machine does should slow both. */
async function compare(one: Act, other: Act): Promise<[number, number]> {
  const speeds: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    speeds[0].push(await perSecond(one));
    speeds[1].push(await perSecond(other));
  }
  return [median(speeds[0]), median(speeds[1])];
}

async function perSecond(act: Act): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < ROUND; done++) await act(done);
  return (done * 1_000) / (performance.now() - start);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

if (import.meta.main) await benchQueue((text) => void process.stdout.write(`${text}\n`));
