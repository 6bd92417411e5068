/**
 * Whole looks: webhook, queue, reading, decision, writing, over HTTP against the sandbox, which is in the same process and
 * does as much work as the app. With few and with many other cases waiting in the queue.
 */
import { openQueue } from "../src/queue/open.ts";
import type { Delivery, RequestLog } from "../src/sandbox/sandbox.ts";
import type { Settings } from "../src/settings.ts";
import { formBody } from "../src/verbs/demo/actions.ts";
import { openHouse } from "../src/verbs/demo/house.ts";
import type { House } from "../src/verbs/demo/house.ts";
import { personAt, REPOSITORY } from "../src/verbs/demo/person.ts";
import { startService } from "../src/verbs/service.ts";

const WAITING = [1_000, 100_000] as const;
/** Each figure is the median of so many rounds, of a look at each of the cases, with few and many waiting in turn. */
const ROUNDS = 9;
const CASES = 30;
const MONDAY = Date.UTC(2026, 10, 23, 1);
const SUBMITTER = "lin-mei";
const DAY = 86_400_000;
/** So many rows are put at once. */
const TOGETHER = 1_000;

const ANSWERS = { type: "Function broken", impact: "Some people", urgency: "Work goes on, but with difficulty" };
const BODY = formBody({ ...ANSWERS, description: "The payment page shows error 502." }, "en");

/** Has every case looked at once. */
type Ask = (house: House, round: number) => Promise<unknown>;

const ASKED: [what: string, ask: Ask][] = [
  ["a webhook that tells nothing new", sendAgain],
  ["a command that is obeyed", command],
];

/** Prints a row for each kind of look: how many a second with few and with many cases waiting, and the ratio. */
export async function benchLooks(print: (row: string) => void): Promise<void> {
  const houses: House[] = [];
  try {
    for (const waiting of WAITING) houses.push(await houseWith(waiting));
    print(row(["looks through the sandbox", ...WAITING.map((waiting) => `${waiting} waiting`), "many/few"]));
    for (const [what, ask] of ASKED) {
      const rates: number[][] = houses.map(() => []);
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [nth, house] of houses.entries()) rates[nth]?.push(await rateOf(house, ask, round));
      const [few = 0, many = 0] = rates.map(median);
      print(row([what, `${few.toFixed(0)}/s`, `${many.toFixed(0)}/s`, (many / few).toFixed(2)]));
    }
  } finally {
    await Promise.all(houses.map((house) => house.close()));
  }
}

async function houseWith(waiting: number): Promise<House> {
  const told: Settings[] = [];
  const house = await openHouse({
    locale: "en",
    now: MONDAY,
    start: (options) => {
      told.push(options.settings);
      return startService(options);
    },
  });
  const opening = { ...REPOSITORY, login: SUBMITTER, title: "Payment fails", labels: ["case"], assignees: [] };
  for (let nth = 0; nth < CASES; nth += 1) await house.sandbox.openByForm({ ...opening, body: BODY });
  await house.settle();
  const [{ dataDir } = { dataDir: "" }] = told;
  await house.goDown(0, () => fill(dataDir, waiting, house.sandbox.now() + DAY));
  return house;
}

async function fill(dataDir: string, waiting: number, at: number): Promise<void> {
  const queue = await openQueue({ databaseUrl: null, dataDir }, { now: Date.now, random: Math.random });
  const put = (nth: number) => queue.putLater(`acme/other#${nth + 1}`, at + nth, { rank: nth % 4 });
  for (let from = 0; from < waiting; from += TOGETHER)
    await Promise.all(Array.from({ length: TOGETHER }, (_, nth) => put(from + nth)));
  await queue.close();
}

async function sendAgain({ sandbox }: House): Promise<void> {
  const guids = new Set(
    sandbox
      .deliveries()
      .filter(isOfForm)
      .map(({ guid }) => guid),
  );
  if (guids.size !== CASES) throw new Error(`expected ${CASES} webhooks of forms, found ${guids.size}`);
  await Promise.all([...guids].map((guid) => sandbox.redeliver(guid)));
}

/** The form itself sets the label that makes its issue a case. */
function isOfForm({ event, payload }: Delivery): boolean {
  const { action, sender } = payload as { action?: string; sender?: { login: string } };
  return event === "issues" && action === "labeled" && sender?.login === SUBMITTER;
}

async function command({ url }: House, round: number): Promise<void> {
  const { rest } = personAt(url, "li-lei").octokit;
  const body = `/grade ${1 + (round % 3)} for the ${round + 1}. time`;
  const say = (nth: number) => rest.issues.createComment({ ...REPOSITORY, issue_number: nth + 1, body });
  await Promise.all(Array.from({ length: CASES }, (_, nth) => say(nth)));
}

async function rateOf(house: House, ask: Ask, round: number): Promise<number> {
  const before = house.sandbox.requests().length;
  const began = performance.now();
  await ask(house, round);
  await house.settle();
  const took = performance.now() - began;
  const read = house.sandbox.requests().slice(before).filter(isReading);
  if (new Set(read.map(({ path }) => path)).size !== CASES) throw new Error("not every case was looked at");
  return (CASES * 1_000) / took;
}

function isReading({ operation }: RequestLog): boolean {
  return operation === "issues/list-events-for-timeline";
}

function row([name = "", ...cells]: readonly string[]): string {
  return `${name.padEnd(36)}${cells.map((cell) => cell.padStart(16)).join("")}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
