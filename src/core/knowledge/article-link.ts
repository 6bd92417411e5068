import type { CaseSnapshot } from "../model/snapshot.ts";
import type { CaseFile } from "../model/case-file.ts";
import { caseIdOf } from "../show/case-id.ts";
import { markdown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Policy } from "../model/policy.ts";
import { proposalBranch } from "./proposal.ts";

export interface ArticleLink {
  name: string;
  url: Markdown;
  /** Where its pull request is found, when it is there only once that is merged; null for an article that is there. */
  proposal: Markdown | null;
}

/** Where a person reads the case's article, its own or the one that was its answer; null when it has none. */
export function articleLink(file: CaseFile, seen: CaseSnapshot, policy: Policy): ArticleLink | null {
  const { published } = file;
  const path = published?.path ?? answerTaken(file)?.path ?? null;
  if (path === null || policy.knowledge === null) return null;
  const isProposed = published?.proposed === true && published.path !== null;
  const proposal = isProposed ? proposalLink(file, seen, policy) : null;
  return { name: path.slice(path.lastIndexOf("/") + 1), url: fileLink(path, seen, policy), proposal };
}

/** The pull requests of the case's branch: their number is nobody's business here, and the link outlives each of them. */
function proposalLink({ openedAt }: CaseFile, { id, issue }: CaseSnapshot, policy: Policy): Markdown {
  const branch = proposalBranch(caseIdOf(openedAt ?? issue.openedAt, id.number, policy));
  const query = encodeURIComponent(`is:pr head:${branch}`);
  return markdown(`${new URL(issue.url).origin}/${policy.knowledge?.repository}/pulls?q=${query}`);
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
