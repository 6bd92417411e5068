/**
 * What the app may do to the world: a plan as data, so that it can be printed, tested and thrown away.
 * Every effect says "make it so" and is safe to repeat.
 */
import type { Entry } from "./entry.ts";
import type { BoardItem } from "./board.ts";
import type { Instant } from "./case.ts";
import type { IndexEntry } from "./index-entry.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Knowledge, Locale } from "./policy.ts";

/** How a label looks where it does not exist yet; a person's own colour and description are left alone. */
export interface LabelLook {
  name: string;
  /** Six hexadecimal digits without `#`. */
  color: string;
  /** At most 100 characters (GitHub's limit). */
  description: string;
}

/** One closing for the knowledge base: what is to be written, whatever is there now (knowledge/publication.ts). */
export interface Publication {
  /** `owner/name` of the knowledge base. */
  repository: string;
  /** The case's ID, e.g. `TK202310270001`; the commit message names it. */
  caseId: string;
  /** Folder of the articles, e.g. `articles`; everything that is written lies in it. */
  folder: string;
  /** Where a new article goes; one that is there already keeps its path. Null: none is to be written, and an earlier one is taken away. */
  path: string | null;
  /** The article with its front matter; empty without a path. */
  text: string;
  /** This case's line of `index.json`. */
  entry: IndexEntry;
  /** The team's language, for the table and the commit. */
  locale: Locale;
  /** Whether it goes straight to the default branch, or somebody reviews it. */
  mode: Knowledge["mode"];
  /** Whether the policy allows more people to read the knowledge base than the source. */
  public: boolean;
  /** Names of types and departments by key, in the team's language, for the table. */
  names: { types: Record<string, string>; departments: Record<string, string> };
}

/** A retrospective: an issue of its own, and the notice that links to it. */
export interface Retro {
  /** The notice's key. */
  key: string;
  title: string;
  /** The text with a hidden mark, by which it is found again. */
  body: Markdown;
  mark: Markdown;
  /** The notice, with `NUMBER` where the number belongs. */
  notice: Markdown;
}

/** Stands in the notice of a retrospective for the number of its issue. */
export const NUMBER = "{issue}";

/** The label of issues that are retrospectives. */
export const RETRO_LABEL = "retrospective";

export type Effect =
  | { do: "label"; add: LabelLook[] }
  | { do: "unlabel"; label: string }
  | { do: "assign"; logins: string[] }
  | { do: "unassign"; logins: string[] }
  | { do: "close"; reason: "completed" | "not_planned" }
  | { do: "reopen" }
  | { do: "react"; comment: number; content: "+1" | "confused" }
  | { do: "notice"; key: string; body: Markdown }
  | { do: "retro"; retro: Retro }
  | { do: "publish"; publication: Publication }
  /** The case's item on the board, with all its fields. */
  | { do: "board"; item: BoardItem }
  /** A sheet of a record that outgrew its card (record/sheet.ts). */
  | { do: "sheet"; number: number; body: Markdown }
  /** The card: `comment` is null when it must be created. Always last: the commit point. */
  | { do: "card"; comment: number | null; body: Markdown };

/** What is to be done now, when to look again (null: only when something happens), and why, in words for people. */
export interface Plan {
  effects: Effect[];
  lookAgainAt: Instant | null;
  because: string[];
  /** What was heard for the first time with this look. */
  fresh: readonly Entry[];
  /** The record as it is when all of this is done, to be kept elsewhere; null for an issue that is no case. */
  copy: string | null;
  /** For the queue: the lower, the sooner. The case's grade, and as important while it has none. */
  rank: number;
}
