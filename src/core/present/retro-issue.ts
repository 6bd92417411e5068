/** The issue in which a retrospective is held, filled with the case's facts. */
import type { Advance } from "../advance/advance.ts";
import { cardRows } from "./card-rows.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { caseIdOf } from "../show/case-id.ts";
import { clockRows } from "../clock/rows.ts";
import { NUMBER } from "../model/effect.ts";
import type { Retro } from "../model/effect.ts";
import type { EntryOf } from "../model/entry.ts";
import { historyLines } from "../show/history.ts";
import { formatMarker } from "../text/marker.ts";
import { cut, markdown, readable, shown } from "../text/markdown.ts";
import { formatNotice } from "../record/own.ts";
import type { Manner } from "./sheets.ts";
import { mentions, peopleToTell } from "./tell-whom.ts";
import { retroReasons } from "../show/entry.ts";

/** How much of the case is told. */
const LONGEST = 600;
const LINES = 60;

/** What is to be opened because of this look; null for nothing. */
export function retroOf(seen: CaseSnapshot, advance: Advance, { speech, binding }: Manner): Retro | null {
  const asked = advance.fresh.findLast((entry): entry is EntryOf<"retro"> => entry.did === "retro");
  const key = `retro:${asked?.from}`;
  if (asked === undefined || advance.own.notices.has(key)) return null;
  const { words, policy } = speech;
  const { file, clocks, record } = advance;
  const id = shown(caseIdOf(file.openedAt ?? seen.issue.openedAt, seen.id.number, policy));
  const people = peopleToTell(["handler", "supervisors"], { file, policy, managers: seen.managers });
  const mark = formatMarker("notice", key, binding);
  const body = words.say("retrospective", {
    id,
    number: seen.id.number,
    why: asked.as === "app" ? retroReasons(asked.why, words) : shown(cut(asked.why, LONGEST)),
    mentions: mentions(people, { speech }),
    rows: cardRows(file, speech, LONGEST),
    clocks: clockRows(clocks, speech),
    timezone: shown(policy.timezone),
    history: historyLines(record.entries, speech).slice(-LINES),
  });
  const title = readable(words.say("retro.title", { id, title: shown(cut(seen.issue.title, 100)) }));
  const notice = words.say("notice/retro", { id, issue: markdown(NUMBER), mentions: mentions(people, { speech }) });
  return { key, title, body: markdown(`${body.trim()}\n\n${mark}`), mark, notice: formatNotice(notice, key, binding) };
}
