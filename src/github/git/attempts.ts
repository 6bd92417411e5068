/** A change on top of what others may be changing, too: begun anew where GitHub does not take it. */
import type { Publication } from "../../core/model/effect.ts";
import { indexPath } from "../../core/knowledge/files.ts";
import { formatIndex } from "../../core/knowledge/index-file.ts";
import type { Words } from "../../core/text/words.ts";
import { refusalOf } from "./commit.ts";
import type { Branch } from "./commit.ts";

/** GitHub did not take a change as things stood. */
export interface Refusal {
  /** How things stood: the commits the change was made on. */
  on: string;
  /** What GitHub said; null where it was only too early. */
  error: Error | null;
}

/**
 * Tries until it is done. Throws in words what GitHub refuses twice as things stand: nobody has moved a branch, it is
 * protected. Throws a fault that passes (client/fault.ts) after so many attempts.
 */
export async function insist<T extends object>(
  { repository, attempts }: { repository: string; attempts: number },
  tryOnce: (before: Refusal | null) => Promise<T | Refusal>,
): Promise<T> {
  let before: Refusal | null = null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried: T | Refusal = await tryOnce(before);
    if (!isRefusal(tried)) return tried;
    const { on, error } = tried;
    if (error !== null && before?.on === on)
      throw new Error(`${repository} takes no commit: ${error.message}`, { cause: error });
    before = tried;
  }
  // 409 is what GitHub says of a conflict: it passes, so the case is looked at again.
  throw Object.assign(new Error(`Others keep writing to ${repository}.`), { status: 409 });
}

function isRefusal(tried: object): tried is Refusal {
  return "on" in tried && "error" in tried;
}

/** The first commit: GitHub takes none by the Git data API while there is no other. Somebody else may be faster. */
export async function beginBase(
  { octokit, owner, repo }: Branch,
  publication: Pick<Publication, "folder">,
  words: Words,
): Promise<Refusal> {
  const content = Buffer.from(formatIndex([])).toString("base64");
  const message = words.say("knowledge-start").trim();
  const file = { owner, repo, path: indexPath(publication), message, content };
  await refusalOf(octokit.rest.repos.createOrUpdateFileContents(file));
  return { on: "", error: null };
}
