/** The choice of what an issue is about. */
import { html } from "hono/html";
import type { FormFile } from "./forms.ts";
import type { Html } from "./html.ts";
import { BLANK } from "./new-issue-view.ts";
import type { Texts } from "./texts.ts";

/** One entry for each form, and the blank issue. */
export function chooserView(texts: Texts, address: string, forms: FormFile[]): Html {
  return html`<h1>${texts.chooseForm}</h1>
    <ul class="rows">
      ${forms.map(({ file, form }) =>
        form === null
          ? html`<li class="row">
              <div>
                <strong>${file}</strong>
                <p class="meta">${texts.brokenForm}</p>
              </div>
            </li>`
          : choice(`${address}?form=${encodeURIComponent(file)}`, form.name, form.description),
      )}
      ${choice(`${address}?form=${BLANK}`, texts.blank, texts.blankNote)}
    </ul>`;
}

function choice(address: string, name: string, note: string): Html {
  return html`<li class="row">
    <div>
      <a class="row-title" href="${address}">${name}</a>
      <p class="meta">${note}</p>
    </div>
  </li>`;
}
