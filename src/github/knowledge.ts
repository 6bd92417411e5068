/** The knowledge base as the app reaches it: by a token for that repository and its contents only (knowledge.md). */
import type { Probot } from "probot";
import type { Publication } from "../core/effect.ts";
import type { Locale } from "../core/policy.ts";
import type { Words } from "../core/words.ts";
import { readVisibility } from "./knowledge-base.ts";
import { narrowClient } from "./narrow.ts";
import type { Octokit, Repository } from "./octokit.ts";
import { publish } from "./publish.ts";
import type { Installations } from "./repository.ts";

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
    const octokit = await writerOf(reaching, publication.repository);
    const source = async () => {
      const repository = repositoryOf(publication.entry.source);
      return readVisibility(await probot.auth(await installations.of(await probot.auth(), repository)), repository);
    };
    await publish(publication, { octokit, words: loadWords(publication.locale), source });
  };
}

/** A client for this repository's contents. Throws in words when the installation does not cover it. */
async function writerOf({ probot, installations }: Reaching, repository: string): Promise<Octokit> {
  const app = await probot.auth();
  const base = repositoryOf(repository);
  const installationId = await installations.of(app, base);
  try {
    return await narrowClient(app, { installationId, repo: base.repo, permissions: { contents: "write" } });
  } catch (cause) {
    installations.forget(base.owner);
    if (!isUncovered(cause)) throw cause;
    throw new Error(`${repository} is not there, or the app is not installed on it.`, { cause });
  }
}

/** GitHub gives no token for a repository that is not part of the installation, or a right that it does not grant. */
function isUncovered(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 422;
}

/** Of `owner/name` or `owner/name#number`. */
function repositoryOf(name: string): Repository {
  const [owner = "", repo = ""] = (name.split("#")[0] ?? "").split("/");
  return { owner, repo };
}
