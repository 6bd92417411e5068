/** Single files are written and removed, each with a commit on a branch. */
import { emailOf } from "./account.ts";
import type { Commit, Signature } from "./git-object.ts";
import { type RefPlace, setRef } from "./git-ref.ts";
import { commitOf, keep } from "./git-store.ts";
import { keepTree, type Leaves, leavesOf, put, remove } from "./git-tree.ts";
import { Refusal } from "./refusal.ts";

/** A change of one file. */
export interface FileEdit {
  path: string;
  message: string;
  branch: string;
  /** Of the file's blob as it is now; left out for a new file. */
  sha?: string | undefined;
  author?: Signature | undefined;
  committer?: Signature | undefined;
}

/** The commit that was made. */
export interface FileCommit {
  sha: string;
  commit: Commit;
}

/** Writes a file; `isNew` when there was none. The first file of an empty repository makes its first commit. */
export function writeFile(
  place: RefPlace,
  edit: FileEdit,
  bytes: Buffer,
): FileCommit & { blob: string; isNew: boolean } {
  const { git } = place.repository;
  const { leaves, head } = standing(place, edit);
  const before = leaves.get(edit.path);
  checkSha(edit, before?.sha);
  const blob = keep(git, { type: "blob", bytes });
  put(leaves, edit.path, { mode: before?.mode ?? "100644", sha: blob });
  return { ...commitFiles(place, edit, { leaves, head }), blob, isNew: before === undefined };
}

export function removeFile(place: RefPlace, edit: FileEdit): FileCommit {
  const { leaves, head } = standing(place, edit);
  const before = leaves.get(edit.path);
  if (before === undefined) throw new Refusal(404, "Not Found");
  checkSha(edit, before.sha);
  remove(leaves, edit.path);
  return commitFiles(place, edit, { leaves, head });
}

/** Where the branch stands. */
interface Standing {
  leaves: Leaves;
  head: string | null;
}

function standing({ repository }: RefPlace, { branch }: FileEdit): Standing {
  const { git, defaultBranch } = repository;
  const head = git.refs.get(`refs/heads/${branch}`) ?? null;
  if (head === null && (git.refs.size > 0 || branch !== defaultBranch)) {
    throw new Refusal(404, `Branch ${branch} not found`);
  }
  const tree = head === null ? undefined : commitOf(git, head)?.tree;
  return { head, leaves: tree === undefined ? new Map() : leavesOf(git, tree) };
}

/** Whoever changes a file must know what it was, so that nobody's change is lost. */
function checkSha({ path, sha }: FileEdit, now: string | undefined): void {
  if (sha === now) return;
  if (sha === undefined) throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  throw new Refusal(409, `${path} does not match ${sha}`);
}

function commitFiles(place: RefPlace, edit: FileEdit, { leaves, head }: Standing): FileCommit {
  const { git } = place.repository;
  const author = edit.author ?? signatureOf(place);
  const commit: Commit = {
    type: "commit",
    tree: keepTree(git, leaves),
    parents: head === null ? [] : [head],
    author,
    committer: edit.committer ?? author,
    message: edit.message,
  };
  const sha = keep(git, commit);
  setRef(place, `refs/heads/${edit.branch}`, sha);
  return { sha, commit };
}

/** The actor, now. */
export function signatureOf({ world, by }: RefPlace): Signature {
  return { name: by.name ?? by.login, email: emailOf(by), at: world.now };
}

/** The texts by path as one commit on the default branch; without any the repository stays empty. */
export function writeFirstCommit(place: RefPlace, texts: Record<string, string>): void {
  const { git, defaultBranch } = place.repository;
  const leaves: Leaves = new Map();
  for (const [path, text] of Object.entries(texts)) {
    put(leaves, path, { mode: "100644", sha: keep(git, { type: "blob", bytes: Buffer.from(text) }) });
  }
  if (leaves.size === 0) return;
  commitFiles(place, { path: "", message: "Initial commit", branch: defaultBranch }, { leaves, head: null });
}
