/** What hearing any item of the timeline has in common: who asks, how the case stands, what is answered. */
import type { Item } from "../model/case.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { CommandName } from "../command/type.ts";
import type { Scene } from "../workflow/moves.ts";
import type { Refusal } from "../workflow/refusal.ts";
import { actorOf, standingOf } from "../workflow/role.ts";
import type { Standing } from "../workflow/role.ts";
import type { Teller, Telling } from "./telling.ts";

/** What the app answers to one item. */
export interface Answer {
  /** The item's key. */
  to: string;
  /** The comment to react to, if it is one. */
  comment: number | null;
  by: string;
  standing: Standing;
  /** The commands of it that were obeyed, in order. */
  accepted: CommandName[];
  refused: Refusal[];
}

export interface Heard {
  telling: Telling;
  answer: Answer;
}

/** What every item is heard with. */
export interface Hearing extends Pick<CaseSnapshot, "people" | "id" | "issues"> {
  /** Keys of moves by hand that leave nothing to put back (put-back.ts). */
  settled: ReadonlySet<string>;
}

/** Nothing accepted and nothing refused yet. */
export function answering({ key, by }: Item, { standing }: Scene): Answer {
  return { to: key, comment: null, by, standing, accepted: [], refused: [] };
}

/** Who the item's author is in the entries. */
export function tellerOf({ at, by, standing }: Scene, from: string): Teller {
  return { at, by, as: actorOf(standing), from };
}

/** How the case stands when the item is judged, and who asks. */
export function sceneOf(
  { file, policy }: Telling,
  item: Item,
  { people, id, issues }: Omit<Hearing, "settled">,
): Scene {
  const person = people.get(item.by.toLowerCase()) ?? { login: item.by, permission: "none", teams: [] };
  const standing = standingOf(person, file.submitter, policy);
  return { number: id.number, file, policy, people, issues, by: item.by, standing, at: item.at };
}
