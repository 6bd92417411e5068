/** Rows of the queue for cards on a board that somebody changed: which case it is, and what it is to hear. */
import { boardLabel } from "../core/board/label.ts";
import { cardedItem, parseBoardMoveKey } from "../core/board/move.ts";
import type { BoardMove, Carded } from "../core/board/move.ts";
import type { CaseId } from "../core/model/case.ts";
import type { BoardCard } from "../github/board/card.ts";
import type { Queue } from "../queue/queue.ts";
import type { Looked } from "../queue/work.ts";
import { loadWords } from "../words.ts";
import { caseKeyOf } from "./case-key.ts";
import type { Hub } from "./hub.ts";

export interface BoardRows {
  hub: Pick<Hub, "clientFor" | "readBoardCard"> & { policies: Pick<Hub["policies"], "policyOf"> };
  queue: Pick<Queue, "put" | "keep">;
}

/** Runs the row that the key names; null when it is none of these. `hint` is the installation's id. */
export function runBoardRow(rows: BoardRows, key: string, hint: string | null): Promise<Looked> | null {
  const move = parseBoardMoveKey(key);
  return move === null ? null : hearMove(rows, move, hint);
}

/** How the case's card was changed by hand, as it was kept by such rows: for each field the last time, oldest first. */
export async function recallMoves(queue: Pick<Queue, "recall">, id: CaseId): Promise<Carded[]> {
  const kept = await Promise.all(FIELDS.map((field) => queue.recall(keptKey(id, field))));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as it was kept below
  const items = kept.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Carded]));
  return items.toSorted((one, other) => one.at - other.at);
}

/** The families of labels that a card can be moved by; the last is for what is only set back. */
const FIELDS = ["stage", "grade", "department", "other"] as const;

const OVER: Looked = { lookAgainAt: null };

/**
 * One request finds the case, and whether the card still stands where it was put. What somebody, or the app, has changed
 * again since is not heard: there is nothing left to judge or to set back.
 */
async function hearMove({ hub, queue }: BoardRows, move: BoardMove, hint: string | null): Promise<Looked> {
  if (hint === null) return OVER;
  const octokit = await hub.clientFor({ owner: move.owner, repo: "" }, hint);
  const card = await hub.readBoardCard(octokit, move);
  if (card === null || !standsAs(card, move)) return OVER;
  const { policy } = await hub.policies.policyOf(octokit, card.id);
  const { board } = policy;
  if (board?.project !== move.project || board.owner.toLowerCase() !== move.owner.toLowerCase()) return OVER;
  const choice = card.chosen.find(({ option }) => option === move.option);
  const speech = { policy, words: loadWords(policy.locale) };
  const label = choice === undefined ? null : boardLabel(choice.field, choice.name, speech);
  const field = FIELDS.find((family) => label?.startsWith(`${family}/`)) ?? "other";
  await queue.keep(keptKey(card.id, field), JSON.stringify(cardedItem(move, card.at, label)));
  await queue.put(caseKeyOf(card.id), { hint });
  return OVER;
}

function standsAs({ chosen }: BoardCard, { option: wanted }: BoardMove): boolean {
  return wanted === null || chosen.some(({ option }) => option === wanted);
}

function keptKey(id: CaseId, field: (typeof FIELDS)[number]): string {
  return `board ${caseKeyOf(id)} ${field}`;
}
