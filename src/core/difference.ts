/** What is seen and what should be seen → effects, in the order they are done; nothing where both agree. */
import type { Advance } from "./advance/advance.ts";
import { sameLogin } from "./model/case.ts";
import type { Issue } from "./model/case.ts";
import type { CaseSnapshot } from "./model/snapshot.ts";
import type { Effect } from "./model/effect.ts";
import { meaningOf } from "./workflow/labels.ts";
import type { Binding } from "./text/marker.ts";
import { formatNotice } from "./record/own.ts";
import type { Wanted } from "./present/present.ts";

/** The card comes last: it carries the record, and with it everything before counts as done. */
export function difference(
  { issue }: CaseSnapshot,
  wanted: Wanted,
  had: { advance: Advance; binding: Binding },
): Effect[] {
  const { own } = had.advance;
  const notices = wanted.notices.filter(({ key }) => !own.notices.has(key));
  return [
    ...wanted.reactions.map((reaction): Effect => ({ do: "react", ...reaction })),
    ...labelEffects(issue, wanted),
    ...assigneeEffects(issue, wanted),
    ...stateEffects(issue, wanted),
    // Before the notices, which say what became of it.
    ...(wanted.publication === null ? [] : [{ do: "publish", publication: wanted.publication } as const]),
    ...(wanted.board === null ? [] : [{ do: "board", item: wanted.board } as const]),
    ...notices.map(({ key, text }): Effect => ({ do: "notice", key, body: formatNotice(text, key, had.binding) })),
    ...(wanted.retro === null ? [] : [{ do: "retro", retro: wanted.retro } as const]),
    ...wanted.sheets.map((sheet): Effect => ({ do: "sheet", ...sheet })),
    ...(waitsForSheets(wanted, had.advance) ? [] : cardEffects(own.card, wanted)),
  ];
}

/**
 * The card links to all sheets, so it is written once they are there. Not where the record was lost: that it was put back
 * must be written down at once, because the next look would find it whole.
 */
function waitsForSheets({ sheets }: Pick<Wanted, "sheets">, { found }: Pick<Advance, "found">): boolean {
  return sheets.length > 0 && found === "case";
}

/** New ones first, so that the case is never without a stage; then those of the app's families that should not be there. */
function labelEffects({ labels }: Issue, wanted: Wanted): Effect[] {
  const isLeft = (name: string) => wanted.left.includes(name);
  const add = wanted.labels.filter(({ name }) => !labels.includes(name) && !isLeft(name));
  const names = new Set(wanted.labels.map(({ name }) => name));
  const take = labels.filter((label) => meaningOf(label) !== null && !names.has(label) && !isLeft(label));
  return [
    ...(add.length === 0 ? [] : [{ do: "label", add } as const]),
    ...take.map((label) => ({ do: "unlabel", label }) as const),
  ];
}

function assigneeEffects({ assignees }: Issue, { handler, formerHandlers }: Wanted): Effect[] {
  const has = (login: string) => assignees.some((assignee) => sameLogin(assignee, login));
  const gone = [...new Set(formerHandlers)].filter(has);
  return [
    ...(handler === null || has(handler) ? [] : [{ do: "assign" as const, logins: [handler] }]),
    ...(gone.length === 0 ? [] : [{ do: "unassign" as const, logins: gone }]),
  ];
}

function stateEffects({ state }: Issue, wanted: Wanted): Effect[] {
  if (wanted.state === "open") return state === "open" ? [] : [{ do: "reopen" }];
  return state === "closed" ? [] : [{ do: "close", reason: wanted.state }];
}

function cardEffects(card: Advance["own"]["card"], { card: body }: Wanted): Effect[] {
  if (card !== null && sameText(card.body, body)) return [];
  return [{ do: "card", comment: card === null ? null : card.comment, body }];
}

/** GitHub may keep line ends and outer white space its own way. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll("\r\n", "\n").trim() === other.trim();
}
