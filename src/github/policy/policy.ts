/** The policy in force for a repository: that of its file, over that of the file it extends. */
import type { Instant } from "../../core/model/case.ts";
import { extendsOf } from "../../core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../core/policy/read.ts";
import type { Policy } from "../../core/model/policy.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import { createPolicyFiles } from "./file.ts";
import type { PolicyFile, PolicyFiles } from "./file.ts";
import { choose } from "./choice.ts";
import type { Files, InForce } from "./choice.ts";
import { keptText, NOWHERE, policyInKept } from "./last-good.ts";
import type { PolicyStore } from "./last-good.ts";

export interface Policies {
  /**
   * A repository without a file has the defaults. While the file is wrong the last good one that was read holds, by this
   * process or one before it, else the defaults. Throws GitHub's fault (client/fault.ts) when it cannot be read and never
   * was: fail closed.
   */
  policyOf(octokit: Octokit, repository: Repository): Promise<InForce>;
  /** The repository whose policy this one's extends, of the same owner; null: none, or one that may not be read. */
  baseOf(octokit: Octokit, repository: Repository): Promise<Repository | null>;
  /** What is written on the default branch, and what that extends; null: nothing. Is read as `policyOf` reads it. */
  filesOf(octokit: Octokit, repository: Repository): Promise<Files | null>;
  /** Another text in the place of the repository's own file, with what it extends. Changes nothing in force. */
  withBase(octokit: Octokit, repository: Repository, text: string): Promise<Files>;
  /** The repository whose file a text extends; null: none, or one of another owner. Asks nobody. */
  baseNamed(repository: Repository, text: string | null): Repository | null;
  /** A push may have changed this repository's file, which others may extend. */
  forget(repository: Repository): void;
}

/** What was in force last, and the last policy that was good as it is written. */
interface Kept {
  files: Files;
  inForce: InForce;
  good: Policy | undefined;
}

/**
 * Asks GitHub once in some minutes, after a push, and again and again while it is away. `clock` only measures that. The
 * last good policy is kept in `store`.
 */
export function createPolicies(clock: () => Instant, store: PolicyStore = NOWHERE): Policies {
  const policyFiles = createPolicyFiles(clock);
  const kept = new Map<string, Kept>();
  const withBase = createWithBase(policyFiles);
  const readFiles = async (octokit: Octokit, repository: Repository): Promise<Files | null> => {
    const own = await policyFiles.read(octokit, repository);
    return own === null ? null : withBase(octokit, repository, own);
  };

  return {
    async policyOf(octokit, repository) {
      const key = keyOf(repository);
      const files = await readFiles(octokit, repository);
      const before = kept.get(key);
      if (files === null) {
        if (kept.delete(key)) await store.keep(repository, null);
        return WITHOUT_FILE;
      }
      // The same policy is the same object: what was computed from it, such as its calendars, is still good.
      if (before !== undefined && isSame(before.files, files)) return before.inForce;
      const chosen = await chooseAndKeep(files, before?.good, { repository, store, now: clock() });
      kept.set(key, { files, ...chosen });
      return chosen.inForce;
    },
    async baseOf(octokit, repository) {
      const own = await policyFiles.read(octokit, repository);
      return own === null || own.base === null ? null : extended(repository, own.base);
    },
    filesOf: readFiles,
    withBase: (octokit, repository, text) => withBase(octokit, repository, { text, base: extendsOf(text) }),
    baseNamed: (repository, text) => {
      const named = text === null ? null : extendsOf(text);
      return named === null ? null : extended(repository, named);
    },
    forget: (repository) => policyFiles.forget(repository),
  };
}

interface Keeping {
  repository: Repository;
  store: PolicyStore;
  now: Instant;
}

/** `last`: the last good policy that this process read. */
async function chooseAndKeep(files: Files, last: Policy | undefined, { repository, store, now }: Keeping) {
  const inForce = choose(files, last, now);
  if (inForce.problems.length === 0) {
    await store.keep(repository, keptText(files));
    return { inForce, good: inForce.policy };
  }
  const good = last ?? policyInKept(await store.recall(repository), now);
  return { inForce: choose(files, good, now), good };
}

/** A policy's file with the one it extends, where that is of the same owner. */
function createWithBase(policyFiles: PolicyFiles) {
  return async (octokit: Octokit, repository: Repository, own: PolicyFile): Promise<Files> => {
    if (own.base === null) return { own, base: null };
    const base = extended(repository, own.base);
    return { own, base: { foreign: base === null, file: base && (await policyFiles.read(octokit, base)) } };
  };
}

/** The repository that is extended, as it is written; null when it is of another owner. */
function extended({ owner }: Repository, written: string): Repository | null {
  const [repo = "", of = owner] = written.split("/").toReversed();
  return of.toLowerCase() === owner.toLowerCase() ? { owner, repo } : null;
}

const WITHOUT_FILE: InForce = { policy: DEFAULT_POLICY, problems: [] };

function isSame(one: Files, other: Files): boolean {
  return one.own === other.own && one.base?.file === other.base?.file;
}
