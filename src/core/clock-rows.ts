/** The clocks as rows of a table: target, due time, state. */
import type { Clocks, Clock } from "./clock.ts";
import { markdown, shown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import { showDuration, showInstant } from "./show.ts";
import type { Speech } from "./show-entry.ts";

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
  const kinds = ["response", "resolution", "update"] as const;
  return kinds.flatMap((kind) => {
    const clock = clocks[kind];
    return clock ? [clockRow(kind, clock, speech)] : [];
  });
}

function clockRow(kind: string, clock: Clock, { policy, words }: Speech): ClockRow {
  const none = words.say("none");
  const met = clock.met === null ? [] : [showInstant(clock.met, policy.timezone)];
  return {
    name: words.say(`clock.${kind}`),
    target: clock.target === null ? none : showDuration(clock.target, words),
    due: clock.due === null ? none : showInstant(clock.due, policy.timezone),
    state: markdown([shown(ICONS[clock.state]), words.say(`state.${clock.state}`), ...met].join(" ")),
  };
}
