/** The board as data: its fields, and one case on it (knowledge.md, "Board"). */
import type { Locale } from "./policy.ts";

/** In the order in which a set-up makes them. `status` is the field that GitHub makes itself: the columns of a board. */
export const BOARD_KEYS = [
  "status",
  "grade",
  "department",
  "sla",
  "response-due",
  "resolution-due",
  "handler",
] as const;
export type BoardKey = (typeof BOARD_KEYS)[number];

export interface BoardField {
  key: BoardKey;
  name: string;
  kind: "single_select" | "date" | "text";
  /** What may be chosen: the record's word for it → its name; none but for `single_select`. */
  options: Readonly<Record<string, string>>;
}

/** What is to stand on a board, whatever stands there now. */
export interface BoardItem {
  /** Whose project, and its number. */
  owner: string;
  project: number;
  /** GitHub's number of the issue over all repositories. */
  issue: number;
  fields: BoardValue[];
  /** The team's language, for what is missing. */
  locale: Locale;
}

export interface BoardValue extends BoardField {
  /** The name of an option, a date as `yyyy-MM-dd`, or a text; null: the field is empty. */
  value: string | null;
}
