import type { Octokit as RestOctokit } from "@octokit/rest";

/**
 * A client that GitHub knows: of an installation, or of the app itself where the doc comment says so.
 * Both Probot's client and that of @octokit/rest fit.
 */
export type Octokit = Pick<RestOctokit, "rest" | "paginate">;

/** A repository, as `owner/name` in two words. */
export interface Repository {
  owner: string;
  repo: string;
}

/** The key of a repository in a cache: GitHub's names are case-insensitive. */
export function keyOf({ owner, repo }: Repository): string {
  return `${owner}/${repo}`.toLowerCase();
}
