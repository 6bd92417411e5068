/** The frame of every page: header with navigation, clock and person, and the place for a problem. */
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { avatar } from "./avatar.ts";
import { STEPS } from "./clock.ts";
import type { Html } from "./html.ts";
import type { PageContext, Visit } from "./visit.ts";

/** What went wrong, said at the top of the page. */
export interface Problem {
  status: ContentfulStatusCode;
  title: string;
  message: string;
  /** The request that was refused. */
  request?: string;
}

export interface Page {
  title: string;
  main: Html;
  problem?: Problem | undefined;
}

/** Answers with a page; its status is the problem's, else 200. */
export function show(c: PageContext, page: Page): Response | Promise<Response> {
  return c.html(frame(c.var.visit, page), page.problem?.status ?? 200);
}

function frame(visit: Visit, { title, main, problem }: Page): Html {
  const { texts, options } = visit;
  return html`<!doctype html>
    <html lang="${options.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${texts.sandbox}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">${texts.skip}</a>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/">${texts.sandbox}</a>
            ${navigation(visit)} ${clock(visit)} ${personSwitch(visit)}
          </div>
        </header>
        <main id="main" tabindex="-1">${problem === undefined ? "" : alert(problem)} ${main}</main>
      </body>
    </html>`;
}

function navigation({ texts, options, here }: Visit): Html {
  const pages: [address: string, name: string][] = [[`/${options.repository}/issues`, texts.issues]];
  if (options.knowledge !== null) pages.push([`/${options.knowledge}`, texts.knowledge]);
  if (options.project !== undefined) pages.push([`/${options.project}`, texts.board]);
  return html`<nav aria-label="${texts.menu}">
    ${pages.map(
      ([address, name]) =>
        html`<a href="${address}" ${here.startsWith(address) ? html`aria-current="page"` : ""}>${name}</a>`,
    )}
  </nav>`;
}

function clock(visit: Visit): Html {
  const now = visit.client.now();
  if (now === null) return html``;
  const { texts, options } = visit;
  const time = html`<span class="sr-only">${texts.clock}:</span>
    <time datetime="${now.toISOString()}">${visit.when(now)}</time>
    <span class="zone">${options.timezone ?? "UTC"}</span>`;
  if (options.advance === undefined) return html`<p class="clock">${time}</p>`;
  return html`<details class="menu clock" name="menu">
    <summary>${time}</summary>
    <form class="panel" method="post" action="/clock">
      <p class="panel-title">${texts.forward}</p>
      ${back(visit)} ${STEPS.map(({ key }) => html`<button name="step" value="${key}">+ ${texts.steps[key]}</button>`)}
    </form>
  </details>`;
}

function personSwitch(visit: Visit): Html {
  const { texts, options, person } = visit;
  return html`<details class="menu person" name="menu">
    <summary>
      ${avatar(person.login)}
      <span
        ><span class="sr-only">${texts.actingAs}:</span> <strong>${person.name}</strong>
        <small>${person.note}</small></span
      >
    </summary>
    <form class="panel" method="post" action="/as">
      <p class="panel-title">${texts.actAs}</p>
      ${back(visit)}
      ${options.people.map(
        ({ login, name, note }) =>
          html`<button name="as" value="${login}" ${login === person.login ? html`aria-current="true"` : ""}>
            ${avatar(login)}
            <span><strong>${name}</strong> <small>@${login} · ${note}</small></span>
          </button>`,
      )}
    </form>
  </details>`;
}

/** Where to come back to after a choice in the header. */
function back({ here }: Visit): Html {
  return html`<input type="hidden" name="back" value="${here}" />`;
}

function alert({ title, message, status, request }: Problem): Html {
  return html`<div class="problem" role="alert">
    <p><strong>${title} (${status})</strong> ${message}</p>
    ${request === undefined ? "" : html`<p><code>${request}</code></p>`}
  </div>`;
}
