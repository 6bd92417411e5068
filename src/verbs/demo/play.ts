/** Plays a story in a house: step by step, and says what was not as expected. */
import { open, perform } from "./actions.ts";
import { cardComplaints, setCard } from "./board-card.ts";
import { complaintsOf, seeCase } from "./expect.ts";
import type { Seen } from "./expect.ts";
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
  const before = new Map<string, Seen>();
  let name = "case";
  for (const [index, step] of steps.entries()) {
    name = step.case ?? name;
    if (step.after !== undefined) await house.pass(step.after);
    await act(house, step, async () => {
      const scene = { person: personAt(house.url, step.who ?? WATCHER), locale, number: numbers.get(name) ?? 0 };
      if (step.open !== undefined) numbers.set(name, await open(house.sandbox, scene, step.open));
      else await perform(scene, step);
      if (step.board !== undefined) await setCard(scene.person, scene.number, step.board);
    });
    const number = numbers.get(name) ?? 0;
    const complaints = await check(house, { step, name, number }, before);
    tell({ nth: index + 1, step, name, number, at: house.sandbox.now(), complaints });
  }
  return numbers;
}

/** The app sees the deed at once, unless the step says that it does not, or is away. */
async function act(house: House, { unseen, restart, down }: Step, deed: () => Promise<void>): Promise<void> {
  if (unseen) house.holdWebhooks();
  if (down === undefined) await deed();
  else await house.goDown(down, deed);
  if (restart) await house.restart();
  if (!unseen) await house.settle();
}

interface Checked {
  step: Step;
  name: string;
  number: number;
}

async function check(house: House, { step, name, number }: Checked, before: Map<string, Seen>): Promise<string[]> {
  if (step.expect === undefined) return [];
  const watcher = personAt(house.url, WATCHER);
  const seen = await seeCase(watcher, number, before.get(name));
  const complaints = complaintsOf(seen, step.expect, before.get(name));
  before.set(name, seen);
  return [...complaints, ...(await cardComplaints(watcher, number, step.expect.board))];
}
