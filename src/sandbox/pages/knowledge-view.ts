/** A file or a folder of the knowledge base as a page. */
import { html } from "hono/html";
import { partFrontMatter } from "./front-matter.ts";
import type { Html } from "./html.ts";
import { addressOf, type KnowledgePlace, parentOf, trailOf } from "./knowledge-place.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Content } from "./shapes.ts";
import type { Visit } from "./visit.ts";

/** A file: Markdown rendered, anything else as it is. */
export function fileView(visit: Visit, place: KnowledgePlace, text: string): Html {
  const shown = isMarkdown(place.path) ? documentView(visit, parentOf(place), text) : html`<pre>${text}</pre>`;
  return html`${trail(visit, place)}
    <article class="paper">${shown}</article>`;
}

/** A folder: what is in it, folders first, and its README below. */
export function folderView(visit: Visit, place: KnowledgePlace, shown: { entries: Content[]; readme: string | null }) {
  const { entries, readme } = shown;
  const folders = entries.filter(({ type }) => type === "dir");
  const files = entries.filter(({ type }) => type !== "dir");
  return html`${trail(visit, place)}
    <nav aria-label="${visit.texts.files}">
      <ul class="rows files">
        ${place.path === "" ? "" : up(visit, place)} ${[...folders, ...files].map((entry) => entryRow(place, entry))}
      </ul>
    </nav>
    ${entries.length === 0 ? html`<p class="empty">${visit.texts.emptyFolder}</p>` : ""}
    ${readme === null ? "" : html`<article class="paper">${documentView(visit, place, readme)}</article>`}`;
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Markdown of a folder, with its front matter as a table above it. */
function documentView({ texts }: Visit, folder: KnowledgePlace, text: string): Html {
  const { rows, markdown } = partFrontMatter(text);
  const place = { repository: `${folder.owner}/${folder.repo}`, folder: `${addressOf(folder, "blob")}/` };
  return html`${rows.length === 0 ? "" : matterTable(texts.frontMatter, rows)} ${renderMarkdown(markdown, place)}`;
}

function matterTable(caption: string, rows: [name: string, value: string][]): Html {
  return html`<div class="matter">
    <table>
      <caption class="sr-only">
        ${caption}
      </caption>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${linked(value)}</td>
          </tr>`,
      )}
    </table>
  </div>`;
}

function linked(value: string): Html | string {
  return /^https?:\/\/\S+$/.test(value) ? html`<a href="${value}">${value}</a>` : value;
}

function trail({ texts }: Visit, place: KnowledgePlace): Html {
  const steps = trailOf(place);
  return html`<nav class="trail" aria-label="${texts.path}">
    <ol>
      ${steps.map((step, index) => {
        const name = step.path === "" ? `${step.owner}/${step.repo}` : step.path.slice(step.path.lastIndexOf("/") + 1);
        return index === steps.length - 1
          ? html`<li aria-current="page">${name}</li>`
          : html`<li><a href="${addressOf(step, "tree")}">${name}</a></li>`;
      })}
    </ol>
  </nav>`;
}

function up({ texts }: Visit, place: KnowledgePlace): Html {
  return html`<li class="row"><a href="${addressOf(parentOf(place), "tree")}">↑ ${texts.folderUp}</a></li>`;
}

function entryRow(place: KnowledgePlace, { type, name, path }: Content): Html {
  const folder = type === "dir";
  const address = addressOf({ ...place, path }, folder ? "tree" : "blob");
  return html`<li class="row">
    <span aria-hidden="true">${folder ? "📁" : "📄"}</span> <a href="${address}">${name}${folder ? "/" : ""}</a>
  </li>`;
}
