/** What is there of a set-up in a repository: read only as far as something is missing. */
import { holds, namesOf } from "../../core/setup/files.ts";
import type { SetupFile } from "../../core/setup/files.ts";
import { SETUP_BRANCH } from "../../core/setup/type.ts";
import type { BranchSight, SetupSight } from "../../core/setup/type.ts";
import { unlessMissing } from "../client/fault.ts";
import { readHead } from "../git/commit.ts";
import type { Branch, Head } from "../git/commit.ts";
import { readLabelNames } from "../repository/labels.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import { lastPull } from "../git/pulls.ts";

/** A repository by its name of today, and a client that may write to it. */
export interface SetupPlace extends Repository {
  octokit: Octokit;
  defaultBranch: string;
}

/** Four or five requests where nothing is missing. Throws GitHub's fault (client/fault.ts). */
export async function seeSetup(place: SetupPlace, files: readonly SetupFile[]): Promise<SetupSight> {
  const { octokit, owner, repo, defaultBranch: name } = place;
  const labels = [...(await readLabelNames(octokit, place))];
  const at: Branch = { octokit, owner, repo, branch: name };
  const head = await readHead(at);
  const bare = { repository: `${owner}/${repo}`, labels, own: null, pull: null };
  if (head === null) return { ...bare, base: { name, head } };
  const base: BranchSight = { name, head, paths: await readPaths(at, head), removed: [] };
  const missing = files.filter((file) => !holds(base.paths, file));
  if (missing.length === 0) return { ...bare, base };
  const pull = await lastPull(place, SETUP_BRANCH);
  return { ...bare, base, pull, own: await seeOwn({ ...at, branch: SETUP_BRANCH }, missing) };
}

async function seeOwn(at: Branch, missing: readonly SetupFile[]): Promise<BranchSight | null> {
  const head = await readHead(at);
  if (head === null) return null;
  const paths = await readPaths(at, head);
  const removed: string[] = [];
  for (const file of missing) {
    if (!holds(paths, file) && (await wasThere(at, head, file))) removed.push(file.path);
  }
  return { name: at.branch, head, paths, removed };
}

/** Whether any commit up to this one changed a file of that name. */
async function wasThere({ octokit, owner, repo }: Branch, { commit }: Head, file: SetupFile): Promise<boolean> {
  for (const path of namesOf(file)) {
    const asked = octokit.rest.repos.listCommits({ owner, repo, sha: commit, path, per_page: 1 });
    const commits = await unlessMissing(asked);
    if ((commits?.data.length ?? 0) > 0) return true;
  }
  return false;
}

const FOLDER = ".github";

/** The paths below `.github`, two folders deep: there is all that a set-up looks for. */
async function readPaths(at: Branch, { commit }: Head): Promise<string[]> {
  const entries = await readFolder(at, FOLDER, commit);
  const folders = entries.filter(({ type }) => type === "dir").filter(({ path }) => path.endsWith("/ISSUE_TEMPLATE"));
  const inner = await Promise.all(folders.map(({ path }) => readFolder(at, path, commit)));
  return [...entries, ...inner.flat()].filter(({ type }) => type !== "dir").map(({ path }) => path);
}

interface Entry {
  path: string;
  type: string;
}

/** Nothing where there is no such folder. */
async function readFolder({ octokit, owner, repo }: Branch, path: string, ref: string): Promise<Entry[]> {
  const answer = await unlessMissing(octokit.rest.repos.getContent({ owner, repo, path, ref }));
  return answer !== null && Array.isArray(answer.data) ? answer.data : [];
}
