/** Trees as files by path, and back. */
import { byGit, type Mode, type TreeEntry } from "./git-object.ts";
import { type GitStore, keep, treeOf } from "./git-store.ts";

/** What stands at a path: a file, link or submodule. Folders follow from the paths. */
export interface Leaf {
  mode: Mode;
  sha: string;
}

export type Leaves = Map<string, Leaf>;

/** Every leaf below a tree, by its whole path. */
export function leavesOf(store: GitStore, tree: string, prefix = ""): Leaves {
  const leaves: Leaves = new Map();
  for (const { mode, name, sha } of treeOf(store, tree)?.entries ?? []) {
    const path = `${prefix}${name}`;
    if (mode !== "040000") leaves.set(path, { mode, sha });
    else for (const [inside, leaf] of leavesOf(store, sha, `${path}/`)) leaves.set(inside, leaf);
  }
  return leaves;
}

/** Puts something at a path. A file takes the place of a folder of that name, and the other way round. */
export function put(leaves: Leaves, path: string, leaf: Leaf): void {
  remove(leaves, path);
  const parts = path.split("/");
  for (let end = 1; end < parts.length; end += 1) leaves.delete(parts.slice(0, end).join("/"));
  leaves.set(path, leaf);
}

/** Takes a file or a whole folder away; false when there is neither. */
export function remove(leaves: Leaves, path: string): boolean {
  const gone = [...leaves.keys()].filter((known) => known === path || known.startsWith(`${path}/`));
  for (const known of gone) leaves.delete(known);
  return gone.length > 0;
}

/** Keeps the tree of these leaves, with all trees below it, and gives its SHA. */
export function keepTree(store: GitStore, leaves: Leaves): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Leaves>();
  for (const [path, leaf] of leaves) {
    const slash = path.indexOf("/");
    if (slash === -1) entries.push({ name: path, ...leaf });
    else below(folders, path.slice(0, slash)).set(path.slice(slash + 1), leaf);
  }
  for (const [name, inside] of folders) entries.push({ mode: "040000", name, sha: keepTree(store, inside) });
  return keep(store, { type: "tree", entries: entries.toSorted(byGit) });
}

function below(folders: Map<string, Leaves>, name: string): Leaves {
  const known = folders.get(name) ?? new Map();
  folders.set(name, known);
  return known;
}

/** What stands at a path below a tree; the tree itself at the empty path; null when nothing does. */
export function entryAt(store: GitStore, tree: string, path: string): Leaf | null {
  let at: Leaf = { mode: "040000", sha: tree };
  for (const part of path.split("/").filter((name) => name !== "")) {
    const entry = treeOf(store, at.sha)?.entries.find(({ name }) => name === part);
    if (entry === undefined) return null;
    at = { mode: entry.mode, sha: entry.sha };
  }
  return at;
}
