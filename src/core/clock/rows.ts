/** The clocks as rows of a table: target, due time, state. */
import type { Clocks, Clock } from "./type.ts";
import { markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { showDuration, showInstant } from "../show/show.ts";
import type { Speech } from "../show/entry.ts";

export interface ClockRow {
  readonly [name: string]: Markdown;
  name: Markdown;
  target: Markdown;
  due: Markdown;
  state: Markdown;
}

const ICONS: Record<Clock["state"], string> = {
  "no-target": "⚪",
  running: "🟢",
  "at-risk": "🟡",
  paused: "⏸️",
  met: "✅",
  "met-late": "🔴",
  breached: "🔴",
  void: "⚪",
};

/** Only instants, no time left: a row changes when something happens, not with every minute. */
export function clockRows(clocks: Clocks, speech: Speech): ClockRow[] {
  return clocksOf(clocks).map((clock) => clockRow(clock, speech));
}

/** Those that still have to be kept, and have a due time. */
export function dueRows(clocks: Clocks, speech: Speech): ClockRow[] {
  const due = clocksOf(clocks).filter((clock) => clock.met === null && clock.due !== null);
  return due.map((clock) => clockRow(clock, speech));
}

function clocksOf({ response, resolution, update }: Clocks): Clock[] {
  return [response, resolution, ...(update === null ? [] : [update])];
}

function clockRow(clock: Clock, { policy, words }: Speech): ClockRow {
  const none = words.say("none");
  const met = clock.met === null ? [] : [showInstant(clock.met, policy.timezone)];
  return {
    name: words.say(`clock.${clock.kind}`),
    target: clock.target === null ? none : showDuration(clock.target, words),
    due: clock.due === null ? none : showInstant(clock.due, policy.timezone),
    state: markdown([shown(ICONS[clock.state]), words.say(`state.${clock.state}`), ...met].join(" ")),
  };
}
