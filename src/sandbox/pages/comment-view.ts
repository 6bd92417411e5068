/** One comment, or the issue's own text, with its reactions and the form to edit it. */
import { html } from "hono/html";
import { avatar } from "./avatar.ts";
import type { Html } from "./html.ts";
import type { IssuePage } from "./issue-page.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Account } from "./shapes.ts";

export interface Comment {
  /** Null for the issue's own text. */
  id: number | null;
  author: Account;
  body: string;
  at: string;
  edited: boolean;
  reactions: Map<string, number>;
}

/** GitHub's reactions by their names in the API. */
const EMOJI: Record<string, string> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  hooray: "🎉",
  confused: "😕",
  heart: "❤️",
  rocket: "🚀",
  eyes: "👀",
};

/** Reactions that can be given on the page; the others are shown where they were given. */
const OFFERED = ["+1", "-1"];

/** The comment with the anchor that GitHub's own links to comments use. */
export function commentView(page: IssuePage, comment: Comment): Html {
  const { texts } = page.visit;
  const anchor = comment.id === null ? "issue" : `issuecomment-${comment.id}`;
  const title = comment.id === null ? texts.description : `${texts.commentBy} ${comment.author.login}`;
  return html`<article class="comment" id="${anchor}" aria-label="${title}">
    ${head(page, comment, anchor)}
    ${comment.body.trim() === "" ? html`<p class="empty">${texts.noDescription}</p>` : renderMarkdown(comment.body, page)}
    <footer>${reactionForm(page, comment)} ${editForm(page, comment)}</footer>
  </article>`;
}

function head({ visit, issue }: IssuePage, comment: Comment, anchor: string): Html {
  const { texts, when } = visit;
  const { login, type } = comment.author;
  return html`<header>
    ${avatar(login)} <strong>${login}</strong>
    ${type === "Bot" ? html`<span class="badge app">${texts.appBadge}</span>` : ""}
    ${login === issue.user.login ? html`<span class="badge">${texts.submitterBadge}</span>` : ""}
    <a class="when" href="#${anchor}"><time datetime="${comment.at}">${when(comment.at)}</time></a>
    ${comment.edited ? html`<span class="meta">${texts.edited}</span>` : ""}
  </header>`;
}

function reactionForm({ visit, address }: IssuePage, { id, reactions }: Comment): Html {
  const names = Object.keys(EMOJI).filter((name) => OFFERED.includes(name) || reactions.has(name));
  return html`<form class="reactions" method="post" action="${address}/react">
    ${id === null ? "" : html`<input type="hidden" name="comment" value="${id}" />`}
    ${names.map((name) => {
      const emoji = EMOJI[name] ?? name;
      const count = reactions.get(name);
      return html`<button
        name="content"
        value="${name}"
        aria-label="${visit.texts.react(emoji)}${count === undefined ? "" : ` (${count})`}"
      >
        ${emoji} ${count ?? ""}
      </button>`;
    })}
  </form>`;
}

function editForm({ visit, address, issue }: IssuePage, { id, body }: Comment): Html {
  const { texts } = visit;
  const field = `edit-${id ?? "issue"}`;
  return html`<details class="edit">
    <summary>${texts.edit}</summary>
    <form class="stack" method="post" action="${address}/edit">
      ${
        id === null
          ? html`<label for="edit-title">${texts.title}</label>
              <input id="edit-title" name="title" value="${issue.title}" required />`
          : html`<input type="hidden" name="comment" value="${id}" />`
      }
      <label for="${field}">${id === null ? texts.description : texts.comment}</label>
      <textarea id="${field}" name="body" rows="10">${body}</textarea>
      <button class="primary">${texts.save}</button>
    </form>
  </details>`;
}
