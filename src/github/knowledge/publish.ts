/** A case is published: one closing is one commit, so that article, index and table never disagree (knowledge.md). */
import type { Publication } from "../../core/model/effect.ts";
import type { Words } from "../../core/text/words.ts";
import { beginBase, insist } from "../git/attempts.ts";
import type { Refusal } from "../git/attempts.ts";
import { createCommit, moveBranch, readHead } from "../git/commit.ts";
import type { Branch } from "../git/commit.ts";
import { filesOn, openBase } from "./base.ts";
import type { Visibility } from "./base.ts";
import type { Octokit } from "../client/octokit.ts";

export interface Publishing {
  /** Its token covers the knowledge base: contents, write. */
  octokit: Octokit;
  words: Words;
  /** Who may read the repository the case is in; asked only when it matters. */
  source: () => Promise<Visibility>;
  /** How often to begin when others write at the same time; 5 when not given. */
  attempts?: number;
}

/** The commit that holds the article now; null when all was there already. */
export interface Published {
  commit: string | null;
}

/**
 * Writes article, index and table in one commit. Safe to repeat; whatever others write meanwhile stays, because the
 * change is then made anew on what they left. Throws GitHub's fault (client/fault.ts), or says what a person must mend.
 */
export async function publish(publication: Publication, publishing: Publishing): Promise<Published> {
  const { octokit, words, source, attempts = 5 } = publishing;
  const work: Work = { at: await openBase(octokit, publication, source), publication, words };
  return insist({ repository: publication.repository, attempts }, () => tryOnce(work));
}

interface Work {
  at: Branch;
  publication: Publication;
  words: Words;
}

async function tryOnce({ at, publication, words }: Work): Promise<Published | Refusal> {
  const head = await readHead(at);
  if (head === null) return beginBase(at, publication, words);
  const commit = await createCommit(at, head, await filesOn(head, at, { publication, words }));
  const error = commit === null ? null : await moveBranch(at, commit);
  return error === null ? { commit } : { on: head.commit, error };
}
