/**
 * GitHub Pages reads an article as a Liquid template first and as kramdown then, in code blocks too. Both begin with an
 * opening brace: `{{` and `{%` of Liquid, `{:` of kramdown, which sets any attribute of HTML. A space makes each plain text.
 */
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";

/** The text without anything that Liquid or kramdown would obey. To be used on the whole, so that no two parts make one. */
export function withoutLiquid(text: Markdown): Markdown {
  return markdown(text.replace(/\{(?=[{%:])/g, "{ "));
}
