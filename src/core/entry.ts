/**
 * One line of a case's history: a fact that was accepted, when it happened, and who made it so.
 * The record is the list of these; everything else about a case is computed from them (case-file.ts).
 */
import type { FieldKey } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Grade, Instant, Result, Stage } from "./case.ts";

/** In which part somebody acted. `submitter` also when the submitter is staff: on their own case they are not an answer. */
export type Actor = "submitter" | "staff" | "supervisor" | "outsider" | "app";

/** What waiting is for. */
export type Waiting = "submitter" | "vendor";

/** A field the submitter filled with something it cannot hold. */
export interface Unusable {
  field: FieldKey;
  found: string;
}

export type Fact =
  | { did: "opened"; title: string }
  /** The form as it stood when it was read; a later reading replaces an earlier one. */
  | { did: "read"; answers: Partial<Record<FieldKey, string>>; missing: FieldKey[]; unusable: Unusable[] }
  | { did: "graded"; grade: Grade; why: string }
  | { did: "routed"; department: string }
  | { did: "assigned"; handler: string | null }
  /** `skipped`: a supervisor's reason for passing over a guard. */
  | { did: "staged"; stage: Stage; skipped?: string }
  | { did: "diagnosed"; finding: Finding }
  | { did: "stepped"; text: string }
  /** A comment that answers (staff) or speaks up (submitter), for the clocks. */
  | { did: "commented" }
  | { did: "waiting"; on: Waiting; why: string }
  | { did: "resumed"; on?: Waiting }
  | { did: "fixed"; summary: string }
  | { did: "confirmed"; text: string }
  | { did: "rejected"; text: string }
  | { did: "closed"; result: Result }
  | { did: "reopened"; why: string }
  /** Points of a clock that people were told of, as threshold.ts names them. */
  | { did: "warned"; clock: "response" | "resolution" | "update"; points: string[]; tell: string[] }
  /** The record was lost or damaged and was put together again from the timeline. */
  | { did: "rebuilt" }
  | { did: "published"; path: string };

export type Entry = { at: Instant; by: string; as: Actor } & Fact;

/** The facts of one kind, e.g. `FactOf<"graded">`. */
export type EntryOf<K extends Fact["did"]> = Extract<Entry, { did: K }>;
