/** The conversation of an issue: comments in full, other events as one line each, in order. */
import { html } from "hono/html";
import { avatar } from "./avatar.ts";
import { commentView } from "./comment-view.ts";
import type { Html } from "./html.ts";
import type { IssuePage } from "./issue-page.ts";
import { labelChip } from "./label-chip.ts";
import type { TimelineEntry } from "./shapes.ts";
import type { Texts } from "./texts.ts";

/** Events that only GitHub's own bookkeeping needs. */
const UNSEEN = new Set(["mentioned", "subscribed", "unsubscribed"]);

/** What happened after an actor's name, by event. */
const SENTENCES: Record<string, (texts: Texts, entry: TimelineEntry) => Html> = {
  labeled: ({ events }, { label }) => html`${events.labeled} ${label && labelChip(label)}`,
  unlabeled: ({ events }, { label }) => html`${events.unlabeled} ${label && labelChip(label)}`,
  assigned: ({ events }, { assignee }) => html`${events.assigned} <strong>@${assignee?.login}</strong>`,
  unassigned: ({ events }, { assignee }) => html`${events.unassigned} <strong>@${assignee?.login}</strong>`,
  closed: (texts, { state_reason }) => html`${texts.events.closed}${closedAs(texts, state_reason)}`,
  reopened: ({ events }) => html`${events.reopened}`,
  renamed: ({ events }, { rename }) => html`${events.renamed} <q>${rename?.to}</q>`,
};

/** The list items of a timeline. */
export function timelineView(page: IssuePage, entries: TimelineEntry[]): Html[] {
  return entries
    .filter(({ event }) => !UNSEEN.has(event))
    .map((entry) =>
      entry.event === "commented" ? html`<li>${commentView(page, fromEntry(entry))}</li>` : line(page, entry),
    );
}

/** " as not planned", or nothing for a reason the pages have no words for. */
export function closedAs(texts: Texts, reason: string | null | undefined): string {
  const words: Record<string, string> = {
    completed: texts.completed,
    not_planned: texts.notPlanned,
    duplicate: texts.duplicate,
  };
  const word = words[reason ?? ""];
  return word === undefined ? "" : ` (${texts.closedAs} ${word})`;
}

function fromEntry({ id, user, actor, body, created_at, updated_at, reactions }: TimelineEntry) {
  const author = user ?? actor ?? { login: "ghost", type: "User" };
  const edited = updated_at !== created_at && updated_at !== undefined && updated_at !== null;
  return { id: id ?? null, author, body: body ?? "", at: created_at ?? "", edited, reactions };
}

function line({ visit }: IssuePage, entry: TimelineEntry): Html {
  const { texts, when } = visit;
  const login = entry.actor?.login ?? "ghost";
  const sentence = SENTENCES[entry.event]?.(texts, entry) ?? html`${texts.events.other} ${entry.event}`;
  const time = entry.created_at;
  return html`<li class="event">
    ${avatar(login)}
    <p>
      <strong>${login}</strong> ${sentence}
      ${time === undefined || time === null ? "" : html`<time datetime="${time}">${when(time)}</time>`}
    </p>
  </li>`;
}
