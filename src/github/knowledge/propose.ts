/**
 * A case is proposed: one pull request for each case, which the team reviews (knowledge.md, "Knowledge base"). Article,
 * index and table are one commit on a branch of the case's own. What others wrote there stays in its history: the branch
 * is only ever moved forward, and where the default branch has moved it is merged in.
 */
import { createHash } from "node:crypto";
import type { Publication } from "../../core/model/effect.ts";
import { formatProposal, parseProposal, proposalBranch } from "../../core/knowledge/proposal.ts";
import { beginBase, insist } from "../git/attempts.ts";
import type { Refusal } from "../git/attempts.ts";
import { readHead, refusalOf } from "../git/commit.ts";
import { openBase } from "./base.ts";
import { writeProposal } from "./proposal-branch.ts";
import type { Proposing } from "./proposal-branch.ts";
import type { Publishing } from "./publish.ts";
import { lastPull } from "../git/pulls.ts";
import type { Pull } from "../git/pulls.ts";

/** The page of the pull request that says it; null where the knowledge base says it already. */
export interface Proposed {
  pull: string | null;
}

/**
 * Opens a pull request or updates the one that is open. One that ended stands for what it said: merged or closed, nothing
 * is proposed before the case says something new. Safe to repeat. Throws GitHub's fault (client/fault.ts), or says what a person
 * must mend.
 */
export async function propose(publication: Publication, publishing: Publishing): Promise<Proposed> {
  const { octokit, words, source, attempts = 5 } = publishing;
  const base = await openBase(octokit, publication, source);
  const own = { ...base, branch: proposalBranch(publication.caseId) };
  const work = { base, own, publication, words, said: digestOf(publication) };
  return insist({ repository: publication.repository, attempts }, (before) => tryOnce(work, before));
}

interface Work extends Proposing {
  said: string;
}

/** By it is known whether the case says something new, whatever people made of it since. */
function digestOf({ path, text, entry }: Publication): string {
  return createHash("sha256")
    .update(JSON.stringify([path, text, entry]))
    .digest("hex");
}

async function tryOnce(work: Work, before: Refusal | null): Promise<Proposed | Refusal> {
  const { base, own, publication, words, said } = work;
  const last = await lastPull(own, own.branch);
  if (last !== null && parseProposal(last.body).said === said) return { pull: last.url };
  const head = await readHead(base);
  if (head === null) return beginBase(base, publication, words);
  // Without a pull request there is hardly ever a branch: where there is, GitHub refuses to make it.
  const branch = last === null && before === null ? null : await readHead(own);
  const open = last?.state === "open" ? last : null;
  const { title, error, isNew } = await writeProposal(work, { head, branch, open });
  const on = `${head.commit} ${branch?.commit ?? "new"}`;
  if (error !== null) return { on, error };
  if (!isNew) return { pull: null };
  return open === null ? opened(work, title, on) : updated(work, title, open);
}

async function opened(work: Work, title: string, on: string): Promise<Proposed | Refusal> {
  const { base, own, said } = work;
  const { octokit, owner, repo } = own;
  const text = { title, body: formatProposal(work.publication, { said, below: "" }, work.words) };
  const opening = octokit.rest.pulls.create({ owner, repo, head: own.branch, base: base.branch, ...text });
  const error = await refusalOf(opening);
  return error === null ? { pull: (await opening).data.html_url } : { on, error };
}

/** Where it ended just now, its text is put back: it stands for what it said, and what is new is proposed anew. */
async function updated({ own, publication, words, said }: Work, title: string, open: Pull) {
  const { octokit, owner, repo } = own;
  const { below } = parseProposal(open.body);
  const pull = { owner, repo, pull_number: open.number };
  const body = formatProposal(publication, { said, below }, words);
  const { data } = await octokit.rest.pulls.update({ ...pull, title, body });
  if (data.state === "open") return { pull: data.html_url };
  await octokit.rest.pulls.update({ ...pull, title: open.title, body: open.body ?? "" });
  return { on: `${open.number} ended`, error: null };
}
