/** A proposed policy beside the one in force. */
import type { Instant } from "../../core/model/case.ts";
import type { Proposed } from "../../core/policy/check.ts";
import { parsePolicy } from "../../core/policy/parse.ts";
import type { PolicyReading } from "../../core/policy/read.ts";
import { DEFAULT_POLICY } from "../../core/policy/read.ts";
import type { Policy } from "../../core/model/policy.ts";
import { unlessMissing } from "../client/fault.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import type { Files } from "./choice.ts";
import { readingOfFiles } from "./choice.ts";
import type { Policies } from "./policy.ts";
import type { Proposal } from "./proposal.ts";

export interface Comparing {
  octokit: Octokit;
  policies: Pick<Policies, "policyOf" | "filesOf" | "withBase" | "baseNamed">;
  repository: Repository;
  now: Instant;
}

/**
 * What the check says is read by whoever may read the repository. A file that one of both extends may be read by fewer,
 * and whoever opens a pull request can name any: then neither is looked at with what it extends.
 */
export async function compareProposal({ text, isPrivate }: Proposal, comparing: Comparing): Promise<Proposed> {
  const { octokit, policies, repository, now } = comparing;
  const { policy, problems } = await policies.policyOf(octokit, repository);
  const before = await policies.filesOf(octokit, repository);
  const hidden = await isHidden(comparing, { isPrivate, before: before?.own.text ?? null, after: text });
  if (hidden) return { reading: alone(text, now), before: policyIn(before, now), troubled: null, hidden };
  const files = text === null ? null : await policies.withBase(octokit, repository, text);
  return { reading: files && readingOfFiles(files, now), before: policy, troubled: problems[0]?.why ?? null, hidden };
}

interface Texts {
  isPrivate: boolean;
  /** The texts of both files; null where there is none. */
  before: string | null;
  after: string | null;
}

/** A private file may be shown where the repository is private, too, and works by it already. */
async function isHidden({ octokit, policies, repository }: Comparing, texts: Texts): Promise<boolean> {
  const [before, after] = [texts.before, texts.after].map((text) => policies.baseNamed(repository, text));
  for (const base of [before, after]) {
    if (!base) continue;
    const answer = await unlessMissing(octokit.rest.repos.get({ owner: base.owner, repo: base.repo }));
    if (answer === null || !answer.data.private) continue;
    if (!texts.isPrivate || before?.repo.toLowerCase() !== base.repo.toLowerCase()) return true;
  }
  return false;
}

function alone(text: string | null, now: Instant): PolicyReading | null {
  return text === null ? null : parsePolicy(text, { now });
}

/** What the file that is there says by itself. */
function policyIn(files: Files | null, now: Instant): Policy {
  const reading = alone(files?.own.text ?? null, now);
  return reading !== null && "policy" in reading ? reading.policy : DEFAULT_POLICY;
}
