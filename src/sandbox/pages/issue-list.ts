/** The list of a repository's issues. */
import { Hono } from "hono";
import { html } from "hono/html";
import { at } from "./client.ts";
import type { Html } from "./html.ts";
import { labelChip } from "./label-chip.ts";
import { show } from "./layout.ts";
import { type Issue, issueShape } from "./shapes.ts";
import type { PagesEnv, Visit } from "./visit.ts";
import { z } from "zod";

const ROWS = 50;

interface Filter {
  /** The address of the list without a query. */
  list: string;
  state: "open" | "closed";
  label: string | undefined;
  page: number;
}

/** `GET /:owner/:repo/issues?state=open|closed&label=…&page=…`, newest first. */
export function issueListPages(): Hono<PagesEnv> {
  return new Hono<PagesEnv>().get("/:owner/:repo/issues", async (c) => {
    const { owner, repo } = c.req.param();
    const { visit } = c.var;
    const filter: Filter = {
      list: at(owner, repo, "issues"),
      state: c.req.query("state") === "closed" ? "closed" : "open",
      label: c.req.query("label"),
      page: Math.max(1, Number.parseInt(c.req.query("page") ?? "1", 10) || 1),
    };
    const path = `${at("repos", owner, repo, "issues")}?${apiQuery(filter)}`;
    const issues = await visit.client.read(path, z.array(issueShape));
    return show(c, { title: `${visit.texts.issues} · ${owner}/${repo}`, main: view(visit, filter, issues) });
  });
}

function apiQuery({ state, label, page }: Filter): string {
  const query = new URLSearchParams({ state, per_page: String(ROWS), page: String(page) });
  if (label !== undefined) query.set("labels", label);
  return query.toString();
}

/** The address of the same list with something changed; always from the first page unless a page is asked for. */
function address(filter: Filter, change: Partial<Filter>): string {
  const { list, state, label, page } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (state === "closed") query.set("state", state);
  if (label !== undefined) query.set("label", label);
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? list : `${list}?${query.toString()}`;
}

function view(visit: Visit, filter: Filter, issues: Issue[]): Html {
  const { texts } = visit;
  // GitHub's list of issues holds the pull requests too.
  const rows = issues.filter((issue) => issue.pull_request === undefined);
  return html`<div class="page-head">
      <h1>${texts.issues}</h1>
      <a class="button primary" href="${filter.list}/new">${texts.newIssue}</a>
    </div>
    ${tabs(visit, filter)} ${filter.label === undefined ? "" : filterNote(visit, filter)}
    ${
      rows.length === 0
        ? html`<p class="empty">${texts.noIssues}</p>`
        : html`<ul class="rows">
            ${rows.map((issue) => row(visit, filter, issue))}
          </ul>`
    }
    ${pager(visit, filter, issues.length)}`;
}

function tabs({ texts }: Visit, filter: Filter): Html {
  return html`<nav class="tabs" aria-label="${texts.state}">
    ${(["open", "closed"] as const).map(
      (state) =>
        html`<a href="${address(filter, { state })}" ${filter.state === state ? html`aria-current="page"` : ""}
          >${texts[state]}</a
        >`,
    )}
  </nav>`;
}

function filterNote({ texts }: Visit, filter: Filter): Html {
  return html`<p class="filter">
    ${texts.filteredBy} <strong>${filter.label}</strong> ·
    <a href="${address(filter, { label: undefined })}">${texts.clearFilter}</a>
  </p>`;
}

function row({ texts, when }: Visit, filter: Filter, issue: Issue): Html {
  const assignees = (issue.assignees ?? []).map(({ login }) => `@${login}`).join(", ");
  return html`<li class="row">
    <span class="dot ${issue.state}" role="img" aria-label="${texts[issue.state]}"></span>
    <div>
      <a class="row-title" href="${filter.list}/${issue.number}">${issue.title}</a>
      <span class="chips"
        >${issue.labels.map((label) => labelChip(label, address(filter, { label: label.name })))}</span
      >
      <p class="meta">
        #${issue.number} · ${texts.openedBy} @${issue.user.login} ·
        <time datetime="${issue.created_at}">${when(issue.created_at)}</time>
        ${assignees === "" ? "" : html` · ${texts.assignedTo} ${assignees}`}
      </p>
    </div>
    ${issue.comments === 0 ? "" : html`<span class="count" title="${texts.comments(issue.comments)}"><span aria-hidden="true">💬 ${issue.comments}</span><span class="sr-only">${texts.comments(issue.comments)}</span></span>`}
  </li>`;
}

function pager({ texts }: Visit, filter: Filter, seen: number): Html {
  const newer = filter.page > 1;
  const older = seen === ROWS;
  if (!newer && !older) return html``;
  return html`<nav class="pager" aria-label="${texts.pagination}">
    ${newer ? html`<a href="${address(filter, { page: filter.page - 1 })}">← ${texts.newer}</a>` : ""}
    ${older ? html`<a href="${address(filter, { page: filter.page + 1 })}">${texts.older} →</a>` : ""}
  </nav>`;
}
