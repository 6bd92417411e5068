/**
 * The clocks found a second, slow way: the case is lived through minute by minute and each minute that counts is noted.
 * Written from sla.md alone; for entries at whole minutes.
 */
import type { Grade, Stage } from "../../../src/core/model/case.ts";
import type { Clock, ClockKind, ClockState } from "../../../src/core/clock/type.ts";
import type { ClockPolicy } from "../../../src/core/model/policy.ts";
import type { ClockEvent } from "../../../src/core/clock/history.ts";
import { MINUTE, slowCalendar } from "../calendar/slow-calendar.ts";

export type SlowClock = Pick<Clock, "state" | "target" | "start" | "due" | "met" | "spent" | "margin" | "paused">;
type SlowRound = Record<ClockKind, SlowClock | null>;

/** What is noted of one round. */
interface Notes {
  from: number;
  grade: Grade | null;
  firstGradedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  isVoid: boolean;
  /** When staff last said something, while the case was open. */
  saidAt: number;
  /** The minutes at which each clock was not paused. */
  awake: { response: number[]; resolution: number[] };
  isPaused: { response: boolean; resolution: boolean };
}

const VOID = ["duplicate", "out-of-scope", "false-alarm", "withdrawn"];
const ANSWERING: Stage[] = ["diagnosis", "handling", "verification", "closed"];
const STAFF = ["staff", "supervisor"];

/** The rounds, the last one being how things stand; none before the case was opened. */
export function slowClocks(history: readonly ClockEvent[], policy: ClockPolicy, now: number): SlowRound[] {
  return live(history, policy, now).map((notes, index, all) => {
    const end = all[index + 1]?.from ?? now;
    const updates = notes.grade !== null && policy.grades[notes.grade].update !== null;
    return {
      response: judge("response", { notes, policy, end }),
      resolution: judge("resolution", { notes, policy, end }),
      update: updates ? judge("update", { notes, policy, end }) : null,
    };
  });
}

/** Goes through the case's life; entries of one instant happen in their order. */
function live(history: readonly ClockEvent[], policy: ClockPolicy, now: number): Notes[] {
  const events = history.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const life = new Life(policy);
  const first = events[0]?.at ?? now;
  const happened = Map.groupBy(events, ({ at }) => at);
  for (let minute = first; minute <= now; minute += MINUTE) {
    for (const event of happened.get(minute) ?? []) life.happen(event);
    if (minute < now) life.pass(minute);
  }
  return life.rounds;
}

class Life {
  readonly rounds: Notes[] = [];
  readonly policy: ClockPolicy;
  stage: Stage = "intake";
  isClosed = false;
  holds = new Set<"submitter" | "vendor" | "verification">();
  grade: Grade | null = null;
  firstGradedAt: number | null = null;

  constructor(policy: ClockPolicy) {
    this.policy = policy;
  }

  happen(event: ClockEvent): void {
    if (event.event === "opened" && this.rounds.length === 0) this.begin(event.at);
    this.change(event);
    const round = this.rounds.at(-1);
    if (round === undefined) return;
    const isStaff = STAFF.includes(event.by);
    const moved = event.event === "staged" && ANSWERING.includes(event.stage);
    if (isStaff && (event.event === "commented" || event.event === "closed" || moved)) round.answeredAt ??= event.at;
    if (isStaff && event.event === "commented" && !this.isOver()) round.saidAt = event.at;
    round.grade = this.grade;
    round.firstGradedAt = this.firstGradedAt;
    round.isPaused = { response: this.isPaused("response"), resolution: this.isPaused("resolution") };
  }

  pass(minute: number): void {
    const round = this.rounds.at(-1);
    if (!this.isPaused("response")) round?.awake.response.push(minute);
    if (!this.isPaused("resolution")) round?.awake.resolution.push(minute);
  }

  private isOver(): boolean {
    return this.isClosed || this.stage === "closed";
  }

  private isPaused(kind: "response" | "resolution"): boolean {
    return this.isOver() || this.policy.sla.pause[kind].some((reason) => this.holds.has(reason));
  }

  private begin(at: number): void {
    this.rounds.push({
      from: at,
      grade: this.grade,
      firstGradedAt: this.firstGradedAt,
      answeredAt: null,
      closedAt: null,
      isVoid: false,
      saidAt: -Infinity,
      awake: { response: [], resolution: [] },
      isPaused: { response: this.isPaused("response"), resolution: this.isPaused("resolution") },
    });
  }

  private change(event: ClockEvent): void {
    if (event.event === "graded") {
      this.grade = event.grade;
      this.firstGradedAt ??= event.at;
    }
    if (event.event === "waiting") this.holds.add(event.on);
    if (event.event === "resumed" && event.on !== undefined) this.holds.delete(event.on);
    if (event.event === "resumed" && event.on === undefined) this.stopWaiting();
    if (event.event === "commented" && event.by === "submitter") this.holds.delete("submitter");
    if (event.event === "staged") this.enter(event.stage, event.at);
    if (event.event === "closed") this.close(event);
    if (event.event === "reopened") this.reopen(event.at);
  }

  private enter(stage: Stage, at: number): void {
    if (stage === this.stage) return;
    this.stage = stage;
    this.holds.delete("verification");
    if (stage === "verification") this.holds.add("verification");
    if (stage === "verification" || stage === "closed") this.stopWaiting();
    const round = this.rounds.at(-1);
    if (round !== undefined && !this.isOver()) round.saidAt = at;
  }

  private close({ at, result }: ClockEvent & { event: "closed" }): void {
    const round = this.rounds.at(-1);
    this.isClosed = true;
    this.stage = "closed";
    this.holds.clear();
    if (round === undefined) return;
    round.closedAt ??= at;
    round.isVoid = VOID.includes(result);
  }

  private reopen(at: number): void {
    const wasOver = this.isOver();
    this.isClosed = false;
    if (wasOver && this.policy.sla.reopen === "restart" && this.rounds.length > 0) this.begin(at);
    const round = this.rounds.at(-1);
    if (round !== undefined) {
      round.closedAt = null;
      round.isVoid = false;
    }
    this.enter("diagnosis", at);
  }

  private stopWaiting(): void {
    this.holds.delete("submitter");
    this.holds.delete("vendor");
  }
}

interface Case {
  notes: Notes;
  policy: ClockPolicy;
  end: number;
}

function judge(kind: ClockKind, { notes, policy, end }: Case): SlowClock {
  const pausing = kind === "response" ? "response" : "resolution";
  const start = startOf(kind, notes, policy);
  const promise = notes.grade === null || start === null ? null : policy.grades[notes.grade];
  const target = promise?.[kind] ?? null;
  const isOpen = slowCalendar(policy.calendars, promise?.calendar ?? "always");
  const met = notes.isVoid ? null : kind === "response" ? notes.answeredAt : notes.closedAt;
  const last = notes.isVoid ? (notes.closedAt ?? end) : (met ?? end);
  const counted = notes.awake[pausing].filter(
    (minute) => start !== null && minute >= start && minute < last && isOpen(minute),
  );
  const spent = counted.length * MINUTE;
  const paused = !notes.isVoid && met === null && notes.isPaused[pausing];
  const state = stateOf({ notes, target, spent, met, paused }, promise?.thresholds[0]?.at ?? Infinity);
  const due = target === null || state === "void" || state === "paused" ? null : dueAt();
  return { state, target, start, due, met, spent, margin: target === null ? null : target - spent, paused };

  function dueAt(): number {
    const minutes = Math.round((target ?? 0) / MINUTE);
    if (minutes <= counted.length) return (counted[minutes - 1] ?? NaN) + MINUTE;
    let left = minutes - counted.length;
    let minute = Math.max(last, start ?? 0) - MINUTE;
    while (left > 0) {
      minute += MINUTE;
      if (isOpen(minute)) left--;
    }
    return minute + MINUTE;
  }
}

function startOf(kind: ClockKind, { from, firstGradedAt, saidAt }: Notes, { sla }: ClockPolicy): number | null {
  const start = sla.start === "opened" ? from : firstGradedAt === null ? null : Math.max(from, firstGradedAt);
  return kind === "update" && start !== null ? Math.max(start, saidAt) : start;
}

interface Sums extends Pick<SlowClock, "target" | "spent" | "met" | "paused"> {
  notes: Notes;
}

function stateOf({ notes, target, spent, met, paused }: Sums, firstThreshold: number): ClockState {
  if (notes.isVoid) return "void";
  if (target === null) return "no-target";
  if (met !== null) return spent > target ? "met-late" : "met";
  if (spent > target) return "breached";
  if (paused) return "paused";
  return spent > (target / 100) * firstThreshold ? "at-risk" : "running";
}
