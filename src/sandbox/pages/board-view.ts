/** The page of a project: a column for each status, a card for each issue. */
import { html } from "hono/html";
import { avatar } from "./avatar.ts";
import type { BoardPage, Column } from "./board-page.ts";
import type { Item, Option } from "./board-shapes.ts";
import type { Html } from "./html.ts";
import { labelChip } from "./label-chip.ts";

export function boardView(page: BoardPage): Html {
  const { project, columns } = page;
  return html`<div class="page-head">
      <h1>${project.title} <span class="number">#${project.number}</span></h1>
    </div>
    <div class="board">${columns.map((column) => columnView(page, column))}</div>`;
}

function columnView(page: BoardPage, { option, items }: Column): Html {
  const { texts } = page.visit;
  const name = option?.name ?? texts.noStatus;
  return html`<section class="board-column${items.length === 0 ? " bare" : ""}" aria-label="${name}">
    <h2>${spot(option)} ${name} <span class="count" title="${texts.cards(items.length)}">${items.length}</span></h2>
    ${
      items.length === 0
        ? html`<p class="empty">${texts.emptyColumn}</p>`
        : html`<ul>
            ${items.map((item) => cardView(page, item, option))}
          </ul>`
    }
  </section>`;
}

function cardView(page: BoardPage, item: Item, option: Option | null): Html {
  const { content } = item;
  const assignees = content.assignees ?? [];
  return html`<li class="board-card">
    <p class="meta">
      #${content.number}
      <span class="faces">${assignees.map(({ login }) => html`<span title="@${login}">${avatar(login)}</span>`)}</span>
    </p>
    <a class="row-title" href="${new URL(content.html_url).pathname}">${content.title}</a>
    ${valuesOf(page, item)} ${moveMenu(page, item, option)}
  </li>`;
}

/** What was chosen as chips, the rest as a list. */
function valuesOf({ status }: BoardPage, { fields }: Item): Html {
  const shown = fields.filter(({ id }) => id !== status?.id);
  const chips = shown.flatMap(({ name, value }) =>
    typeof value === "object" && value !== null
      ? [labelChip({ name: value.name, color: colorOf(value), description: name })]
      : [],
  );
  const rows = shown.flatMap(({ name, value }) =>
    typeof value === "string" || typeof value === "number" ? [rowView(name, value)] : [],
  );
  return html`${chips.length === 0 ? "" : html`<p class="chips">${chips}</p>`}
  ${rows.length === 0 ? "" : html`<dl>${rows}</dl>`}`;
}

function rowView(name: string, value: string | number): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** A menu of the other columns. Everybody sees it; whether one may is for the API to say. */
function moveMenu({ visit, address, status }: BoardPage, item: Item, current: Option | null): Html {
  const { texts } = visit;
  const others = (status?.options ?? []).filter(({ id }) => id !== current?.id);
  if (others.length === 0) return html``;
  return html`<details class="menu" name="card">
    <summary aria-label="${texts.moveCard(item.content.title)}">${texts.move}</summary>
    <form class="panel" method="post" action="${address}/move">
      <p class="panel-title">${texts.moveTo}</p>
      <input type="hidden" name="item" value="${item.id}" />
      ${others.map((option) => html`<button name="option" value="${option.id}">${spot(option)} ${option.name}</button>`)}
    </form>
  </details>`;
}

function spot(option: Option | null): Html {
  return html`<span class="spot" style="--chip: #${option === null ? COLORS["GRAY"] : colorOf(option)}"></span>`;
}

/** GitHub's names of colours, as label colours. */
const COLORS: Record<string, string> = {
  GRAY: "9198a1",
  BLUE: "4493f8",
  GREEN: "3fb950",
  YELLOW: "d9a520",
  ORANGE: "db6d28",
  RED: "e5484d",
  PINK: "db61a2",
  PURPLE: "ab7df8",
};

function colorOf({ color }: Option): string {
  return COLORS[color] ?? "9198a1";
}
