/** How much of GitHub an installation may ask for, shared by all clients of all processes (architecture.md, "Queue"). */
import type { Duration, Instant } from "../../core/model/case.ts";
import { ALLOWANCES, COMMON_ALLOWANCES, formatSpent, parseSpent, roomFrom, spend } from "./allowance.ts";
import type { Cost, Spent } from "./allowance.ts";
import { TooMuch } from "./fault.ts";

/** Where processes share texts: of the queue (src/queue/queue.ts), which nothing here may know. */
export interface SharedStore {
  shared(name: string): Promise<{ text: string; version: number }>;
  /** False when somebody was faster. */
  share(name: string, text: string, version: number): Promise<boolean>;
}

export interface Budget {
  /** Counts a request that is about to be sent; throws a TooMuch where that would be too much for anybody. */
  spend(installation: string, method: string): Promise<void>;
  /** From when on there is room for a case of this rank to write so often; null: now. */
  roomFor(installation: string, writes: number, rank: number): Promise<Instant | null>;
  /** What an answer said of the hour's requests: how many of them are left, and when it ends. */
  hear(installation: string, hour: Hour): void;
}

/** The primary limit. */
export interface Hour {
  /** As a share of all; from 0 to 1. */
  left: number;
  endsIn: Duration;
}

/** Cases of this rank and less may use up all of it. */
const URGENT = 1;

/** As long as GitHub's, in milliseconds, and a minute for the way. */
const HOUR: Duration = 61 * 60_000;

/** What is kept of the hour's requests for urgent cases. */
const KEPT = 0.1;

/** A budget that keeps to `ALLOWANCES`. `clock` must be the same for all that share it, give or take a second or two. */
export function createBudget(store: SharedStore, clock: () => Instant): Budget {
  const ledger = createLedger(store);
  const hours = new Map<string, { left: number; endsAt: Instant }>();
  const hourEnds = (installation: string, rank: number): Instant => {
    const { left, endsAt } = hours.get(installation) ?? { left: 1, endsAt: 0 };
    // One that ends later was heard of before the clock was set back.
    const runs = endsAt - clock() <= HOUR;
    return runs && left <= (rank <= URGENT ? 0 : KEPT) ? endsAt : 0;
  };
  return {
    spend: async (installation, method) => {
      const cost = costOf(method);
      await ledger.change(installation, (spent) => {
        const now = clock();
        const from = roomFrom(spent, cost, { allowances: ALLOWANCES, now });
        if (from > now) throw new TooMuch(from - now, null);
        return spend(spent, cost, now);
      });
    },
    roomFor: async (installation, writes, rank) => {
      const now = clock();
      const cost = { points: READING + writes * WRITE.points, writes };
      const allowances = rank <= URGENT ? ALLOWANCES : COMMON_ALLOWANCES;
      const from = roomFrom(await ledger.read(installation), cost, { allowances, now });
      const latest = Math.max(from, hourEnds(installation, rank));
      return latest > now ? latest : null;
    },
    hear: (installation, { left, endsIn }) => void hours.set(installation, { left, endsAt: clock() + endsIn }),
  };
}

/** A server that sets no limits needs none. */
export const ENDLESS: Budget = { spend: async () => {}, roomFor: async () => null, hear: () => {} };

const READ: Cost = { points: 1, writes: 0 };
const WRITE: Cost = { points: 5, writes: 1 };

/** What reading a case usually costs. */
const READING = 5;

function costOf(method: string): Cost {
  return method === "GET" || method === "HEAD" ? READ : WRITE;
}

/** Each change is made on what was read last, and anew where another process was faster. */
function createLedger(store: SharedStore) {
  const known = new Map<string, { spent: Spent; version: number }>();
  const turns = new Map<string, Promise<unknown>>();
  const fetched = async (installation: string) => {
    const { text, version } = await store.shared(nameOf(installation));
    const entry = { spent: parseSpent(text), version };
    known.set(installation, entry);
    return entry;
  };
  const change = async (installation: string, by: (spent: Spent) => Spent): Promise<void> => {
    const before = known.get(installation) ?? (await fetched(installation));
    const spent = by(before.spent);
    if (await store.share(nameOf(installation), formatSpent(spent), before.version)) {
      known.set(installation, { spent, version: before.version + 1 });
      return;
    }
    await fetched(installation);
    await change(installation, by);
  };
  return {
    read: async (installation: string): Promise<Spent> => (await fetched(installation)).spent,
    /** One after the other in this process. */
    change: async (installation: string, by: (spent: Spent) => Spent): Promise<void> => {
      const turn = (turns.get(installation) ?? Promise.resolve()).then(() => change(installation, by));
      turns.set(
        installation,
        turn.catch(() => {}),
      );
      return turn;
    },
  };
}

function nameOf(installation: string): string {
  return `budget ${installation}`;
}
