/** A person's round mark: the first letter of the login on a colour of their own. */
import { html } from "hono/html";
import type { Html } from "./html.ts";

/** Decoration only: the login always stands beside it. */
export function avatar(login: string): Html {
  const hue = Array.from(login).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0) * 137) % 360, 0);
  return html`<span class="avatar" style="--hue: ${hue}" aria-hidden="true"
    >${Array.from(login)[0]?.toUpperCase()}</span
  >`;
}
