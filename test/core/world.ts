/** What there is on the GitHub of a few lines (hub.ts): one issue, and what was done about it. */
import type { BoardItem } from "../../src/core/model/board.ts";
import type { Instant, Issue, Item } from "../../src/core/model/case.ts";
import type { Publication, Retro } from "../../src/core/model/effect.ts";
import type { IndexEntry } from "../../src/core/model/index-entry.ts";
import type { Seal } from "../../src/core/text/marker.ts";
import type { Peers } from "../../src/core/model/peers.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { CaseSnapshot } from "../../src/core/model/snapshot.ts";
import type { Words } from "../../src/core/text/words.ts";
import { formBody } from "./form-body.ts";
import type { Filling } from "./form-body.ts";

export const OPENED = Date.UTC(2026, 10, 23, 8);

/** What a form holds that is complete. */
export const COMPLETE: Filling = {
  type: "Function broken",
  impact: "Some people",
  urgency: "Work goes on, but with difficulty",
  description: "Orders cannot be saved.",
};

export interface HubOptions {
  policy?: Partial<Policy>;
  /** The issue's body; by default the complete form. */
  body?: string;
  title?: string;
  labels?: string[];
  author?: string;
  peers?: Peers;
  /** The index of the knowledge base. */
  index?: readonly IndexEntry[];
  /** Members of teams: login → `org/slug`. */
  teams?: Record<string, string[]>;
  /** Something else than the words of the policy's language, e.g. to see what is said. */
  words?: Words;
  /** GitHub's number of the issue over all repositories. */
  id?: number;
  /** Another one than the test's own. */
  seal?: Seal;
}

export interface World {
  issue: Issue;
  items: Item[];
  published: Publication[];
  boards: BoardItem[];
  reactions: { comment: number; content: string }[];
  problems: CaseSnapshot["problems"];
  now: Instant;
  serial: number;
  /** The record as the app keeps it elsewhere. */
  copy: string | null;
  retros: Retro[];
}

/** The issue as it was opened; the form has set its label in the author's name. */
export function worldOf({
  title = "Orders fail",
  body = formBody(COMPLETE),
  labels = ["case"],
  ...rest
}: HubOptions): World {
  const { author = "anna", id = 4711 } = rest;
  const url = "https://github.com/acme/support/issues/17";
  const state = { state: "open" as const, labels: [...labels], assignees: [] };
  const issue: Issue = { id, url, title, body, author, openedAt: OPENED, ...state };
  const items = labels.map((label): Item => {
    return { what: "labeled", label, key: `event:${label}`, at: OPENED, by: author, bot: false };
  });
  return {
    issue,
    items,
    published: [],
    reactions: [],
    problems: [],
    now: OPENED,
    serial: 0,
    copy: null,
    retros: [],
    boards: [],
  };
}
