import { backOff, LAST_TRY } from "./back-off.ts";
import { errorText } from "./error-text.ts";
import type { Listeners } from "./listeners.ts";
import { SILENT } from "./log.ts";
import type { Connections } from "./postgres-connections.ts";
import * as sql from "./postgres-statements.ts";
import type { Failure, Job, Known, Parked, PutOptions, Queue, QueueOptions, Shared, Stats } from "./queue.ts";
import { knownIn, rangeOf } from "./known.ts";
import { statsIn } from "./stats.ts";
import { LOOK_EVERY, Stranded } from "./stranded.ts";
import { MOST_URGENT, whole } from "./whole.ts";

/** What the queue is made of: the session in which rows are taken, and connections for all that may happen beside. */
export interface PostgresParts {
  pool: Connections;
  session: Connections;
  worker: number;
  /** Told when any process put a row. */
  listeners: Listeners;
}

/**
 * The queue in PostgreSQL, for any number of processes. Each method is one statement and so one transaction; the state
 * is in the rows alone, but for what this process is busy with.
 *
 * Why these are not jobs of graphile-worker, whose job key comes near: it makes its time itself (`now()`, or the host's),
 * so the laws could be shown only by waiting; putting a job anew overwrites its priority and moves it to the end (laws 3
 * and 4); a job that is put while it is locked becomes a second one beside it (law 2); its back-off grows to six hours
 * (law 7); the jobs of a dead worker are locked for four hours (law 9); and it runs jobs, but lets nobody take one. Each
 * could be mended from outside, with more statements than there are here.
 */
export class PostgresQueue implements Queue {
  readonly #pool: Connections;
  readonly #session: Connections;
  readonly #worker: number;
  readonly #listeners: Listeners;
  readonly #options: Required<QueueOptions>;
  readonly #stranded: Stranded;
  /** Left alone until their work ends here, even if the database was away so long that others were given them. */
  readonly #busyWith = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #announcing = false;
  #unannounced = false;

  constructor({ pool, session, worker, listeners }: PostgresParts, options: QueueOptions) {
    this.#pool = pool;
    this.#session = session;
    this.#worker = worker;
    this.#listeners = listeners;
    this.#options = { log: SILENT, ...options };
    this.#stranded = new Stranded(session);
  }

  async put(key: string, options: PutOptions = {}): Promise<void> {
    await this.#pool.query(sql.PUT, [key, this.#now(), ...columns(options)]);
    this.#announce();
  }

  async putLater(key: string, at: number, options: PutOptions = {}): Promise<void> {
    await this.#pool.query(sql.PUT_LATER, [key, whole(at), ...columns(options)]);
    this.#announce();
  }

  /** One after the other: a row that was taken is known here before anything else is asked. */
  async take(): Promise<Job | null> {
    const turn = this.#turn.then(() => this.#takeNext());
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async settle({ key }: Job, lookAgainAt: number | null, rank?: number): Promise<void> {
    const at = lookAgainAt === null ? null : whole(lookAgainAt);
    const [newRank] = columns({ rank });
    await this.#pool.query(sql.SETTLE, [key, this.#worker, at, newRank]);
    this.#busyWith.delete(key);
  }

  async fail({ key }: Job, error: unknown, last = false): Promise<Failure> {
    const now = this.#now();
    const chance = this.#options.random();
    const retries = Array.from({ length: last ? 0 : LAST_TRY - 1 }, (_, tries) => now + backOff(tries + 1, chance));
    const { rows } = await this.#pool.query(sql.FAIL, [key, this.#worker, retries, errorText(error)]);
    this.#busyWith.delete(key);
    const [row] = rows;
    return { tries: Number(row?.["tries"] ?? 0), parked: row?.["parked"] === true, again: row?.["again"] === true };
  }

  async pause({ key, hint }: Job, until: number, rank?: number): Promise<void> {
    const [newRank] = columns({ rank });
    await this.#pool.query(sql.PAUSE, [key, this.#worker, whole(until), hint, newRank, newRank ?? MOST_URGENT]);
    this.#busyWith.delete(key);
  }

  async nextDue(): Promise<number | null> {
    const now = this.#now();
    const { rows } = await this.#pool.query(sql.NEXT_DUE, [now, [...this.#busyWith], now + LOOK_EVERY]);
    const at = rows[0]?.["at"] ?? null;
    return at === null ? null : Number(at);
  }

  async parked(): Promise<Parked[]> {
    const { rows } = await this.#pool.query(sql.LIST_PARKED);
    return rows.map((row) => ({ ...identity(row), error: String(row["error"]) }));
  }

  async release(key: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(sql.RELEASE, [key, this.#now()]);
    this.#announce();
    return rowCount === 1;
  }

  async keep(key: string, copy: string | null): Promise<void> {
    await (copy === null ? this.#pool.query(sql.FORGET, [key]) : this.#pool.query(sql.KEEP, [key, copy]));
  }

  async recall(key: string): Promise<string | null> {
    const { rows } = await this.#pool.query(sql.RECALL, [key]);
    const text = rows[0]?.["text"];
    return typeof text === "string" ? text : null;
  }

  async shared(name: string): Promise<Shared> {
    const [row] = (await this.#pool.query(sql.SHARED, [name])).rows;
    const text = row?.["text"];
    return { text: typeof text === "string" ? text : "", version: Number(row?.["version"] ?? 0) };
  }

  async share(name: string, text: string, version: number): Promise<boolean> {
    return (await this.#pool.query(sql.SHARE, [name, text, version])).rowCount === 1;
  }

  async known(prefix: string): Promise<Known[]> {
    const { from, to } = rangeOf(prefix);
    const { rows } = await this.#pool.query(sql.KNOWN, [from, to]);
    return rows.map(knownIn);
  }

  async stats(): Promise<Stats> {
    const { rows } = await this.#pool.query(sql.STATS, [this.#now()]);
    return statsIn(rows[0]);
  }

  watch(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async lead(role: string): Promise<boolean> {
    const { rows } = await this.#session.query(sql.LEAD, [role]);
    return rows[0]?.["leads"] === true;
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#session.close()]);
  }

  async #takeNext(): Promise<Job | null> {
    const now = this.#now();
    const asking = { now, worker: this.#worker, busyWith: [...this.#busyWith] };
    const given = await this.#stranded.giveBack(asking);
    if (given.length > 0) this.#options.log.warn({ cases: given }, "Cases that nobody worked on were given back");
    const { rows } = await this.#session.query(sql.TAKE, [now, asking.busyWith, this.#worker]);
    const [row] = rows;
    if (row === undefined) return null;
    const job = { ...identity(row), rank: Number(row["rank"]) };
    this.#busyWith.add(job.key);
    return job;
  }

  #now(): number {
    return whole(this.#options.now());
  }

  /**
   * Tells this process at once and the others soon: one notification at a time, outside the put's own transaction,
   * because PostgreSQL commits transactions that notify one after the other.
   */
  #announce(): void {
    this.#listeners.tell();
    this.#unannounced = true;
    if (!this.#announcing) void this.#notify();
  }

  async #notify(): Promise<void> {
    this.#announcing = true;
    while (this.#unannounced) {
      this.#unannounced = false;
      // Who is not told finds the row when it looks the next time.
      await this.#pool.query(sql.ANNOUNCE).catch(() => {});
    }
    this.#announcing = false;
  }
}

function identity(row: Record<string, unknown>): Omit<Job, "rank"> {
  const hint = row["hint"];
  return { key: String(row["key"]), hint: typeof hint === "string" ? hint : null, tries: Number(row["tries"]) };
}

function columns({ rank, hint }: PutOptions): [rank: number | null, hint: string | null] {
  return [rank === undefined ? null : whole(rank), hint ?? null];
}
