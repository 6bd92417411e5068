/** Plays a story in a house: step by step, and says what was not as expected. */
import { open, perform } from "./actions.ts";
import { complaintsOf, seeCase } from "./expect.ts";
import type { House } from "./house.ts";
import { personAt } from "./person.ts";
import type { Step, Story } from "./story.ts";

/** One step that was played. */
export interface Played {
  /** From 1. */
  nth: number;
  step: Step;
  /** The story's name for the case, and its number. */
  name: string;
  number: number;
  /** The sandbox's time afterwards. */
  at: number;
  complaints: string[];
}

/** The supervisor looks at cases for the story: may see everything. */
const WATCHER = "li-lei";

/** Plays all steps; `tell` hears of each when it is over. Gives the numbers of the cases by the story's names. */
export async function play(
  house: House,
  { steps, locale }: Pick<Story, "steps" | "locale">,
  tell: (played: Played) => void,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  const seen = new Map<string, number>();
  let name = "case";
  for (const [index, step] of steps.entries()) {
    name = step.case ?? name;
    if (step.after !== undefined) await house.pass(step.after);
    const person = personAt(house.url, step.who ?? WATCHER);
    const scene = { person, locale, number: numbers.get(name) ?? 0 };
    if (step.open !== undefined) numbers.set(name, await open(house.sandbox, scene, step.open));
    else await perform(scene, step);
    if (step.restart) await house.restart();
    if (!step.unseen) await house.settle();
    const number = numbers.get(name) ?? 0;
    const complaints = await check(house, { step, name, number }, seen);
    tell({ nth: index + 1, step, name, number, at: house.sandbox.now(), complaints });
  }
  return numbers;
}

interface Checked {
  step: Step;
  name: string;
  number: number;
}

async function check(house: House, { step, name, number }: Checked, seen: Map<string, number>): Promise<string[]> {
  if (step.expect === undefined) return [];
  const { last, ...found } = await seeCase(personAt(house.url, WATCHER), number, seen.get(name) ?? 0);
  seen.set(name, last);
  return complaintsOf(found, step.expect);
}
