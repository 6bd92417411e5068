/** The column beside an issue: labels, assignees, open or closed. */
import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { IssuePage } from "./issue-page.ts";
import { labelChip } from "./label-chip.ts";
import type { Label } from "./shapes.ts";

/** The column with its forms. Everybody sees them; whether they may be used is for the API to say. */
export function issueSide(page: IssuePage): Html {
  return html`<aside class="side" aria-label="${page.visit.texts.details}">
    ${labelSection(page)} ${assigneeSection(page)} ${stateSection(page)}
  </aside>`;
}

function labelSection({ visit, address, issue, labels }: IssuePage): Html {
  const { texts } = visit;
  const has = new Set(issue.labels.map(({ name }) => name));
  return html`<section>
    <h2>${texts.labels}</h2>
    ${issue.labels.length === 0 ? html`<p class="meta">${texts.noLabels}</p>` : ""}
    <form method="post" action="${address}/label">
      <ul class="removable">
        ${issue.labels.map((label) => html`<li>${labelChip(label)} ${removeButton(label.name, texts.remove(label.name))}</li>`)}
      </ul>
    </form>
    <form class="inline" method="post" action="${address}/label">
      <label class="sr-only" for="add-label">${texts.chooseLabel}</label>
      <select id="add-label" name="add" required>
        <option value="">${texts.chooseLabel}</option>
        ${groups(
          labels.filter(({ name }) => !has.has(name)),
          texts.otherLabels,
        )}
      </select>
      <button>${texts.add}</button>
    </form>
  </section>`;
}

/** Labels in groups by what stands before their slash: the stages together, the grades together. */
function groups(labels: Label[], other: string): Html[] {
  const prefixes = Map.groupBy(labels, ({ name }) => (name.includes("/") ? name.slice(0, name.indexOf("/")) : other));
  return [...prefixes].map(
    ([prefix, members]) =>
      html`<optgroup label="${prefix}">${members.map(({ name }) => html`<option>${name}</option>`)}</optgroup>`,
  );
}

function assigneeSection({ visit, address, issue, assignable }: IssuePage): Html {
  const { texts } = visit;
  const assigned = (issue.assignees ?? []).map(({ login }) => login);
  return html`<section>
    <h2>${texts.assignees}</h2>
    ${assigned.length === 0 ? html`<p class="meta">${texts.noAssignees}</p>` : ""}
    <form method="post" action="${address}/assignee">
      <ul class="removable">
        ${assigned.map((login) => html`<li>@${login} ${removeButton(login, texts.remove(`@${login}`))}</li>`)}
      </ul>
    </form>
    <form class="inline" method="post" action="${address}/assignee">
      <label class="sr-only" for="add-assignee">${texts.chooseAssignee}</label>
      <select id="add-assignee" name="add" required>
        <option value="">${texts.chooseAssignee}</option>
        ${assignable.filter((login) => !assigned.includes(login)).map((login) => html`<option>${login}</option>`)}
      </select>
      <button>${texts.assign}</button>
    </form>
  </section>`;
}

function removeButton(value: string, name: string): Html {
  return html`<button class="quiet" name="remove" value="${value}" aria-label="${name}" title="${name}">×</button>`;
}

function stateSection({ visit, address, issue }: IssuePage): Html {
  const { texts } = visit;
  const choices =
    issue.state === "open"
      ? [
          ["completed", texts.close],
          ["not_planned", texts.closeNotPlanned],
        ]
      : [["reopened", texts.reopen]];
  return html`<section>
    <h2>${texts.state}</h2>
    <form class="actions" method="post" action="${address}/state">
      ${choices.map(([reason, name]) => html`<button name="reason" value="${reason}">${name}</button>`)}
    </form>
  </section>`;
}
