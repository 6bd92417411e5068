/** A change of a case's card on the board that a webhook told of, as text: the webhook alone names who made it. */
import type { Instant, Item } from "../model/case.ts";

/** Somebody chose another option on a card, or emptied a field, or wrote another text. */
export interface BoardMove {
  /** Whose project, its number, and the item's id there. */
  owner: string;
  project: number;
  item: number;
  by: string;
  /** The id of the option that was chosen; null for any other change. */
  option: string | null;
}

/** The key of its row in the queue: the same change told twice is one row. */
export function boardMoveKey({ owner, project, item, by, option }: BoardMove): string {
  return `board ${owner}/${project}/${item} ${by} ${option ?? "-"}`;
}

const KEY = /^board ([\w.-]+)\/(\d+)\/(\d+) ([\w.[\]-]+) (-|[\w-]+)$/;

/** The change that a row's key names; null when it names none. */
export function parseBoardMoveKey(key: string): BoardMove | null {
  const [, owner, project, item, by, option] = KEY.exec(key) ?? [];
  if (owner === undefined || by === undefined) return null;
  return { owner, project: Number(project), item: Number(item), by, option: option === "-" ? null : (option ?? null) };
}

/** What a case hears of it. */
export type Carded = Extract<Item, { what: "carded" }>;

/** `label`: to where the card was moved (label.ts). */
export function cardedItem({ item, by, option }: BoardMove, at: Instant, label: string | null): Carded {
  return { what: "carded", key: `card:${item}:${at}:${by}:${option ?? "-"}`, at, by, bot: false, label };
}

/** The items with these among them, by their time: a record that is put together again hears them where they happened. */
export function withCarded(items: readonly Item[], carded: readonly Carded[]): Item[] {
  return carded.reduce<Item[]>(
    (all, card) => {
      const place = all.findLastIndex(({ at }) => at <= card.at) + 1;
      return [...all.slice(0, place), card, ...all.slice(place)];
    },
    [...items],
  );
}
