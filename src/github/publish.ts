/** A case is published: one closing is one commit, so that article, index and table never disagree (knowledge.md). */
import type { Publication } from "../core/effect.ts";
import { formatIndex } from "../core/knowledge-index.ts";
import { indexPath } from "../core/knowledge-files.ts";
import type { Words } from "../core/words.ts";
import { answered } from "./fault.ts";
import { createCommit, moveBranch, readHead } from "./git-commit.ts";
import type { Branch } from "./git-commit.ts";
import { filesOn, openBase } from "./knowledge-base.ts";
import type { Visibility } from "./knowledge-base.ts";
import type { Octokit } from "./octokit.ts";

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
 * change is then made anew on what they left. Throws GitHub's fault (fault.ts), or says what a person must mend.
 */
export async function publish(publication: Publication, publishing: Publishing): Promise<Published> {
  const { octokit, words, source, attempts = 5 } = publishing;
  const work: Work = { at: await openBase(octokit, publication, source), publication, words };
  let refusal: Refusal | null = null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried: Published | Refusal = await tryOnce(work, refusal);
    if ("commit" in tried) return tried;
    refusal = tried;
  }
  // 409 is what GitHub says of a conflict: it passes, so the case is looked at again.
  throw Object.assign(new Error(`Others keep writing to ${publication.repository}.`), { status: 409 });
}

interface Work {
  at: Branch;
  publication: Publication;
  words: Words;
}

/** GitHub did not take the commit on top of this head; null: there was none. */
interface Refusal {
  on: string | null;
}

async function tryOnce({ at, publication, words }: Work, before: Refusal | null): Promise<Published | Refusal> {
  const head = await readHead(at);
  if (head === null) return begin({ at, publication, words });
  const commit = await createCommit(at, head, await filesOn(head, at, { publication, words }));
  const error = commit === null ? null : await moveBranch(at, commit);
  if (error === null) return { commit };
  // Refused twice on the same head: nobody has moved the branch, it is protected.
  if (before?.on === head.commit)
    throw new Error(`${publication.repository} takes no commit: ${error.message}`, { cause: error });
  return { on: head.commit };
}

/** The first commit: GitHub takes none by the Git data API while there is no other. Somebody else may be faster. */
async function begin({ at: { octokit, owner, repo }, publication, words }: Work): Promise<Refusal> {
  const content = Buffer.from(formatIndex([])).toString("base64");
  const message = words.say("knowledge-start").trim();
  const file = { owner, repo, path: indexPath(publication), message, content };
  try {
    await octokit.rest.repos.createOrUpdateFileContents(file);
  } catch (error) {
    if (!answered(error, 409, 422)) throw error;
  }
  return { on: null };
}
