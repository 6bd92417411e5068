/** A label as a coloured chip. */
import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { Label } from "./shapes.ts";

type Shown = Pick<Label, "name" | "color"> & { description?: string | null | undefined };

/** The chip; with an address it is a link. The colour was checked when the label was read. */
export function labelChip({ name, color, description }: Shown, address?: string): Html {
  const attributes = html`class="chip" style="--chip: #${color}" title="${description ?? ""}"`;
  return address === undefined
    ? html`<span ${attributes}>${name}</span>`
    : html`<a ${attributes} href="${address}">${name}</a>`;
}
