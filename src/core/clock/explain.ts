/** How each due time came about, in words: on the card, by `/sla` and on the command line alike (sla.md, "Explaining"). */
import type { Clock, Clocks, Round } from "./type.ts";
import { briefly } from "./brief.ts";
import type { Passage } from "./brief.ts";
import type { Pause } from "./pause.ts";
import { stretchesOf } from "./stretches.ts";
import { shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { exactDuration, exactInstant } from "../show/exact.ts";
import type { Speech } from "../show/entry.ts";

/** One line of the explanation; `counted` is what it adds to the sum. */
export interface PassageRow {
  readonly [name: string]: Markdown;
  from: Markdown;
  to: Markdown;
  counted: Markdown;
  why: Markdown;
}

/** One clock: what was promised, when its time passed and why, and what that makes. */
export interface ExplainedClock {
  readonly [name: string]: Markdown | readonly PassageRow[];
  name: Markdown;
  state: Markdown;
  target: Markdown;
  rows: readonly PassageRow[];
  /** The sum of what was counted. */
  spent: Markdown;
  /** What is left of the target, or by how much it was passed. */
  margin: Markdown;
  due: Markdown;
  /** When the promise was fulfilled. */
  met: Markdown;
  /** In which all of these times are. */
  timezone: Markdown;
}

/** The clocks as they stand, then those of the rounds before, oldest first. What a clock does not have reads "–". */
export function explainClocks(clocks: Clocks, speech: Speech): ExplainedClock[] {
  const earlier = clocks.earlier.flatMap((round, index) =>
    clocksOf(round).map((clock) => {
      const name = speech.words.say("sla.round", { clock: nameOf(clock, speech), n: index + 1 });
      return { ...explainClock(clock, speech), name };
    }),
  );
  return [...clocksOf(clocks).map((clock) => explainClock(clock, speech)), ...earlier];
}

function clocksOf({ response, resolution, update }: Round): Clock[] {
  return [response, resolution, ...(update === null ? [] : [update])];
}

function explainClock(clock: Clock, speech: Speech): ExplainedClock {
  const { policy, words } = speech;
  const none = words.say("none");
  const instant = (at: number | null): Markdown => (at === null ? none : exactInstant(at, policy.timezone));
  return {
    name: nameOf(clock, speech),
    state: words.say(`state.${clock.state}`),
    target: clock.target === null ? none : exactDuration(clock.target, words),
    rows: briefly(stretchesOf(clock, policy)).map((passage) => ({
      from: instant(passage.from),
      to: instant(passage.to),
      counted: passage.counted === 0 ? none : exactDuration(passage.counted, words),
      why: reason(passage, speech),
    })),
    spent: exactDuration(clock.spent, words),
    margin: clock.margin === null ? none : showMargin(clock.margin, speech),
    due: instant(clock.due),
    met: instant(clock.met),
    timezone: shown(policy.timezone),
  };
}

function nameOf({ kind }: Clock, { words }: Speech): Markdown {
  return words.say(`clock.${kind}`);
}

function showMargin(margin: number, { words }: Speech): Markdown {
  const time = exactDuration(margin, words);
  return words.say(margin < 0 ? "duration.late" : "sla.left", { time });
}

function reason({ why, stretches }: Passage, speech: Speech): Markdown {
  if (typeof why === "object") return showPause(why, speech);
  return speech.words.say(`sla.${why}`, why === "before" ? { n: stretches } : {});
}

/** Why time stood still, and by whom: a bot only carried out what somebody else had said. */
function showPause({ why, by, login, note }: Pause, { words }: Speech): Markdown {
  const what = words.say(why === "submitter" || why === "vendor" ? `waiting.${why}` : `sla.${why}`);
  if (by === "bot") return what;
  const who = login === null ? words.say(`actor.${by}`) : shown(login);
  return words.say("sla.by", { what, who, note: note === null || note === "" ? null : shown(note) });
}
