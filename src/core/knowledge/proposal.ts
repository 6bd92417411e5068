/**
 * A proposal: the pull request by which a team reviews what the knowledge base shall say of a case. Its branch and its
 * text are written and read back only here.
 */
import type { Publication } from "../model/effect.ts";
import { markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Words } from "../text/words.ts";

/** The beginning of the branches' names. */
export const PROPOSALS = "caseworker/";

/** The branch of a case's pull requests, e.g. `caseworker/TK202310270001`. */
export function proposalBranch(caseId: string): string {
  return `${PROPOSALS}${caseId}`;
}

/** The ID of the case that a branch is for; null for a branch of somebody else's. */
export function caseOfBranch(branch: string): string | null {
  return branch.startsWith(PROPOSALS) ? branch.slice(PROPOSALS.length) : null;
}

/** What is read back from a pull request's text. */
export interface ProposalText {
  /** The digest of what the case said; null where somebody took it out. */
  said: string | null;
  /** What people wrote below the app's text. */
  below: string;
}

const MARK = /<!-- caseworker:proposal:1 ([\da-f]+) -->/;

/** `said` is in hexadecimal digits. Nothing before its mark comes from people but the title, as one harmless line. */
export function formatProposal(
  { entry, path, public: isPublic }: Publication,
  { said, below }: ProposalText,
  words: Words,
): Markdown {
  const text = words.say("knowledge-pull", {
    source: markdown(entry.source),
    result: words.say(`result.${entry.result}`),
    title: path === null ? null : shown(entry.title),
    public: isPublic,
  });
  return markdown(`${text.trim()}\n\n<!-- caseworker:proposal:1 ${said} -->${below}`);
}

/** Of a text without the mark, nothing is known, and nothing is kept. */
export function parseProposal(body: string | null): ProposalText {
  const [mark = "", said = null] = MARK.exec(body ?? "") ?? [];
  if (body === null || said === null) return { said: null, below: "" };
  return { said, below: body.slice(body.indexOf(mark) + mark.length) };
}
