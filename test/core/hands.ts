/** What becomes of labels that are moved by hand. */
import { meaningOf } from "../../src/core/workflow/labels.ts";
import { MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";

/** Labels that somebody puts on and takes off. */
export interface Hand {
  put?: string[];
  take?: string[];
}

/** The labels of one family that the issue carries, e.g. those of `stage`. */
export function labelsOf(hub: Hub, family: string): string[] {
  return hub.issue.labels.filter((label) => label === family || label.startsWith(`${family}/`));
}

/** What the look after a move did. */
export interface Aftermath {
  /** The reasons that were given, one a notice. */
  reasons: string[];
  /** How many moves were counted as put back. */
  putBack: number;
  /** What of the families' labels is on the issue that the record does not say, or the other way round; empty at rest. */
  unrest: string[];
}

/** Moves labels a minute later, and looks. */
export function move(hub: Hub, by: string, ...hands: readonly Hand[]): Aftermath {
  hub.pass(MINUTE);
  for (const hand of hands) hub.setLabels(by, hand);
  return look(hub);
}

/** Looks, and tells what that did about moves by hand. */
export function look(hub: Hub): Aftermath {
  const before = hub.entries().length;
  const { effects } = hub.look();
  const reasons = effects.flatMap((effect) =>
    effect.do === "notice" && effect.key.startsWith("refused:") ? [effect.body] : [],
  );
  const putBack = hub
    .entries()
    .slice(before)
    .filter(({ did }) => did === "put-back").length;
  return { reasons, putBack, unrest: unrestOf(hub) };
}

/** Labels in the app's families that another look would change. */
function unrestOf(hub: Hub): string[] {
  return hub.plan().effects.flatMap((effect) => {
    if (effect.do === "label") return effect.add.map(({ name }) => `+${name}`);
    return effect.do === "unlabel" && meaningOf(effect.label) !== null ? [`-${effect.label}`] : [effect.do];
  });
}
