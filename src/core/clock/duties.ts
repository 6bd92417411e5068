/** What falls due by itself, besides the points of the clocks: reminders, and the verdict that nobody gave. */
import { addOpen } from "../calendar/calendar.ts";
import { ALWAYS, timetableOf } from "../calendar/compile.ts";
import type { Duration, Instant } from "../model/case.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { Entry, Fact } from "../model/entry.ts";
import type { Policy } from "../model/policy.ts";
import { readTime } from "../calendar/time.ts";

export interface Duty {
  /** From this instant on it is due. */
  at: Instant;
  fact: Fact;
}

/** Everything that is due or will be, in no order; what people have been reminded of already is left out. */
export function dutiesOf(file: CaseFile, entries: readonly Entry[], policy: Policy): Duty[] {
  const told = new Set(entries.flatMap((entry) => (entry.did === "reminded" ? [entry.what] : [])));
  return [...reminders(file, policy).filter(({ fact }) => !told.has(fact.what)), ...silence(file, policy)];
}

type Reminder = Duty & { fact: Extract<Fact, { did: "reminded" }> };

function reminders(file: CaseFile, policy: Policy): Reminder[] {
  const moments = [...verdict(file, policy), ...waiting(file, policy), ...tasks(file), ...deferred(file, policy)];
  return moments.flatMap(([what, at]) => (at === null ? [] : [{ at, fact: { did: "reminded", what } }]));
}

/** What is called to mind, by its key, and when. */
type Moments = [what: string, at: Instant | null][];

function verdict(file: CaseFile, policy: Policy): Moments {
  if (!isAsked(file)) return [];
  return [[`verdict:${file.askedAt}`, afterAsking(file, policy, policy.verification.remindAfter)]];
}

/** A pause is no way out: long waiting is told to the supervisors. */
function waiting(file: CaseFile, { wait }: Policy): Moments {
  return file.waiting.map(({ on, since }) => [`waiting:${on}:${since}`, since + wait.tellAfter]);
}

function tasks({ tasks: all, closed }: CaseFile): Moments {
  const open = all.filter(({ done }) => done === null && closed === null);
  return open.map(({ number, due }) => [`task:${number}`, due]);
}

/** A deferred case is called to mind on the morning of its date. */
function deferred({ closed }: CaseFile, { timezone }: Policy): Moments {
  if (closed?.until === undefined) return [];
  return [[`deferred:${closed.at}`, readTime(closed.until, closed.at, timezone)]];
}

/** Confirmation by timeout, only where the policy sets one, and not after any word of the submitter. */
function silence(file: CaseFile, policy: Policy): Duty[] {
  const { confirmAfter } = policy.verification;
  if (confirmAfter === null || !isAsked(file) || file.spokeSinceAsked) return [];
  const at = afterAsking(file, policy, confirmAfter);
  return at === null ? [] : [{ at, fact: { did: "confirmed", text: "", silent: true } }];
}

/** Whether the submitter's verdict is waited for. */
export function isAsked({ stage, askedAt, verdict: given }: CaseFile): boolean {
  return stage === "verification" && askedAt !== null && given === null;
}

/** Counted from the request in the grade's calendar. */
function afterAsking({ askedAt, grade }: CaseFile, policy: Policy, length: Duration): Instant | null {
  const calendar = grade === null ? ALWAYS : policy.grades[grade.grade].calendar;
  return askedAt === null ? null : addOpen(timetableOf(policy, calendar), askedAt, length);
}
