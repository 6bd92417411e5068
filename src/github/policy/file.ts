/** The policy file of a repository, from its default branch: whoever may only propose changes cannot change it. */
import type { Instant } from "../../core/model/case.ts";
import { POLICY_PATH } from "../../core/model/policy.ts";
import { extendsOf } from "../../core/policy/parse.ts";
import { RAW, textOf } from "../git/content.ts";
import { answered, classify } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

export interface PolicyFile {
  text: string;
  /** The repository whose policy it extends, with its owner or without; null: none. */
  base: string | null;
}

export interface PolicyFiles {
  /**
   * Null when there is none. An unchanged file is the same object. While GitHub is away the last reading holds; throws
   * GitHub's fault (client/fault.ts) when there never was one.
   */
  read(octokit: Octokit, repository: Repository): Promise<PolicyFile | null>;
  /** It may have changed: asks at the next reading. */
  forget(repository: Repository): void;
}

/** How long a reading holds, in milliseconds: a push is told of, so this only matters where its webhook was lost. */
export const POLICY_WINDOW = 5 * 60_000;

/** What was read last, with GitHub's mark of it: an unchanged file is not sent again and costs nothing of the rate limit. */
interface Known {
  etag: string | undefined;
  file: PolicyFile | null;
}

/** `clock` may be the host's: it only measures the window. */
export function createPolicyFiles(clock: () => Instant): PolicyFiles {
  const fresh = createFresh<PolicyFile | null>(clock, POLICY_WINDOW);
  const known = new Map<string, Known>();
  const ask = async (octokit: Octokit, repository: Repository): Promise<PolicyFile | null> => {
    const key = keyOf(repository);
    const answer = await readFile(octokit, repository, known.get(key));
    known.set(key, answer);
    return answer.file;
  };
  return {
    async read(octokit, repository) {
      const key = keyOf(repository);
      try {
        return await fresh.get(key, () => ask(octokit, repository));
      } catch (error) {
        const last = known.get(key);
        if (last === undefined || classify(error, clock()).kind !== "away") throw error;
        return last.file;
      }
    },
    forget: (repository) => fresh.forget(keyOf(repository)),
  };
}

async function readFile(octokit: Octokit, repository: Repository, known: Known | undefined): Promise<Known> {
  try {
    const { data, headers } = await octokit.rest.repos.getContent({
      owner: repository.owner,
      repo: repository.repo,
      path: POLICY_PATH,
      mediaType: RAW,
      headers: known?.etag === undefined ? {} : { "if-none-match": known.etag },
    });
    return { etag: headers.etag, file: fileOf(textOf(data)) };
  } catch (error) {
    if (known !== undefined && answered(error, 304)) return known;
    if (answered(error, 404)) return { etag: undefined, file: null };
    throw error;
  }
}

function fileOf(text: string | null): PolicyFile | null {
  return text === null ? null : { text, base: extendsOf(text) };
}
