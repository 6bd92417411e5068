/** The page of one issue. */
import { html } from "hono/html";
import { commentView } from "./comment-view.ts";
import type { Html } from "./html.ts";
import type { IssuePage } from "./issue-page.ts";
import { issueSide } from "./issue-side.ts";
import { labelChip } from "./label-chip.ts";
import { closedAs, timelineView } from "./timeline-view.ts";

/** The page; `draft` is a comment that could not be saved and should not be lost. */
export function issueView(page: IssuePage, draft: string): Html {
  return html`${head(page)}
    <div class="columns">
      <section aria-label="${page.visit.texts.timeline}">
        <ol class="thread">
          <li>${commentView(page, ownText(page))}</li>
          ${timelineView(page, page.entries)}
        </ol>
        ${commentForm(page, draft)}
      </section>
      ${issueSide(page)}
    </div>`;
}

function head({ visit, issue }: IssuePage): Html {
  const { texts, when } = visit;
  return html`<div class="issue-head">
    <h1>${issue.title} <span class="number">#${issue.number}</span></h1>
    <p class="meta">
      <span class="state ${issue.state}">${texts[issue.state]}</span>
      ${issue.state === "closed" ? closedAs(texts, issue.state_reason) : ""} ${texts.openedBy}
      <strong>@${issue.user.login}</strong> · <time datetime="${issue.created_at}">${when(issue.created_at)}</time>
    </p>
    <p class="chips narrow-only">${issue.labels.map((label) => labelChip(label))}</p>
  </div>`;
}

function ownText({ issue }: IssuePage) {
  const { user, body, created_at, reactions } = issue;
  return { id: null, author: user, body: body ?? "", at: created_at, edited: false, reactions };
}

function commentForm({ visit, address, issue }: IssuePage, draft: string): Html {
  const { texts } = visit;
  return html`<form class="stack comment-form" id="comment-form" method="post" action="${address}/comment">
    <label for="new-comment">${texts.addComment}</label>
    <textarea id="new-comment" name="body" rows="5" aria-describedby="comment-hint">${draft}</textarea>
    <p class="meta" id="comment-hint">${texts.commentHint} <a href="${address}">${texts.reload}</a></p>
    <div class="actions">
      ${issue.state === "open" ? html`<button name="close" value="yes">${texts.commentAndClose}</button>` : ""}
      <button class="primary">${texts.comment}</button>
    </div>
  </form>`;
}
