/** A tree made from another and a list of changes. */
import type { Mode } from "../world/git-object.ts";
import { blobOf, commitOf, type GitStore, keep, treeOf } from "../world/git-store.ts";
import { keepTree, type Leaf, type Leaves, leavesOf, put, remove } from "../world/git-tree.ts";
import { Refusal } from "../world/refusal.ts";
import type { Repository } from "../world/world.ts";
import type { Given } from "./route.ts";

type Change = Given<"git/create-tree">["tree"][number];

/** Keeps the tree and gives its SHA; throws 422 for what cannot be, as removing what is not there. */
export function changedTree({ git }: Repository, { base_tree, tree }: Given<"git/create-tree">): string {
  const leaves = baseOf(git, base_tree);
  for (const change of tree) apply(git, leaves, change);
  return keepTree(git, leaves);
}

/** GitHub takes the SHA of a commit for its tree. */
function baseOf(git: GitStore, sha: string | undefined): Leaves {
  if (sha === undefined) return new Map();
  const tree = commitOf(git, sha)?.tree ?? sha;
  if (treeOf(git, tree) === null) throw new Refusal(422, "base_tree is not a valid tree");
  return leavesOf(git, tree);
}

function apply(git: GitStore, leaves: Leaves, { path = "", mode = "100644", sha, content }: Change): void {
  if (path === "" || path.split("/").some((part) => ["", ".", "..", ".git"].includes(part))) {
    throw new Refusal(422, `tree.path contains a malformed path component: ${path}`);
  }
  if (sha === null) {
    if (!remove(leaves, path)) throw new Refusal(422, "GitRPC::BadObjectState");
    return;
  }
  if (mode === "040000") return graft(git, leaves, { path, sha: sha ?? "" });
  put(leaves, path, {
    mode: mode as Mode,
    sha: content === undefined ? known(git, sha) : keepText(git, content),
  } satisfies Leaf);
}

function known(git: GitStore, sha: string | undefined): string {
  if (sha === undefined || blobOf(git, sha) === null) throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
  return sha;
}

function keepText(git: GitStore, content: string): string {
  return keep(git, { type: "blob", bytes: Buffer.from(content) });
}

/** A whole tree at a path, in place of what stood there. */
function graft(git: GitStore, leaves: Leaves, { path, sha }: { path: string; sha: string }): void {
  if (treeOf(git, sha) === null) throw new Refusal(422, `tree.sha ${sha} is not a valid tree`);
  remove(leaves, path);
  for (const [below, leaf] of leavesOf(git, sha)) put(leaves, `${path}/${below}`, leaf);
}
