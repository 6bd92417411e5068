/**
 * One line of a case's history: a fact that was accepted, when it happened, and who made it so.
 * The record is the list of these; everything else about a case is computed from them (case-file.ts).
 */
import type { FieldKey } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Grade, Instant, Result, Stage } from "./case.ts";
import type { ClockPolicy } from "./policy.ts";

/** In which part somebody acted. `submitter` also when the submitter is staff: on their own case they are not an answer. */
export type Actor = "submitter" | "staff" | "supervisor" | "outsider" | "app";

/** What waiting is for. */
export const WAITINGS = ["submitter", "vendor"] as const;
export type Waiting = (typeof WAITINGS)[number];

/** A field the submitter filled with something it cannot hold. */
export interface Unusable {
  field: FieldKey;
  found: string;
}

/** Whom a task is given to: a department by its key, or one person. */
export type Helper = { department: string } | { login: string };

/** Who has the problem when staff reported it for somebody else; `login` is null for people without an account. */
export interface OnBehalf {
  name: string;
  login: string | null;
}

/** What the article will say; only what was given. */
export interface ArticleWish {
  title?: string;
  tags?: string[];
  skip?: true;
}

/** An article that may be the answer. */
export interface Hint {
  /** The ID of the case it was written for. */
  id: string;
  title: string;
  path: string;
}

export type Fact =
  | { did: "opened"; title: string }
  /** The form as it stood when it was read; a later reading replaces an earlier one. */
  | {
      did: "read";
      answers: Partial<Record<FieldKey, string>>;
      missing: FieldKey[];
      unusable: Unusable[];
      onBehalf: OnBehalf | null;
    }
  /** Open cases that may be the same problem, articles that may be the answer; `offered`: the first fits so well that it is offered. */
  | { did: "hinted"; similar: { number: number; title: string }[]; articles: Hint[]; offered: boolean }
  /** What the record suggests, and why, where the policy leaves the grade to people. */
  | { did: "proposed"; grade: Grade; why: string }
  | { did: "graded"; grade: Grade; why: string }
  | { did: "routed"; department: string }
  | { did: "assigned"; handler: string | null }
  /** `skipped`: a supervisor's reason for passing over a guard; `noted`: what was missing when the policy only advises. */
  | { did: "staged"; stage: Stage; skipped?: string; noted?: string }
  | { did: "diagnosed"; finding: Finding }
  | { did: "stepped"; text: string }
  | { did: "amended"; step: number; text: string }
  | { did: "workaround"; text: string }
  /** When the submitter may expect the solution. */
  | { did: "expected"; due: Instant }
  | { did: "involved"; whom: Helper; task: string; due: Instant | null }
  /** `task`: its number among the case's tasks, from 1. */
  | { did: "contributed"; task: number; text: string }
  /** A comment that answers (staff) or speaks up (submitter), for the clocks. */
  | { did: "commented" }
  | { did: "waiting"; on: Waiting; why: string }
  | { did: "resumed"; on?: Waiting }
  | { did: "fixed"; summary: string }
  | { did: "verified"; text: string }
  /** The submitter is asked for the verdict. */
  | { did: "asked" }
  /** `silent`: nobody answered in the time the policy gives. */
  | { did: "confirmed"; text: string; inconvenient?: boolean; silent?: boolean }
  | { did: "rejected"; text: string }
  | ({ did: "closed"; result: Result } & Closing)
  /** The promises the closed case is judged by from now on, whatever becomes of the policy (sla.md rule 11). */
  | { did: "settled"; promises: ClockPolicy }
  | { did: "reopened"; why: string }
  /** Points of a clock that people were told of, as clock/threshold.ts names them. */
  | { did: "warned"; clock: "response" | "resolution" | "update" | "grading"; points: string[]; tell: string[] }
  /** Something that was due was called to mind: `what` is the duty's key (clock/duties.ts). */
  | { did: "reminded"; what: string }
  /** A label set or taken off by hand was put back; when that happened too often it is `left` as it is. */
  | { did: "put-back"; label: string }
  | { did: "left"; label: string }
  | { did: "wished"; article: ArticleWish }
  /** A retrospective is to be held, or worth proposing; what the app gives as reasons are keys of the words `retro.*`. */
  | { did: "retro"; why: string }
  | { did: "retro-proposed"; why: string }
  /** The record was lost or damaged and was put together again from the timeline. */
  | { did: "rebuilt" }
  /** The same, and taken from the copy that the app keeps elsewhere. */
  | { did: "restored" }
  /** `path` is null when only the index has a line of it; `proposed`: by a pull request, so that it counts once that is merged. */
  | { did: "published"; path: string | null; proposed?: true };

/** What may be said about a closing. */
interface Closing {
  why?: string;
  /** The date on which a deferred case is called to mind, `yyyy-MM-dd`. */
  until?: string;
  /** The issue this case is a duplicate of. */
  of?: number;
  /** Where to turn instead, when the case is out of scope. */
  department?: string | null;
  /** The article that was the answer: the ID of its case. */
  answer?: string;
  /** Closed by GitHub's button: the result is assumed and asked for. */
  assumed?: boolean;
}

/** `from`: the key of the item of the timeline that brought it about; null when time or the app did. */
export type Entry = { at: Instant; by: string; as: Actor; from: string | null } & Fact;

/** The facts of one kind, e.g. `EntryOf<"graded">`. */
export type EntryOf<K extends Fact["did"]> = Extract<Entry, { did: K }>;
