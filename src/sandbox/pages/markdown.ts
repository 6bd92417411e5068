/** Markdown as GitHub shows it: GFM, raw HTML by GitHub's own list of what may pass (rehype-sanitize's default). */
import { html, raw } from "hono/html";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { Html } from "./html.ts";
import { breakLines } from "./markdown-breaks.ts";
import { linkReferences, placeLinks } from "./markdown-links.ts";
import type { Place } from "./place.ts";

/** The HTML of a Markdown text by anybody; HTML comments, scripts, handlers and dangerous addresses do not survive. */
export function renderMarkdown(text: string, place: Place): Html {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" })
    .use(breakLines, place)
    .use(rehypeRaw)
    .use(linkReferences, place)
    .use(placeLinks, place)
    .use(rehypeSanitize)
    .use(rehypeStringify);
  try {
    return html`<div class="prose">${raw(processor.processSync(text).toString())}</div>`;
  } catch (error) {
    // Thousands of nested quotes exhaust the parsers' stack; the text itself can still be shown.
    if (error instanceof RangeError) return html`<pre class="prose">${text}</pre>`;
    throw error;
  }
}
