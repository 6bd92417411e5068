/** Record → what should be seen: labels, assignees, state, answers, notices, article, card. */
import type { Advance } from "../advance/advance.ts";
import { publicationOf } from "./article-facts.ts";
import { boardItemOf } from "../board/item.ts";
import type { BoardItem } from "../model/board.ts";
import { cardText, SPACES } from "./card.ts";
import type { CardScene, Space } from "./card.ts";
import { endedEarly } from "../model/case-file.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { LabelLook, Publication, Retro } from "../model/effect.ts";
import { lookOf, wantedLabels } from "../workflow/labels.ts";
import type { Binding } from "../text/marker.ts";
import { markdown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { noticesOf } from "./notices.ts";
import type { Notice } from "./notice-type.ts";
import { formatTail } from "../record/record.ts";
import { retroOf } from "./retro-issue.ts";
import { sheetsOf } from "./sheets.ts";
import type { Manner, Sheets } from "./sheets.ts";

export interface Wanted {
  labels: LabelLook[];
  /** Labels that are neither put on nor taken off: people quarrel about them. */
  left: readonly string[];
  /** Who should be assigned; null for nobody, and where GitHub does not take the handler. */
  handler: string | null;
  /** Who had the case before and has it no more, and who was assigned by hand but may not have it. */
  formerHandlers: string[];
  state: "open" | "completed" | "not_planned";
  reactions: { comment: number; content: "+1" | "confused" }[];
  notices: Notice[];
  publication: Publication | null;
  board: BoardItem | null;
  retro: Retro | null;
  /** Those that are not there yet. While one is missing the card waits, because it links to all of them. */
  sheets: Sheets["missing"];
  card: Markdown;
}

/** What should be seen of the case at GitHub. */
export function present(seen: CaseSnapshot, advance: Advance, manner: Manner): Wanted {
  const { speech } = manner;
  const { file, clocks, record } = advance;
  const handlers = record.entries.flatMap((entry) => (entry.did === "assigned" ? (entry.handler ?? []) : []));
  const sheets = sheetsOf(seen, advance, manner);
  return {
    labels: wantedLabels(file, clocks).map((name) => lookOf(name, speech)),
    left: file.left,
    handler: seen.problems.some(({ about }) => about === "assign") ? null : file.handler,
    formerHandlers: [...handlers.filter((handler) => handler !== file.handler), ...refusedHandlers(advance)],
    state: file.closed === null ? "open" : endedEarly(file) ? "not_planned" : "completed",
    reactions: reactionsOf(advance),
    notices: noticesOf({ seen, advance, speech }),
    publication: publicationOf(seen, advance, speech),
    retro: retroOf(seen, advance, manner),
    board: boardItemOf(seen, advance, speech),
    sheets: sheets.missing,
    card: cardOf({ seen, advance, sheets, speech }, manner.binding),
  };
}

/** GitHub's limit on a comment, less some room for how it counts. */
const LONGEST = 65_000;

/** As much as fits beside the record. */
function cardOf(scene: CardScene, binding: Binding): Markdown {
  const hidden = formatTail(scene.sheets.tail, binding);
  const whole = (space: Space) => markdown(`${cardText(scene, space).trim()}\n\n${hidden}`);
  const [most, ...less] = SPACES;
  return less.reduce((card, space) => (card.length <= LONGEST ? card : whole(space)), whole(most));
}

/** Whoever was set in GitHub's own field is taken out of it again. */
function refusedHandlers({ answers }: Advance): string[] {
  const byHand = answers.filter(({ comment }) => comment === null).flatMap(({ refused }) => refused);
  return byHand.flatMap((refusal) => (refusal.why === "not-staff" ? [refusal.login] : []));
}

/** Each command answers for itself: a comment may earn both. */
function reactionsOf({ answers }: Advance): Wanted["reactions"] {
  return answers.flatMap(({ comment, accepted, refused }) => {
    if (comment === null) return [];
    const up = accepted.length > 0 ? [{ comment, content: "+1" as const }] : [];
    return refused.length > 0 ? [...up, { comment, content: "confused" as const }] : up;
  });
}
