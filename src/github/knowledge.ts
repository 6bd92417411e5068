/** The knowledge base as the app reaches it: by a token for that repository and its contents only (knowledge.md). */
import type { Probot } from "probot";
import type { Publication } from "../core/effect.ts";
import type { Locale } from "../core/policy.ts";
import type { Words } from "../core/words.ts";
import { readVisibility } from "./knowledge-base.ts";
import { narrowClient } from "./narrow.ts";
import type { Repository } from "./octokit.ts";
import { publish } from "./publish.ts";
import { installationOf } from "./repository.ts";

/** Publishes a case; see publish.ts for what is thrown. */
export function createPublish(
  probot: Pick<Probot, "auth">,
  loadWords: (locale: Locale) => Words,
): (publication: Publication) => Promise<void> {
  return async (publication) => {
    const app = await probot.auth();
    const base = repositoryOf(publication.repository);
    const installationId = await installationOf(app, base);
    const octokit = await narrowClient(app, { installationId, repo: base.repo, permissions: { contents: "write" } });
    const source = async () => {
      const repository = repositoryOf(publication.entry.source);
      return readVisibility(await probot.auth(await installationOf(app, repository)), repository);
    };
    await publish(publication, { octokit, words: loadWords(publication.locale), source });
  };
}

/** Of `owner/name` or `owner/name#number`. */
function repositoryOf(name: string): Repository {
  const [owner = "", repo = ""] = (name.split("#")[0] ?? "").split("/");
  return { owner, repo };
}
