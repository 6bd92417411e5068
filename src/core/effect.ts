/**
 * What the app may do to the world: a plan as data, so that it can be printed, tested and thrown away.
 * Every effect says "make it so" and is safe to repeat.
 */
import type { Result } from "./case.ts";
import type { Markdown } from "./markdown.ts";

/** How a label looks where it does not exist yet; a person's own colour and description are left alone. */
export interface LabelLook {
  name: string;
  /** Six hexadecimal digits without `#`. */
  color: string;
  /** At most 100 characters (GitHub's limit). */
  description: string;
}

/** One file of the knowledge base's commit, computed from the files as they are at its head. */
export interface Publication {
  /** `owner/name` of the knowledge base. */
  repository: string;
  /** The case's ID, e.g. `TK202310270001`; the commit message names it. */
  caseId: string;
  /** Folder of the articles, e.g. `articles`. */
  folder: string;
  /** Path of the article inside the repository, or null when none is to be written. */
  path: string | null;
  /** The article with its front matter. */
  text: string;
  /** This case's line of `index.json`. */
  entry: IndexEntry;
}

/** One compact line of `index.json`: what the search and the reports need. */
export interface IndexEntry {
  id: string;
  title: string;
  type: string;
  department: string;
  grade: number;
  result: Result;
  /** ISO 8601 in UTC. */
  opened: string;
  closed: string;
  rounds: number;
  /** ISO 8601 durations, null when the promise was never met. */
  response: { time: string | null; kept: boolean };
  resolution: { time: string | null; kept: boolean };
  tags: string[];
  /** `owner/name#number` of the issue. */
  source: string;
  /** Path of the article in this repository, null when there is none. */
  article: string | null;
}

export type Effect =
  | { do: "label"; add: LabelLook[] }
  | { do: "unlabel"; label: string }
  | { do: "assign"; logins: string[] }
  | { do: "unassign"; logins: string[] }
  | { do: "close"; reason: "completed" | "not_planned" }
  | { do: "reopen" }
  | { do: "react"; comment: number; content: "+1" | "confused" }
  | { do: "notice"; key: string; body: Markdown }
  | { do: "publish"; publication: Publication }
  /** The card: `comment` is null when it must be created. Always last: the commit point. */
  | { do: "card"; comment: number | null; body: Markdown };

/** What is to be done now, when to look again (null: only when something happens), and why, in words for people. */
export interface Plan {
  effects: Effect[];
  lookAgainAt: number | null;
  because: string[];
}
