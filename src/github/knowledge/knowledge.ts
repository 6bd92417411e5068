/** The knowledge base as the app reaches it: by a token for that repository and for no more than it does there (knowledge.md). */
import type { Probot } from "probot";
import type { Publication } from "../../core/model/effect.ts";
import type { Locale } from "../../core/model/policy.ts";
import { namesIn } from "../../core/knowledge/publication.ts";
import type { Words } from "../../core/text/words.ts";
import { followBase } from "./follow.ts";
import type { Followed, Listing } from "./follow.ts";
import { readVisibility } from "./base.ts";
import { narrowClient } from "../client/narrow.ts";
import type { Reach } from "../client/narrow.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import type { Policies } from "../policy/policy.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import type { Installations } from "../repository/repository.ts";

/** What publishing needs of the app. */
export interface Reaching {
  probot: Pick<Probot, "auth">;
  installations: Installations;
  loadWords: (locale: Locale) => Words;
}

/** Publishes a case; see publish.ts for what is thrown. */
export function createPublish(reaching: Reaching): (publication: Publication) => Promise<void> {
  const { probot, installations, loadWords } = reaching;
  return async (publication) => {
    const octokit = await writerOf(reaching, publication);
    const source = async () => {
      const repository = repositoryOf(publication.entry.source);
      return readVisibility(await probot.auth(await installations.of(await probot.auth(), repository)), repository);
    };
    const publishing = { octokit, words: loadWords(publication.locale), source };
    await (publication.mode === "pull-request" ? propose : publish)(publication, publishing);
  };
}

/** What bringing proposals up to date needs of the app. */
export interface FollowReach extends Reaching {
  policies: Pick<Policies, "policyOf">;
}

/** Brings the open proposals of a repository up to date; `reader` is its installation's client. See follow.ts. */
export function createFollow(reaching: FollowReach): (place: Repository, reader: Octokit) => Promise<Followed> {
  return ({ owner, repo }, reader) => {
    const repository = `${owner}/${repo}`;
    let writer: Promise<Octokit> | null = null;
    return followBase({
      reader: { octokit: reader, owner, repo },
      writer: () => (writer ??= writerOf(reaching, { repository, mode: "pull-request" })),
      listingOf: (source) => readListing(reaching, reader, { repository, source: repositoryOf(source) }),
    });
  };
}

/**
 * By the policy of the repository in which the case is. An index can be edited, so it is believed only where it names a
 * repository of the same owner whose policy names this knowledge base.
 */
async function readListing(
  { policies, loadWords }: FollowReach,
  reader: Octokit,
  { repository, source }: { repository: string; source: Repository },
): Promise<Listing | null> {
  if (source.owner.toLowerCase() !== repositoryOf(repository).owner.toLowerCase()) return null;
  const { policy } = await policies.policyOf(reader, source);
  if (policy.knowledge?.repository.toLowerCase() !== repository.toLowerCase()) return null;
  return { folder: policy.knowledge.path, names: namesIn(policy), words: loadWords(policy.locale) };
}

type Permissions = Reach["permissions"];

/** What each way of publishing needs, and no more. */
const PERMISSIONS: Record<Publication["mode"], Permissions> = {
  commit: { contents: "write" },
  "pull-request": { contents: "write", pull_requests: "write" },
};

/** A client for this repository, and for that alone. Throws in words when the installation does not cover it. */
async function writerOf(
  { probot, installations }: Reaching,
  { repository, mode }: Pick<Publication, "repository" | "mode">,
): Promise<Octokit> {
  const app = await probot.auth();
  const base = repositoryOf(repository);
  const installationId = await installations.of(app, base);
  try {
    return await narrowClient(app, { installationId, repo: base.repo, permissions: PERMISSIONS[mode] });
  } catch (cause) {
    installations.forget(base.owner);
    if (!isUncovered(cause)) throw cause;
    throw new Error(`${repository} ${UNCOVERED[mode]}`, { cause });
  }
}

const UNCOVERED: Record<Publication["mode"], string> = {
  commit: "is not there, or the app is not installed on it.",
  "pull-request": "is not there, or the app is not installed on it, or it may not open pull requests there.",
};

/** GitHub gives no token for a repository that is not part of the installation, or a right that it does not grant. */
function isUncovered(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 422;
}

/** Of `owner/name` or `owner/name#number`. */
function repositoryOf(name: string): Repository {
  const [owner = "", repo = ""] = (name.split("#")[0] ?? "").split("/");
  return { owner, repo };
}
