import type { CaseSnapshot } from "./snapshot.ts";
import type { CaseFile } from "./case-file.ts";
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import type { Policy } from "./policy.ts";

/** Where a person reads the case's article, its own or the one that was its answer; null when it has none. */
export function articleLink(
  file: CaseFile,
  seen: CaseSnapshot,
  policy: Policy,
): { name: string; url: Markdown } | null {
  const path = file.published?.path ?? answerTaken(file)?.path ?? null;
  if (path === null || policy.knowledge === null) return null;
  return { name: path.slice(path.lastIndexOf("/") + 1), url: fileLink(path, seen, policy) };
}

function answerTaken({ closed, hinted }: CaseFile) {
  return hinted?.articles.find(({ id }) => id === closed?.answer);
}

/** The address of a file of the knowledge base, on the server on which the case is. */
export function fileLink(path: string, { issue }: CaseSnapshot, { knowledge }: Policy): Markdown {
  const url = `${new URL(issue.url).origin}/${knowledge?.repository}/blob/HEAD/${encodeURI(path)}`;
  // People can edit the index: nothing in a path may end the link.
  return markdown(url.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`));
}
