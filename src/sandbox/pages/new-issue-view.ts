/** The page where an issue is written. */
import { html } from "hono/html";
import type { Answers } from "./form-answers.ts";
import type { IssueForm } from "./form-file.ts";
import { formFields } from "./form-view.ts";
import type { Html } from "./html.ts";
import type { Place } from "./place.ts";
import type { Texts } from "./texts.ts";

/** Stands in the address for no form: GitHub's blank issue. */
export const BLANK = "blank";

/** An issue that is being written. */
export interface Draft {
  /** Null for a blank issue. */
  form: IssueForm | null;
  title: string;
  /** Answers to the form's questions. */
  answers: Answers;
  /** The text of a blank issue. */
  text: string;
}

export interface Desk {
  texts: Texts;
  place: Place;
  /** Whether what is required must be filled in: GitHub asks for it in public repositories only. */
  enforced: boolean;
}

/** The form of a draft; it is sent to the address it stands at. */
export function newIssueView(desk: Desk, draft: Draft): Html {
  const { texts } = desk;
  const { form, title } = draft;
  return html`<h1>${form?.name ?? texts.blank}</h1>
    ${form === null ? "" : html`<p class="meta">${form.description}</p>`}
    <form class="stack issue-form" method="post">
      <div class="field">
        <label for="title">${texts.title} <span class="required">${texts.required}</span></label>
        <input id="title" name="title" value="${title}" required />
      </div>
      ${form === null ? textField(texts, draft.text) : formFields(form, { ...desk, answers: draft.answers })}
      <div class="actions"><button class="primary">${texts.submit}</button></div>
    </form>`;
}

function textField(texts: Texts, text: string): Html {
  return html`<div class="field">
    <label for="text">${texts.description}</label>
    <textarea id="text" name="text" rows="12">${text}</textarea>
  </div>`;
}
