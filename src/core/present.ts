/** Record → what should be seen: labels, assignees, state, answers, notices, article, card. */
import type { Advance } from "./advance.ts";
import { publicationOf } from "./article-facts.ts";
import { cardText } from "./card.ts";
import { endedEarly } from "./case-file.ts";
import type { CaseSnapshot } from "./case.ts";
import type { LabelLook, Publication } from "./effect.ts";
import { lookOf, wantedLabels } from "./labels.ts";
import type { Binding } from "./marker.ts";
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import { noticesOf } from "./notices.ts";
import type { Notice } from "./notice-type.ts";
import { formatRecord } from "./record.ts";
import type { Speech } from "./show-entry.ts";

export interface Wanted {
  labels: LabelLook[];
  /** Labels that are neither put on nor taken off: people quarrel about them. */
  left: readonly string[];
  /** Who should be assigned; null for nobody, and where GitHub does not take the handler. */
  handler: string | null;
  /** Who had the case before and has it no more. */
  formerHandlers: string[];
  state: "open" | "completed" | "not_planned";
  reactions: { comment: number; content: "+1" | "confused" }[];
  notices: Notice[];
  publication: Publication | null;
  card: Markdown;
}

/** What should be seen of the case at GitHub. */
export function present(seen: CaseSnapshot, advance: Advance, { speech, binding }: Manner): Wanted {
  const { file, clocks, record } = advance;
  const handlers = record.entries.flatMap((entry) => (entry.did === "assigned" ? (entry.handler ?? []) : []));
  return {
    labels: wantedLabels(file, clocks).map((name) => lookOf(name, speech)),
    left: file.left,
    handler: seen.problems.some(({ about }) => about === "assign") ? null : file.handler,
    formerHandlers: handlers.filter((handler) => handler !== file.handler),
    state: file.closed === null ? "open" : endedEarly(file) ? "not_planned" : "completed",
    reactions: reactionsOf(advance),
    notices: noticesOf({ seen, advance, speech }),
    publication: publicationOf(seen, advance, speech),
    card: markdown(`${cardText(seen, advance, speech).trim()}\n\n${formatRecord(record, binding)}`),
  };
}

/** How things are said and signed. */
export interface Manner {
  speech: Speech;
  binding: Binding;
}

/** Each command answers for itself: a comment may earn both. */
function reactionsOf({ answers }: Advance): Wanted["reactions"] {
  return answers.flatMap(({ comment, accepted, refused }) => {
    if (comment === null) return [];
    const up = accepted.length > 0 ? [{ comment, content: "+1" as const }] : [];
    return refused.length > 0 ? [...up, { comment, content: "confused" as const }] : up;
  });
}
