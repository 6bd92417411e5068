/** The branch of a proposal: what is committed there, and on top of what. */
import { indexPath } from "../../core/knowledge/files.ts";
import { isPathOf } from "../../core/knowledge/article-path.ts";
import type { Publication } from "../../core/model/effect.ts";
import type { Words } from "../../core/text/words.ts";
import { createBranch, createCommitOf, createTree, moveBranch } from "../git/commit.ts";
import type { Branch, Head, TreeFile } from "../git/commit.ts";
import { filesOn, possible } from "./base.ts";
import { changedFiles } from "../git/pulls.ts";
import type { Pull } from "../git/pulls.ts";

export interface Proposing {
  /** The default branch. */
  base: Branch;
  /** The case's own. */
  own: Branch;
  publication: Publication;
  words: Words;
}

export interface Standing {
  /** Of the default branch. */
  head: Head;
  /** Of the case's own branch; null where there is none. */
  branch: Head | null;
  open: Pull | null;
}

export interface Written {
  /** What the commit is called. */
  title: string;
  /** What GitHub said where it refuses. */
  error: Error | null;
  /** Whether there is anything that the default branch does not have. */
  isNew: boolean;
}

/** Brings the branch to what the case says now, on top of the default branch; what others added to it stays. */
export async function writeProposal(work: Proposing, standing: Standing): Promise<Written> {
  const { base, own, publication, words } = work;
  const { head, branch, open } = standing;
  const proposed = open === null ? null : (branch?.commit ?? null);
  const { files, message: title } = await filesOn(head, base, { publication, words, proposed });
  const tree = await createTree(base, head.tree, [...(await othersOn(work, standing)), ...files]);
  const isNew = open !== null || tree !== head.tree;
  if (!isNew || tree === branch?.tree) return { title, error: null, isNew };
  const commit = await createCommitOf(own, { tree, parents: parentsOf(head, branch), message: title });
  return { title, error: await (branch === null ? createBranch(own, commit) : moveBranch(own, commit)), isNew };
}

/** The branch moves forward only, so that nobody's commit gets lost; and it has all of the default branch. */
function parentsOf(head: Head, branch: Head | null): string[] {
  if (branch === null || branch.commit === head.commit || head.parents.includes(branch.commit)) return [head.commit];
  return branch.parents.includes(head.commit) ? [branch.commit] : [branch.commit, head.commit];
}

/** What people added to the open pull request. */
async function othersOn({ base, own, publication }: Proposing, { head, open }: Standing): Promise<TreeFile[]> {
  if (open === null) return [];
  const all = await changedFiles(own, open);
  return possible(
    all.filter(({ path }) => !isWritten(path, publication)),
    base,
    head,
  );
}

/** Whether the app writes this file anew for the case. */
function isWritten(path: string, { folder, caseId }: Publication): boolean {
  return path === indexPath({ folder }) || path === `${folder}/README.md` || isPathOf(path, folder, caseId);
}
