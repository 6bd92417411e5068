/**
 * What was seen: one case as GitHub shows it at one moment, in words of the domain.
 * Everything else in core is computed from this, the policy and nothing else.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. Always GitHub's time (its `Date` header), never the host's. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

/** The three grades: 1 urgent, 2 important, 3 normal (workflow.md, "The six steps"). */
export const GRADES = [1, 2, 3] as const;
export type Grade = (typeof GRADES)[number];

/** The six stages in their order. A stage's label is `stage/<name>`. */
export const STAGES = ["intake", "grading", "diagnosis", "handling", "verification", "closed"] as const;
export type Stage = (typeof STAGES)[number];

/** How a case ended. The last four end it early: they close as "not planned" and void the clocks. */
export const RESULTS = [
  "resolved",
  "partial",
  "deferred",
  "unresolvable",
  "duplicate",
  "out-of-scope",
  "false-alarm",
  "withdrawn",
] as const;
export type Result = (typeof RESULTS)[number];

/** The results that end a case early. */
export const EARLY_RESULTS: ReadonlySet<Result> = new Set(["duplicate", "out-of-scope", "false-alarm", "withdrawn"]);

/** Which case: the key of the queue's row, and what signatures are bound to. */
export interface CaseId {
  owner: string;
  repo: string;
  number: number;
}

/** A person's right on the repository, from `user.permissions` of the collaborator permission (holds for custom roles too). */
export type Permission = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** What GitHub says of one account. The policy turns it into a role (workflow/role.ts). */
export interface Person {
  login: string;
  permission: Permission;
  /** Those teams the policy names that this person is an active member of, as `org/slug`. */
  teams: string[];
}

export interface Issue {
  /** GitHub's own number of the issue over all repositories. What the app signs is bound to it. */
  id: number;
  /** Its page for people. */
  url: string;
  title: string;
  body: string;
  author: string;
  openedAt: Instant;
  state: "open" | "closed";
  labels: string[];
  assignees: string[];
}

/** Who did it, as the timeline tells. */
interface Deed {
  /** Unique within the issue and stable, e.g. `comment:123`, `event:456`. */
  key: string;
  at: Instant;
  by: string;
  /** True for every bot, this app included. Bots are outsiders: nothing they do is a move. */
  bot: boolean;
}

/** One item of the issue's timeline, in GitHub's order; kinds that mean nothing to a case are left out. */
export type Item = Deed &
  (
    | { what: "commented"; comment: number; body: string; edited: boolean }
    | { what: "labeled" | "unlabeled"; label: string }
    | { what: "assigned" | "unassigned"; assignee: string }
    | { what: "closed"; reason: "completed" | "not_planned" | "duplicate"; commit: string | null }
    | { what: "reopened" }
    /** The case's card on the board was changed by hand: moved to where this label says, or in another way (null). */
    | { what: "carded"; label: string | null }
    /** A thumb on one of the app's own comments. */
    | { what: "reacted"; comment: number; content: "+1" | "-1" }
  );

/** Something the app could not do and that must be seen on the card, e.g. a knowledge base it may not write to. */
export interface Problem {
  /** Which part of the work: the `do` of the effect that failed, or `policy`. */
  about: "publish" | "policy" | "board" | "assign";
  /** In plain words, as GitHub or the parser said it; escaped when shown. */
  why: string;
}

/** GitHub logins are case-insensitive: compare them by this. */
export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** GitHub gives this ending to accounts of apps only: nobody reads what is said to them. */
export function isAppLogin(login: string): boolean {
  return login.toLowerCase().endsWith("[bot]");
}
