import { backOff, LAST_TRY } from "../../src/queue/back-off.ts";
import type { Failure, Known, PutOptions, Stats } from "../../src/queue/queue.ts";

interface Row {
  state: "waiting" | "in work" | "parked";
  /** While in work: the moment asked for since. */
  dueAt: number | null;
  rank: number;
  hint: string | null;
  tries: number;
  /** It was parked, always with the same words, and nobody has seen it well since. */
  reported: boolean;
}

/** The queue's laws in the simplest words: rows in a map, every question answered by looking at all of them. */
export class QueueModel {
  readonly clock: { now: number };
  readonly rows = new Map<string, Row>();
  readonly #pauses: { hint: string; rank: number; until: number }[] = [];

  constructor(clock: { now: number }) {
    this.clock = clock;
  }

  put(key: string, options: PutOptions): void {
    const row = this.#row(key, options);
    row.dueAt = Math.min(row.dueAt ?? this.clock.now, this.clock.now);
    row.tries = 0;
    row.rank = options.rank ?? row.rank;
    row.hint = options.hint ?? row.hint;
    if (row.state === "parked") row.state = "waiting";
  }

  putLater(key: string, at: number, options: PutOptions): void {
    const known = this.rows.get(key);
    if (known?.state === "parked" || (known?.state === "waiting" && known.tries > 0)) return;
    const row = this.#row(key, options);
    row.dueAt = Math.min(row.dueAt ?? at, at);
  }

  /** The keys that a take may give now: several when they are equally urgent and old. */
  takeable(): string[] {
    const due = [...this.rows].filter(([, row]) => row.state === "waiting" && this.#givenFrom(row) <= this.clock.now);
    const rank = Math.min(...due.map(([, row]) => row.rank));
    const first = due.filter(([, row]) => row.rank === rank);
    const oldest = Math.min(...first.map(([, row]) => row.dueAt ?? 0));
    return first.filter(([, row]) => row.dueAt === oldest).map(([key]) => key);
  }

  take(key: string): Row & { key: string } {
    return { key, ...Object.assign(this.#row(key, {}), { state: "in work", dueAt: null }) };
  }

  settle(key: string, at: number | null, rank: number | undefined): void {
    const row = this.#end(key, at);
    Object.assign(row, { tries: 0, reported: false });
    row.rank = rank ?? row.rank;
    if (row.dueAt === null) this.rows.delete(key);
  }

  fail(key: string, last: boolean): Failure {
    const tries = (this.rows.get(key)?.tries ?? 0) + 1;
    const row = this.#end(key, tries < LAST_TRY && !last ? this.clock.now + backOff(tries, 0) : null);
    row.tries = tries;
    if (row.dueAt !== null) return { tries, parked: false, again: false };
    const again = row.reported;
    Object.assign(row, { state: "parked", reported: true });
    return { tries, parked: true, again };
  }

  pause(key: string, until: number, rank: number | undefined): void {
    const row = this.#end(key, until);
    row.rank = rank ?? row.rank;
    if (row.hint !== null) this.#pauses.push({ hint: row.hint, rank: rank ?? -Infinity, until });
  }

  nextDue(): number | null {
    const waiting = [...this.rows.values()].filter((row) => row.state === "waiting");
    return waiting.length === 0 ? null : Math.min(...waiting.map((row) => this.#givenFrom(row)));
  }

  parked(): string[] {
    const parked = [...this.rows].filter(([, row]) => row.state === "parked");
    return parked.map(([key]) => key).toSorted();
  }

  /** What the model knows of has a row: it keeps no texts. */
  known(): Known[] {
    const rows = [...this.rows].map(([key, { hint }]) => ({ key, hint, waits: true }));
    return rows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  }

  stats(): Stats {
    const moments = this.#all("waiting").map(({ dueAt }) => dueAt ?? 0);
    const due = moments.filter((at) => at <= this.clock.now);
    return {
      due: due.length,
      waiting: moments.length - due.length,
      inWork: this.#all("in work").length,
      parked: this.#all("parked").length,
      oldestDue: due.length === 0 ? null : Math.min(...due),
    };
  }

  release(key: string): boolean {
    const row = this.rows.get(key);
    if (row?.state !== "parked") return false;
    Object.assign(row, { state: "waiting", dueAt: this.clock.now, tries: 0, reported: false });
    return true;
  }

  #all(state: Row["state"]): Row[] {
    return [...this.rows.values()].filter((row) => row.state === state);
  }

  #row(key: string, options: PutOptions): Row {
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const { rank = 0, hint = null } = options;
    const row: Row = { state: "waiting", dueAt: null, rank, hint, tries: 0, reported: false };
    this.rows.set(key, row);
    return row;
  }

  #end(key: string, at: number | null): Row {
    const row = this.#row(key, {});
    const moments = [row.dueAt, at].filter((moment) => moment !== null);
    return Object.assign(row, { state: "waiting", dueAt: moments.length === 0 ? null : Math.min(...moments) });
  }

  #givenFrom(row: Row): number {
    const pauses = this.#pauses.filter(({ hint, rank, until }) => {
      return hint === row.hint && rank <= row.rank && until > this.clock.now;
    });
    return Math.max(row.dueAt ?? 0, ...pauses.map(({ until }) => until));
  }
}
