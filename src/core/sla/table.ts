/** The clocks as a person reads them on a terminal: first how they stand, then how each due time came about. */
import { explainClocks } from "../clock/explain.ts";
import type { ExplainedClock } from "../clock/explain.ts";
import type { Clocks } from "../clock/type.ts";
import { columns } from "../text/columns.ts";
import { markdown } from "../text/markdown.ts";
import { exactInstant } from "../show/exact.ts";
import type { Speech } from "../show/entry.ts";
import type { Words } from "../text/words.ts";

/** Lines in the team's words, all times in its zone, which is named. */
export function slaTable(clocks: Clocks, speech: Speech): string {
  const { words, policy } = speech;
  const now = exactInstant(clocks.now, policy.timezone);
  const timezone = markdown(policy.timezone); // a terminal needs nothing escaped
  const explained = explainClocks(clocks, speech).map((clock) => ({ ...clock, timezone }));
  const parts = [words.say("sla.title", { now, timezone }), standing(explained, words)];
  return [...parts, ...explained.map((clock) => course(clock, words))].join("\n\n");
}

function standing(clocks: readonly ExplainedClock[], words: Words): string {
  const rows = clocks.map(({ name, state, target, spent, margin, due, met }) => {
    return [name, state, target, spent, margin, due, met];
  });
  return columns([heads(["clock", "state", "target", "spent", "margin", "due", "met"], words), ...rows]).join("\n");
}

/** The stretches, what they add up to, and what follows from the sum. */
function course(clock: ExplainedClock, words: Words): string {
  const rows = clock.rows.map(({ from, to, counted, why }) => [from, to, counted, why]);
  const table = columns([heads(["from", "to", "counted", "why"], words), ...rows, ["", "", clock.spent]]);
  return [clock.name, ...table.map((line) => `  ${line}`), `  ${words.say("sla.sum", clock)}`].join("\n");
}

function heads(keys: readonly string[], words: Words): string[] {
  return keys.map((key) => words.say(`sla.column.${key}`));
}
