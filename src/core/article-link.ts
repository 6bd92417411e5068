import type { CaseSnapshot } from "./case.ts";
import type { CaseFile } from "./case-file.ts";
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import type { Policy } from "./policy.ts";

/** Where a person reads the case's article; null when it has none. */
export function articleLink(
  { published }: CaseFile,
  { issue }: CaseSnapshot,
  { knowledge }: Policy,
): { name: string; url: Markdown } | null {
  const article = published?.path ?? null;
  if (article === null || knowledge === null) return null;
  const origin = new URL(issue.url).origin;
  const url = `${origin}/${knowledge.repository}/blob/HEAD/${encodeURI(article)}`;
  return { name: article.slice(article.lastIndexOf("/") + 1), url: markdown(url) };
}
