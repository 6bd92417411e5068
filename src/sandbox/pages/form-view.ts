/** The questions of an issue form as fields. */
import { html } from "hono/html";
import type { Answers } from "./form-answers.ts";
import { type Element, fieldName, type IssueForm, type Question } from "./form-file.ts";
import type { Html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Place } from "./place.ts";
import type { Texts } from "./texts.ts";

/** What every field needs besides its question. */
export interface FormSetting {
  texts: Texts;
  place: Place;
  answers: Answers;
  /** GitHub asks for what is required in public repositories only. */
  enforced: boolean;
}

/** The fields of a form in its order. */
export function formFields(form: IssueForm, setting: FormSetting): Html[] {
  return form.body.map((element, place) => fieldOf(element, fieldName(place), setting));
}

function fieldOf(element: Element, field: string, setting: FormSetting): Html {
  if (element.type === "markdown") return renderMarkdown(element.attributes.value, setting.place);
  if (element.type === "checkboxes") return checkboxes(element, field, setting);
  if (element.type === "dropdown" && element.attributes.multiple) return choices(element, field, setting);
  return html`<div class="field">
    <label for="${field}">${element.attributes.label} ${star(element, setting)}</label>
    ${hint(element, field, setting).text} ${control(element, field, setting)}
  </div>`;
}

function control(question: Exclude<Question, { type: "checkboxes" }>, field: string, setting: FormSetting): Html {
  const value = setting.answers.get(field)?.[0] ?? "";
  const common = html`id="${field}" name="${field}" ${hint(question, field, setting).refer}
  ${must(question.validations.required, setting)}`;
  if (question.type === "input") {
    return html`<input ${common} value="${value}" placeholder="${question.attributes.placeholder}" />`;
  }
  if (question.type === "textarea") {
    return html`<textarea ${common} rows="6" placeholder="${question.attributes.placeholder}">${value}</textarea>`;
  }
  return html`<select ${common}>
    <option value="">${setting.texts.chooseOne}</option>
    ${question.attributes.options.map((option) => html`<option ${option === value ? "selected" : ""}>${option}</option>`)}
  </select>`;
}

/** A drop-down of which several may be chosen: boxes are easier to use than a list with a key held down. */
function choices(question: Extract<Question, { type: "dropdown" }>, field: string, setting: FormSetting): Html {
  const chosen = setting.answers.get(field) ?? [];
  const boxes = question.attributes.options.map((option) => ({
    value: option,
    label: option,
    required: false,
    checked: chosen.includes(option),
  }));
  return boxGroup(question, field, { ...setting, boxes });
}

function checkboxes(question: Extract<Question, { type: "checkboxes" }>, field: string, setting: FormSetting): Html {
  const ticked = setting.answers.get(field) ?? [];
  const boxes = question.attributes.options.map(({ label, required }, place) => ({
    value: String(place),
    label,
    required,
    checked: ticked.includes(String(place)),
  }));
  return boxGroup(question, field, { ...setting, boxes });
}

interface Box {
  value: string;
  label: string;
  required: boolean;
  checked: boolean;
}

function boxGroup(question: Question, field: string, setting: FormSetting & { boxes: Box[] }): Html {
  const { text, refer } = hint(question, field, setting);
  return html`<fieldset class="field" ${refer}>
    <legend>${question.attributes.label} ${star(question, setting)}</legend>
    ${text}
    ${setting.boxes.map(
      ({ value, label, required, checked }) =>
        html`<label class="box">
          <input
            type="checkbox"
            name="${field}"
            value="${value}"
            ${checked ? "checked" : ""}
            ${must(required, setting)}
          />
          ${renderMarkdown(label, setting.place)} ${required ? mark(setting) : ""}
        </label>`,
    )}
  </fieldset>`;
}

/** The words below a question's label, and their id for the field to refer to; nothing where the form has none. */
function hint(question: Question, field: string, { texts, place }: FormSetting): { text: Html; refer: Html } {
  const language = question.type === "textarea" ? question.attributes.render : undefined;
  const { description } = question.attributes;
  if (description === "" && language === undefined) return { text: html``, refer: html`` };
  return {
    text: html`<div class="hint" id="${field}-hint">
      ${renderMarkdown(description, place)} ${language === undefined ? "" : html`<p>${texts.asCode(language)}</p>`}
    </div>`,
    refer: html`aria-describedby="${field}-hint"`,
  };
}

function star(question: Question, setting: FormSetting): Html | string {
  return question.validations.required ? mark(setting) : "";
}

function mark({ texts }: FormSetting): Html {
  return html`<span class="required">${texts.required}</span>`;
}

function must(required: boolean, { enforced }: FormSetting): string {
  return required && enforced ? "required" : "";
}
