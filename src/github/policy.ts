/** The policy in force for a repository: that of its file, over that of the file it extends. */
import type { Instant } from "../core/case.ts";
import { DEFAULT_POLICY } from "../core/policy-read.ts";
import type { Policy } from "../core/policy.ts";
import { keyOf } from "./octokit.ts";
import type { Octokit, Repository } from "./octokit.ts";
import { createPolicyFiles } from "./policy-file.ts";
import { choose } from "./policy-choice.ts";
import type { Files, InForce } from "./policy-choice.ts";

export interface Policies {
  /**
   * A repository without a file has the defaults. While the file is wrong the last good one read since the start holds,
   * else the defaults. Throws GitHub's fault (fault.ts) when it cannot be read and never was: fail closed.
   */
  policyOf(octokit: Octokit, repository: Repository): Promise<InForce>;
  /** A push may have changed this repository's file, which others may extend. */
  forget(repository: Repository): void;
}

/** What was in force last, and the last policy that was good as it is written. */
interface Kept {
  files: Files;
  inForce: InForce;
  good: Policy | undefined;
}

/** Asks GitHub once in some minutes, after a push, and again and again while it is away. `clock` only measures that. */
export function createPolicies(clock: () => Instant): Policies {
  const policyFiles = createPolicyFiles(clock);
  const kept = new Map<string, Kept>();

  const readFiles = async (octokit: Octokit, repository: Repository): Promise<Files | null> => {
    const own = await policyFiles.read(octokit, repository);
    if (own === null || own.base === null) return own === null ? null : { own, base: null };
    const [repo = "", owner = repository.owner] = own.base.split("/").toReversed();
    const foreign = owner.toLowerCase() !== repository.owner.toLowerCase();
    const file = foreign ? null : await policyFiles.read(octokit, { owner: repository.owner, repo });
    return { own, base: { foreign, file } };
  };

  return {
    async policyOf(octokit, repository) {
      const key = keyOf(repository);
      const files = await readFiles(octokit, repository);
      const before = kept.get(key);
      if (files === null) {
        kept.delete(key);
        return WITHOUT_FILE;
      }
      // The same policy is the same object: what was computed from it, such as its calendars, is still good.
      if (before !== undefined && isSame(before.files, files)) return before.inForce;
      const inForce = choose(files, before?.good, clock());
      kept.set(key, { files, inForce, good: inForce.problems.length === 0 ? inForce.policy : before?.good });
      return inForce;
    },
    forget: (repository) => policyFiles.forget(repository),
  };
}

const WITHOUT_FILE: InForce = { policy: DEFAULT_POLICY, problems: [] };

function isSame(one: Files, other: Files): boolean {
  return one.own === other.own && one.base?.file === other.base?.file;
}
