/** Pull requests between branches of one repository. */
import { unlessAnswered } from "../client/fault.ts";
import type { TreeFile } from "./commit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** A repository, and a client that may read there. */
export interface Place extends Repository {
  octokit: Octokit;
}

export interface Pull {
  number: number;
  /** Its page. */
  url: string;
  state: "open" | "closed" | "merged";
  title: string;
  body: string | null;
  /** The branch it comes from, that branch's commit, and the branch it goes into. */
  branch: string;
  commit: string;
  base: string;
}

type Listed = Awaited<ReturnType<Octokit["rest"]["pulls"]["list"]>>["data"][number];

/** The last pull request of a branch, the open one first; null where a stand-in for GitHub has no pull requests. */
export async function lastPull(place: Place, branch: string): Promise<Pull | null> {
  const { octokit, owner, repo } = place;
  const asked = { owner, repo, head: `${owner}:${branch}`, state: "all", per_page: 100 } as const;
  const answer = await unlessAnswered(octokit.rest.pulls.list(asked), 404);
  // A fork of the same owner has branches of that name, too.
  const own = (answer?.data ?? []).filter((pull) => pull.head.ref === branch && isOwn(pull, place));
  const last = own.find(({ state }) => state === "open") ?? own[0];
  return last === undefined ? null : pullOf(last);
}

/** The open pull requests of branches whose names begin so, into the default branch; the oldest first. */
export async function openPulls(place: Place, prefix: string): Promise<Pull[]> {
  const { octokit, owner, repo } = place;
  const asked = { owner, repo, state: "open", direction: "asc", per_page: 100 } as const;
  const all = await octokit.paginate(octokit.rest.pulls.list, asked);
  const own = all.filter((pull) => pull.head.ref.startsWith(prefix) && isOwn(pull, place));
  return own.filter(({ base }) => base.ref === base.repo.default_branch).map(pullOf);
}

/** What a pull request changes, against the last commit that both its branches have. */
export async function changedFiles({ octokit, owner, repo }: Place, { number }: Pull): Promise<TreeFile[]> {
  const asked = { owner, repo, pull_number: number, per_page: 100 };
  const all = await octokit.paginate(octokit.rest.pulls.listFiles, asked);
  return all.flatMap(({ filename: path, status, sha, previous_filename: before }): TreeFile[] => {
    if (status === "removed") return [{ path, text: null }];
    const moved = status === "renamed" && before !== undefined ? [{ path: before, text: null }] : [];
    return sha === null ? moved : [...moved, { path, sha }];
  });
}

function isOwn({ head }: Listed, { owner, repo }: Repository): boolean {
  return head.repo === null || head.repo.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

function pullOf({ number, html_url: url, title, body, head, base, ...pull }: Listed): Pull {
  const ended = pull.merged_at === null ? "closed" : "merged";
  const state = pull.state === "open" ? "open" : ended;
  return { number, url, state, title, body, branch: head.ref, commit: head.sha, base: base.ref };
}
