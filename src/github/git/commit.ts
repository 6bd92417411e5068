/** Several files in one commit, by the Git data API. */
import type { FileChange } from "../../core/knowledge/files.ts";
import { RAW, textOf } from "./content.ts";
import { answered, unlessAnswered, unlessMissing } from "../client/fault.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** A branch of a repository, and a client that may write there. */
export interface Branch extends Repository {
  octokit: Octokit;
  branch: string;
}

/** Where a branch stands: the SHA of its commit, of that commit's tree, and of the commits it follows. */
export interface Head {
  commit: string;
  tree: string;
  parents: string[];
}

/** Null when there is no such branch: a repository without any commit has none. */
export async function readHead(at: Branch): Promise<Head | null> {
  const { octokit, owner, repo, branch } = at;
  const answer = await unlessMissing(octokit.rest.repos.getBranch({ owner, repo, branch }));
  if (answer === null) return readRef(at);
  const { commit } = answer.data;
  return { commit: commit.sha, tree: commit.commit.tree.sha, parents: shasOf(commit) };
}

/** The same in two requests, for a stand-in for GitHub that knows branches as references only. An empty repository answers 409. */
async function readRef({ octokit, owner, repo, branch }: Branch): Promise<Head | null> {
  const asked = octokit.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
  const sha = (await unlessAnswered(asked, 404, 409))?.data.object.sha;
  if (sha === undefined) return null;
  const { data } = await octokit.rest.git.getCommit({ owner, repo, commit_sha: sha });
  return { commit: sha, tree: data.tree.sha, parents: shasOf(data) };
}

/** A stand-in for GitHub may leave them out. */
function shasOf({ parents = [] }: { parents?: { sha: string }[] }): string[] {
  return parents.map(({ sha }) => sha);
}

/** The file's text at a commit; null when it is not there. */
export async function readText({ octokit, owner, repo }: Branch, path: string, commit: string): Promise<string | null> {
  const file = { owner, repo, path, ref: commit, mediaType: RAW };
  const answer = await unlessMissing(octokit.rest.repos.getContent(file));
  return answer === null ? null : textOf(answer.data);
}

/** The files on top of a commit, on no branch yet; null when they are all there already. A file to take away must be there. */
export async function createCommit(
  at: Branch,
  head: Pick<Head, "commit" | "tree">,
  { files, message }: Files,
): Promise<string | null> {
  const tree = await createTree(at, head.tree, files);
  return tree === head.tree ? null : createCommitOf(at, { tree, parents: [head.commit], message });
}

export interface Files {
  files: FileChange[];
  message: string;
}

/** A file as a tree takes it: its new text, null to take it away, or a text that GitHub has already, by its SHA. */
export type TreeFile = FileChange | { path: string; sha: string };

/** A tree that is another with these files changed; gives its SHA. A file to take away must be there. */
export async function createTree(
  { octokit, owner, repo }: Branch,
  base: string,
  files: readonly TreeFile[],
): Promise<string> {
  const tree = files.map((file) => {
    const entry = { path: file.path, mode: "100644", type: "blob" } as const;
    if ("sha" in file) return { ...entry, sha: file.sha };
    return file.text === null ? { ...entry, sha: null } : { ...entry, content: file.text };
  });
  return (await octokit.rest.git.createTree({ owner, repo, base_tree: base, tree })).data.sha;
}

/** A commit on no branch yet; gives its SHA. */
export async function createCommitOf(
  { octokit, owner, repo }: Branch,
  commit: { tree: string; parents: string[]; message: string },
): Promise<string> {
  return (await octokit.rest.git.createCommit({ owner, repo, ...commit })).data.sha;
}

/** Makes the branch at a commit. What GitHub said where it refuses: it is there already, or a rule forbids it. */
export async function createBranch({ octokit, owner, repo, branch }: Branch, commit: string): Promise<Error | null> {
  return refusalOf(octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit }));
}

/** Moves the branch to a commit that follows its head. What GitHub said where it refuses: it has moved meanwhile, or is protected. */
export async function moveBranch({ octokit, owner, repo, branch }: Branch, commit: string): Promise<Error | null> {
  return refusalOf(octokit.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha: commit, force: false }));
}

/** What GitHub said where it does not take a change as things stand; null when it did. */
export async function refusalOf(change: Promise<unknown>): Promise<Error | null> {
  try {
    await change;
    return null;
  } catch (error) {
    if (error instanceof Error && answered(error, 409, 422)) return error;
    throw error;
  }
}
