import { setTimeout as sleep } from "node:timers/promises";
import { SILENT } from "./log.ts";
import type { Log } from "./log.ts";
import type { Job, Queue } from "./queue.ts";

/**
 * What a look says: when to look again (null: not unless asked); that it cannot be tried before a moment, nor can any
 * other of its hint, or none of `rank` and less urgent ones, while all others can where it is so `alone`; or that somebody
 * must look into the case, and why.
 */
export type Looked =
  | { lookAgainAt: number | null; rank?: number | undefined }
  | { pauseUntil: number; rank?: number | undefined; alone?: boolean }
  | { parkFor: Error };

export interface WorkOptions {
  queue: Queue;
  /** Looks at one case. Throws when that failed. Never called for one case twice at a time. */
  look: (key: string, hint: string | null, rank: number) => Promise<Looked>;
  /** Surrounds all that is done about a row, from the look to the storing of how it ended. Default: nothing. */
  during?: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  /** The queue's clock. When it is set by hand, the owner calls `poke` afterwards. */
  now: () => number;
  /** Sleeps for some milliseconds; ends early, resolved or rejected, when the signal is aborted. Default: real time. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  log?: Log;
  /** How many cases may be looked at at the same time. Default 4. */
  concurrency?: number;
}

export interface Worker {
  /** Something may be due: after the clock was set. Of puts and releases the queue tells by itself. */
  poke(): void;
  /** Resolves when nothing is due and nothing is in work. Rejects when the queue cannot be read or written. */
  drain(): Promise<void>;
  /** Takes no more and resolves when the looks that run have ended. A drain that is still waiting rejects. */
  stop(): Promise<void>;
}

/** A poke may be missed (a lost connection, the machine slept), so no sleep is longer than this. */
const LONGEST_SLEEP = 60_000;
/** How long to wait before a queue that failed is tried again. */
const RETRY = 1_000;

/** Starts to look at due cases, several at a time, until it is stopped. Faults are logged and never end it. */
export function work(options: WorkOptions): Worker {
  return new Looking(options);
}

/** One loop takes rows and starts looks; it rests while nothing is due or all hands are full, and any poke wakes it. */
class Looking implements Worker {
  readonly #options: Required<WorkOptions>;
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #drains: PromiseWithResolvers<void>[] = [];
  #rest = new AbortController();

  constructor(options: WorkOptions) {
    this.#options = { wait: waitInRealTime, log: SILENT, concurrency: 4, during: (_key, doing) => doing(), ...options };
    this.#options.queue.watch(() => this.poke());
    this.#ended = this.#run();
  }

  poke(): void {
    this.#rest.abort();
  }

  async drain(): Promise<void> {
    if (this.#stopping.signal.aborted) throw stopped();
    const drain = Promise.withResolvers<void>();
    this.#drains.push(drain);
    this.poke();
    return drain.promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.poke();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      // Replaced before the queue is read: a poke that comes meanwhile ends the rest that follows.
      this.#rest = new AbortController();
      const sleepFor = await this.#fill();
      if (sleepFor > 0) await this.#wait(sleepFor, this.#rest.signal);
    }
    await Promise.all(this.#running);
    this.#endDrains((drain) => drain.reject(stopped()));
  }

  /** Starts what is due, as far as there are hands. Returns for how many milliseconds there is nothing more to do. */
  async #fill(): Promise<number> {
    try {
      while (this.#running.size < this.#options.concurrency && !this.#stopping.signal.aborted) {
        const job = await this.#options.queue.take();
        if (job === null) return await this.#idle();
        this.#start(job);
      }
      return LONGEST_SLEEP;
    } catch (error) {
      this.#fault(error, "The queue cannot be read");
      return RETRY;
    }
  }

  async #idle(): Promise<number> {
    const dueAt = await this.#options.queue.nextDue();
    const sleepFor = dueAt === null ? LONGEST_SLEEP : Math.min(Math.max(dueAt - this.#options.now(), 0), LONGEST_SLEEP);
    if (sleepFor > 0 && this.#running.size === 0 && !this.#rest.signal.aborted) {
      this.#endDrains((drain) => drain.resolve());
    }
    return sleepFor;
  }

  #start(job: Job): void {
    const running = this.#options
      .during(job.key, () => this.#handle(job))
      .finally(() => {
        this.#running.delete(running);
        this.poke();
      });
    this.#running.add(running);
  }

  async #handle(job: Job): Promise<void> {
    const finish = await this.#look(job);
    // While the row is in work nobody else can take it: how the look ended must be stored, however long that takes.
    while (!(await this.#stored(finish, job)) && !this.#stopping.signal.aborted) {
      await this.#wait(RETRY, this.#stopping.signal);
    }
  }

  /** Looks, and gives back how to store what came of it. */
  async #look(job: Job): Promise<() => Promise<void>> {
    const { queue, look } = this.#options;
    try {
      const looked = await look(job.key, job.hint, job.rank);
      if ("parkFor" in looked) return () => this.#fail(job, looked.parkFor, true);
      if ("pauseUntil" in looked) {
        // Without its hint it holds back nobody else.
        const held = looked.alone === true ? { ...job, hint: null } : job;
        return () => queue.pause(held, looked.pauseUntil, looked.rank);
      }
      return () => queue.settle(job, looked.lookAgainAt, looked.rank);
    } catch (error) {
      return () => this.#fail(job, error);
    }
  }

  async #fail(job: Job, error: unknown, last = false): Promise<void> {
    const { tries, parked, again } = await this.#options.queue.fail(job, error, last);
    const facts = { err: error, case: job.key, tries };
    const { log } = this.#options;
    if (!parked) log.warn(facts, "A look failed and will be tried again");
    // Every event wakes a parked case, but one report of one trouble is enough.
    else if (again) log.info(facts, "The case is parked again, for what was reported before");
    else log.error(facts, `The case is parked: ${last ? "somebody must look into it" : "its looks failed too often"}`);
  }

  async #stored(finish: () => Promise<void>, job: Job): Promise<boolean> {
    try {
      await finish();
      return true;
    } catch (error) {
      this.#fault(error, `The end of the look at ${job.key} cannot be stored`);
      return false;
    }
  }

  #fault(error: unknown, text: string): void {
    this.#options.log.error({ err: error }, text);
    this.#endDrains((drain) => drain.reject(error));
  }

  #endDrains(end: (drain: PromiseWithResolvers<void>) => void): void {
    for (const drain of this.#drains.splice(0)) end(drain);
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!signal.aborted) await this.#options.wait(milliseconds, signal).catch(() => {});
  }
}

async function waitInRealTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}

function stopped(): Error {
  return new Error("The worker was stopped before the queue was drained");
}
