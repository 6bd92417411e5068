/** The history of a case as people read it: a line for each entry that says something. */
import type { Entry } from "../model/entry.ts";
import { markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { showInstant } from "./show.ts";
import { showEntry } from "./entry.ts";
import type { Speech } from "./entry.ts";

export interface HistoryLine {
  readonly [name: string]: Markdown;
  at: Markdown;
  by: Markdown;
  /** In which part; empty for the app. */
  as: Markdown;
  what: Markdown;
}

const SILENT: ReadonlySet<Entry["did"]> = new Set(["commented", "read", "settled"]);

/** In the order of the entries. What is seen in the issue itself is not said again. */
export function historyLines(entries: readonly Entry[], speech: Speech): HistoryLine[] {
  return entries
    .filter(({ did }) => !SILENT.has(did))
    .map((entry) => ({
      at: showInstant(entry.at, speech.policy.timezone),
      by: entry.as === "app" ? speech.words.say("actor.app") : shown(entry.by),
      as: entry.as === "app" ? markdown("") : speech.words.say(`actor.${entry.as}`),
      what: showEntry(entry, speech),
    }));
}
