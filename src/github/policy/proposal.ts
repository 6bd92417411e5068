/** A policy as a pull request proposes it. It is only read: what is in force comes from the default branch alone. */
import type { CaseId } from "../../core/model/case.ts";
import { POLICY_PATH } from "../../core/model/policy.ts";
import { RAW, textOf } from "../git/content.ts";
import { unlessMissing } from "../client/fault.ts";
import type { Octokit } from "../client/octokit.ts";

/** A pull request, by its number. */
export type PullId = CaseId;

export interface Proposal {
  headSha: string;
  /** Null: the file is taken away. */
  text: string | null;
  /** Whether not everybody may read the repository. */
  isPrivate: boolean;
}

/** Null where nothing is proposed: it is closed, is not for the default branch, or leaves the file as it is. */
export async function readProposal(octokit: Octokit, { owner, repo, number }: PullId): Promise<Proposal | null> {
  const asked = { owner, repo, pull_number: number };
  const answer = await unlessMissing(octokit.rest.pulls.get(asked));
  if (answer === null) return null;
  const { state, base, head } = answer.data;
  if (state !== "open" || base.ref !== base.repo.default_branch) return null;
  const change = await changeOf(octokit, asked);
  if (change === null) return null;
  const text = change === "taken away" ? null : await textAt(octokit, { owner, repo, number }, head.sha);
  return { headSha: head.sha, text, isPrivate: base.repo.private };
}

interface Asked {
  owner: string;
  repo: string;
  pull_number: number;
}

/** What becomes of the policy file; null: it is left as it is. As many pages are read as are needed to know. */
async function changeOf(octokit: Octokit, asked: Asked): Promise<"changed" | "taken away" | null> {
  const list = octokit.rest.pulls.listFiles;
  for await (const { data } of octokit.paginate.iterator(list, { ...asked, per_page: 100 })) {
    const there = data.find(({ filename }) => filename === POLICY_PATH);
    if (there !== undefined) return there.status === "removed" ? "taken away" : "changed";
    if (data.some(({ previous_filename: before }) => before === POLICY_PATH)) return "taken away";
  }
  return null;
}

/**
 * GitHub keeps the commits of a pull request in the repository it is for, from whichever fork they come; where it does not
 * find one by its SHA, it does under the pull request's own name.
 */
async function textAt(octokit: Octokit, { owner, repo, number }: PullId, sha: string): Promise<string | null> {
  for (const ref of [sha, `refs/pull/${number}/head`]) {
    const asked = { owner, repo, path: POLICY_PATH, ref, mediaType: RAW };
    const answer = await unlessMissing(octokit.rest.repos.getContent(asked));
    if (answer !== null) return textOf(answer.data);
  }
  return null;
}
