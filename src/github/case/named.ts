/** Whether the issues are there that a command names. */
import { unlessAnswered } from "../client/fault.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Of these numbers, those of issues of the repository: one request each. A pull request is none, nor is what was deleted. */
export async function readNamed(
  octokit: Octokit,
  { owner, repo }: Repository,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  const there = new Set<number>();
  for (const number of numbers) {
    const answer = await unlessAnswered(octokit.rest.issues.get({ owner, repo, issue_number: number }), 404, 410);
    if (answer !== null && !answer.data.pull_request) there.add(number);
  }
  return there;
}
