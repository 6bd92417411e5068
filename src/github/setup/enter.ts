/** What has to be known before a repository is set up: its name of today, its policy, and whether it can be at all. */
import { DEFAULT_POLICY } from "../../core/policy/read.ts";
import type { Locale, Policy } from "../../core/model/policy.ts";
import { hindranceOf } from "../../core/setup/plan.ts";
import type { Reason } from "../../core/setup/type.ts";
import { visibilityOf } from "../knowledge/base.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import type { Policies } from "../policy/policy.ts";
import type { SetupPlace } from "./see.ts";

/** Two clients of one installation. */
export interface SetupClients {
  /** Its token covers that repository, and no more than a set-up needs. */
  writer: Octokit;
  /** Reads the policy, which may extend that of another repository. */
  reader: Octokit;
}

export interface Entered {
  place: SetupPlace;
  /** In the language that was asked for. */
  policy: Policy;
  /** Whether nobody reads there but who may: the form may ask for a contact. */
  isPrivate: boolean;
  hindrance: Reason | null;
}

/** Two requests. Throws GitHub's fault (client/fault.ts). */
export async function enter(
  { writer, reader }: SetupClients,
  repository: Repository,
  { policies, locale }: { policies: Policies; locale: Locale | null },
): Promise<Entered> {
  // A stand-in for GitHub may leave out what GitHub always gives.
  const data: Partial<RawRepository> = (await writer.rest.repos.get({ ...repository })).data;
  const { owner = { login: repository.owner }, name: repo = repository.repo } = data;
  const place = { octokit: writer, owner: owner.login, repo, defaultBranch: data.default_branch ?? "main" };
  const { policy, problems } = await policies.policyOf(reader, place);
  const hindrance = hindranceOf({
    repository: `${place.owner}/${repo}`,
    archived: data.archived ?? false,
    hasIssues: data.has_issues ?? true,
    policyFlaw: problems[0]?.why ?? null,
    written: policy === DEFAULT_POLICY ? null : policy.locale,
    asked: locale,
  });
  const spoken = locale === null ? policy : { ...policy, locale };
  return { place, policy: spoken, isPrivate: visibilityOf(data) === "private", hindrance };
}

/** What is read of GitHub's answer. */
type RawRepository = Awaited<ReturnType<Octokit["rest"]["repos"]["get"]>>["data"];
