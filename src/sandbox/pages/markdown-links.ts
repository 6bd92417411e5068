/** Links in Markdown that need to know where the text stands: `@login`, `#12`, relative addresses, headings. */
import GithubSlugger from "github-slugger";
import { type Element, type Inline, replaceTexts, type Root, walk } from "./html-tree.ts";
import type { Place } from "./place.ts";

const REFERENCE = /(?<![\w/@.])@([a-z\d][a-z\d-]{0,38})(?![\w-])|(?<![\w/#&])#(\d{1,9})(?!\w)/gi;
const NOT_WITHIN = new Set(["a", "code", "pre"]);
const HEADING = /^h[1-6]$/;
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;
/** rehype-sanitize puts this before every id, as GitHub does, so that no text can pose as a part of the page. */
const ID_PREFIX = "user-content-";

/** Makes `#12` in plain text a link to that issue and `@login` stand out. */
export function linkReferences({ repository }: Place) {
  return (tree: Root): void => {
    walk(tree, (parent) => {
      if (parent.type === "element" && NOT_WITHIN.has(parent.tagName)) return false;
      replaceTexts(parent, (text) => referencesIn(text, repository));
      return true;
    });
  };
}

/** Starts relative links from the text's own folder, gives headings an id and points `#heading` at it. */
export function placeLinks({ folder }: Place) {
  return (tree: Root): void => {
    const slugs = new GithubSlugger();
    walk(tree, (node) => {
      if (node.type !== "element") return true;
      if (HEADING.test(node.tagName) && folder !== undefined) node.properties["id"] ??= slugs.slug(textOf(node));
      const { href } = node.properties;
      if (node.tagName === "a" && typeof href === "string") node.properties["href"] = placed(href, folder);
      return true;
    });
  };
}

function placed(href: string, folder: string | undefined): string {
  if (href.startsWith("#")) return `#${ID_PREFIX}${href.slice(1)}`;
  if (folder === undefined || ABSOLUTE.test(href)) return href;
  const address = URL.parse(href, `http://folder${folder}`);
  return address === null ? href : `${address.pathname}${address.search}${address.hash}`;
}

function referencesIn(text: string, repository: string): Inline[] {
  const nodes: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    nodes.push({ type: "text", value: text.slice(from, match.index) }, reference(match, repository));
    from = match.index + match[0].length;
  }
  return [...nodes, { type: "text", value: text.slice(from) }];
}

function reference([text, , number]: RegExpMatchArray, repository: string): Element {
  const children: Element["children"] = [{ type: "text", value: text }];
  if (number === undefined) return { type: "element", tagName: "strong", properties: {}, children };
  return { type: "element", tagName: "a", properties: { href: `/${repository}/issues/${number}` }, children };
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textOf(child) : ""))
    .join("");
}
