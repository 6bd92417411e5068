/** Everything that is seen of a case at one moment: all that is decided is computed from this and the policy. */
import type { CaseId, Instant, Issue, Item, Person, Problem } from "./case.ts";
import type { IndexEntry } from "./index-entry.ts";
import type { Peers } from "./peers.ts";

export interface CaseSnapshot {
  id: CaseId;
  issue: Issue;
  items: Item[];
  /** By lower-cased login: everybody whose deed has not been heard yet. */
  people: ReadonlyMap<string, Person>;
  /** Who manages the repository, for a policy that names no supervisors; empty where it does. */
  managers: readonly string[];
  /** The record as the app keeps it elsewhere, for when the case's own is lost; null where there is none (record/heard.ts). */
  copy: string | null;
  /** The other cases; null when nothing that is new depends on them (look-ups.ts). */
  peers: Peers | null;
  /** The index of the knowledge base; null when nothing that is new depends on it, or there is none. */
  index: readonly IndexEntry[] | null;
  /** Of the issues that staff names in commands, by number: those that are there (look-ups.ts). */
  issues: ReadonlySet<number>;
  /** GitHub's time at the end of the reading. */
  now: Instant;
  problems: Problem[];
}
