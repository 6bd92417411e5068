/** The labels of a repository: those the app needs are there and look as the policy says. */
import type { Instant } from "../../core/model/case.ts";
import type { LabelLook } from "../../core/model/effect.ts";
import { answered, unlessMissing } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Creates those of the labels that the repository lacks; one that is there keeps a person's colour and words. */
export type EnsureLabels = (octokit: Octokit, repository: Repository, looks: readonly LabelLook[]) => Promise<void>;

/** How long a repository's list holds, in milliseconds. A label deleted within that time comes back without its look. */
const WINDOW = 3_600_000;

/** Lists a repository's labels once an hour, measured by `clock`. */
export function createLabels(clock: () => Instant): EnsureLabels {
  const known = createFresh<Set<string>>(clock, WINDOW);
  return async (octokit, repository, looks) => {
    const names = await known.get(keyOf(repository), () => readLabelNames(octokit, repository));
    for (const look of looks) {
      if (names.has(look.name.toLowerCase())) continue;
      await createLabel(octokit, repository, look);
      names.add(look.name.toLowerCase());
    }
  };
}

/** In small letters; none where a stand-in for GitHub has no such list. */
export async function readLabelNames(octokit: Octokit, { owner, repo }: Repository): Promise<Set<string>> {
  const asked = { owner, repo, per_page: 100 };
  const labels = await unlessMissing(octokit.paginate(octokit.rest.issues.listLabelsForRepo, asked));
  return new Set(labels?.map(({ name }) => name.toLowerCase()));
}

/**
 * 422 is GitHub's answer when the label is there: another case was faster. Where a stand-in for GitHub makes no labels
 * (404) this one comes without its look when it is set.
 */
export async function createLabel(octokit: Octokit, { owner, repo }: Repository, look: LabelLook): Promise<void> {
  try {
    await octokit.rest.issues.createLabel({ owner, repo, ...look });
  } catch (error) {
    if (!answered(error, 404, 422)) throw error;
  }
}
