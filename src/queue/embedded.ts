import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { backOff, LAST_TRY } from "./back-off.ts";
import { openDatabase } from "./database.ts";
import { errorText } from "./error-text.ts";
import { tellingDamage } from "./file-damaged.ts";
import { GroupCommit } from "./group-commit.ts";
import { Listeners } from "./listeners.ts";
import type { Failure, Job, Known, Parked, PutOptions, Queue, QueueOptions, Shared, Stats } from "./queue.ts";
import { knownIn, rangeOf } from "./known.ts";
import { statsIn } from "./stats.ts";
import { statementsOf } from "./statements.ts";
import type { Statements } from "./statements.ts";
import { MOST_URGENT, whole } from "./whole.ts";

/**
 * The queue in one SQLite file of this process, or in memory (`:memory:`). Rows that a dead process had in work are due
 * at once. Throws as `openDatabase` does, a FileInUse when another process has the file open.
 */
export function openEmbeddedQueue(file: string, options: QueueOptions): Queue {
  return embeddedQueueIn(openDatabase(file), options);
}

/** The queue in a database that `openDatabase` gave. Closing the queue closes it. Throws a FileDamaged where it says so. */
export function embeddedQueueIn(database: DatabaseSync, options: QueueOptions): Queue {
  try {
    return new EmbeddedQueue(database, options);
  } catch (thrown) {
    const error = tellingDamage(thrown, database);
    database.close();
    throw error;
  }
}

/** Each method is one transaction, shared with those asked at about the same time; the state is in the rows alone. */
class EmbeddedQueue implements Queue {
  readonly #database: DatabaseSync;
  readonly #sql: Statements;
  readonly #commits: GroupCommit;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #listeners = new Listeners();

  constructor(database: DatabaseSync, options: QueueOptions) {
    this.#database = database;
    this.#sql = statementsOf(database);
    this.#commits = new GroupCommit(database);
    this.#now = options.now;
    this.#random = options.random;
    this.#sql("giveAllBack").run({ now: whole(this.#now()) });
  }

  async put(key: string, options: PutOptions = {}): Promise<void> {
    const row = { key, now: whole(this.#now()), ...columns(options) };
    await this.#commits.run(() => this.#sql("put").run(row));
    this.#listeners.tell();
  }

  async putLater(key: string, at: number, options: PutOptions = {}): Promise<void> {
    const row = { key, at: whole(at), ...columns(options) };
    await this.#commits.run(() => this.#sql("putLater").run(row));
    this.#listeners.tell();
  }

  async take(): Promise<Job | null> {
    const now = whole(this.#now());
    const row = await this.#commits.run(() => this.#sql("take").get({ now }));
    return row === undefined ? null : { ...identity(row), rank: Number(row["rank"]) };
  }

  async settle({ key }: Job, lookAgainAt: number | null, rank?: number): Promise<void> {
    const row = { key, at: lookAgainAt === null ? null : whole(lookAgainAt), ...columns({ rank }) };
    await this.#commits.run(() => {
      if (row.at === null) this.#sql("drop").run({ key });
      this.#sql("settle").run({ key, at: row.at, rank: row.rank });
    });
  }

  async fail({ key }: Job, error: unknown, last = false): Promise<Failure> {
    const text = errorText(error);
    const now = whole(this.#now());
    return this.#commits.run(() => {
      const row = this.#sql("inWork").get({ key });
      if (row === undefined) return { tries: 0, parked: false, again: false };
      const tries = Number(row["tries"]) + 1;
      const retryAt = tries < LAST_TRY && !last ? now + backOff(tries, this.#random()) : null;
      const at = earlier(retryAt, moment(row["dueAt"]));
      this.#sql("fail").run({ key, at, tries, error: text });
      return { tries, parked: at === null, again: at === null && row["parkedFor"] === text };
    });
  }

  async pause({ key, hint }: Job, until: number, rank?: number): Promise<void> {
    const row = { key, at: whole(until), ...columns({ rank }) };
    const now = whole(this.#now());
    await this.#commits.run(() => {
      this.#sql("giveBack").run({ key, at: row.at, rank: row.rank });
      this.#sql("forgetPauses").run({ now });
      if (hint !== null) this.#sql("pause").run({ hint, until, from: row.rank ?? MOST_URGENT });
    });
  }

  async nextDue(): Promise<number | null> {
    const now = whole(this.#now());
    const row = await this.#commits.run(() => this.#sql("nextDue").get({ now }));
    return moment(row?.["at"]);
  }

  async parked(): Promise<Parked[]> {
    const rows = await this.#commits.run(() => this.#sql("parked").all());
    return rows.map((row) => ({ ...identity(row), error: String(row["error"]) }));
  }

  async release(key: string): Promise<boolean> {
    const row = { key, now: whole(this.#now()) };
    const { changes } = await this.#commits.run(() => this.#sql("release").run(row));
    this.#listeners.tell();
    return changes > 0;
  }

  async keep(key: string, copy: string | null): Promise<void> {
    await this.#commits.run(() =>
      copy === null ? this.#sql("forget").run({ key }) : this.#sql("keep").run({ key, copy }),
    );
  }

  async recall(key: string): Promise<string | null> {
    const row = await this.#commits.run(() => this.#sql("recall").get({ key }));
    return row === undefined ? null : String(row["text"]);
  }

  /** In the file, although no other process has it open: the next one must know what this one spent. */
  async shared(name: string): Promise<Shared> {
    return this.#commits.run(() => this.#sharedNow(name));
  }

  async share(name: string, text: string, version: number): Promise<boolean> {
    return this.#commits.run(() => {
      if (this.#sharedNow(name).version !== version) return false;
      this.#sql("share").run({ name, text });
      return true;
    });
  }

  async known(prefix: string): Promise<Known[]> {
    const rows = await this.#commits.run(() => this.#sql("known").all(rangeOf(prefix)));
    return rows.map(knownIn);
  }

  async stats(): Promise<Stats> {
    const now = whole(this.#now());
    return statsIn(await this.#commits.run(() => this.#sql("stats").get({ now })));
  }

  watch(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The file is open in this process alone. */
  async lead(): Promise<boolean> {
    if (!this.#database.isOpen) throw new Error("The queue is closed");
    return true;
  }

  async close(): Promise<void> {
    this.#commits.flush();
    if (this.#database.isOpen) this.#database.close();
  }

  #sharedNow(name: string): Shared {
    const row = this.#sql("shared").get({ name });
    return row === undefined ? UNSHARED : { text: String(row["text"]), version: Number(row["version"]) };
  }
}

const UNSHARED: Shared = { text: "", version: 0 };

type Row = Record<string, SQLOutputValue>;

function identity(row: Row): Omit<Job, "rank"> {
  const hint = row["hint"];
  return { key: String(row["key"]), hint: typeof hint === "string" ? hint : null, tries: Number(row["tries"]) };
}

function moment(value: SQLOutputValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function columns({ rank, hint }: PutOptions): { rank: number | null; hint: string | null } {
  return { rank: rank === undefined ? null : whole(rank), hint: hint ?? null };
}
