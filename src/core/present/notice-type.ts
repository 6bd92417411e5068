import type { Advance } from "../advance/advance.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { Entry, EntryOf } from "../model/entry.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Speech } from "../show/entry.ts";
import type { Viewable } from "../text/words.ts";

export interface Notice {
  key: string;
  text: Markdown;
}

/** Everything a notice is made from. */
export interface NoticeScene {
  seen: CaseSnapshot;
  advance: Advance;
  speech: Speech;
}

/** What fills a template. */
export type View = { [name: string]: Viewable };

export interface NoticeRule<E extends Entry> {
  /** `templates/<locale>/notice/<template>.md.hbs`. */
  template: string;
  /** What fills it; null when nobody needs to act on this entry, or not any more. */
  view: (entry: E, scene: NoticeScene) => View | null;
}

/** By what happened: whom it calls. */
export type NoticeRules = { [K in Entry["did"]]?: readonly NoticeRule<EntryOf<K>>[] };
