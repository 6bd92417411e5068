/** What a person may ask for in a comment, as data (workflow.md, "Commands"). */
import type { Grade, Stage } from "../model/case.ts";
import type { ArticleWish, Helper, Waiting } from "../model/entry.ts";
import type { Finding } from "../model/finding.ts";

/** Texts are as they were written, and empty where none was given. */
export type Command =
  | { name: "unassign" | "start" | "withdraw" | "adopt" | "sla" | "help" }
  | { name: "false-alarm" | "reopen" | "retro"; reason: string }
  | { name: "workaround" | "done" | "verified"; text: string }
  | { name: "grade"; grade: Grade; reason: string }
  | { name: "route"; department: string }
  | { name: "assign"; login: string }
  | { name: "diagnosis"; finding: Finding }
  /** Several, when a numbered list was pasted. */
  | { name: "step"; texts: string[] }
  /** `time` is as written: calendar/time.ts reads it. */
  | { name: "eta"; time: string }
  | { name: "involve"; whom: Helper; by: string | null; task: string }
  | { name: "amend"; step: number; text: string }
  | { name: "wait"; on: Waiting; reason: string }
  /** Null: all waiting ends. */
  | { name: "resume"; on: Waiting | null }
  | { name: "fixed"; summary: string }
  | { name: "confirm"; text: string; inconvenient: boolean; forSubmitter: boolean }
  | { name: "not-fixed"; text: string; forSubmitter: boolean }
  /** `until`: a date as written, for `deferred` only. */
  | { name: "close"; result: Ending; until: string | null; reason: string }
  | { name: "move"; stage: Stage; reason: string }
  | { name: "duplicate"; number: number }
  | { name: "out-of-scope"; department: string | null }
  | { name: "article"; article: ArticleWish };

export type CommandName = Command["name"];

export type Ending = "resolved" | "partial" | "deferred" | "unresolvable";

/**
 * Who may use a command. The submitter and staff are on the case; the handler is staff; `/grade` is for supervisors unless
 * the policy says staff.
 */
export type CommandWho =
  | "anyone"
  | "on-the-case"
  | "staff"
  | "supervisor"
  | "submitter"
  | "handler-or-staff"
  | "other-staff"
  | "author-or-supervisor";

/** A row of the command table. What the command does is said in templates/ under `command.<name>`. */
export interface CommandRule {
  /** As a refusal and `/help` show it: `<needed>`, `[optional]`, `this|or that`. */
  usage: string;
  who: CommandWho;
  /** Where the case must stand. None: the command is for issues that are no case. */
  stages: readonly Stage[];
  /** What belongs to the command: its own line, or all that follows up to the next command. */
  extent: "line" | "rest";
  examples: readonly string[];
  /** The command; null where its form is another. `args` has no invisible characters and no spaces at its ends. */
  read: (args: string) => Command | null;
}

export interface CommandRow extends CommandRule {
  name: CommandName;
}
