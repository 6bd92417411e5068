/** The objects and refs of one repository. */
import { type Blob, type Commit, type GitObject, shaOf, type Tree } from "./git-object.ts";

export interface GitStore {
  /** By SHA. */
  objects: Map<string, GitObject>;
  /** SHA of a commit by full name: `refs/heads/main`. */
  refs: Map<string, string>;
}

export function emptyStore(): GitStore {
  return { objects: new Map(), refs: new Map() };
}

/** Keeps the object and gives its name. */
export function keep({ objects }: GitStore, object: GitObject): string {
  const sha = shaOf(object);
  objects.set(sha, object);
  return sha;
}

export function blobOf({ objects }: GitStore, sha: string): Blob | null {
  const object = objects.get(sha);
  return object?.type === "blob" ? object : null;
}

export function treeOf({ objects }: GitStore, sha: string): Tree | null {
  const object = objects.get(sha);
  return object?.type === "tree" ? object : null;
}

export function commitOf({ objects }: GitStore, sha: string): Commit | null {
  const object = objects.get(sha);
  return object?.type === "commit" ? object : null;
}

/** The refs whose full names begin so, by name. */
export function refsBelow({ refs }: GitStore, start: string): { ref: string; sha: string }[] {
  const found = [...refs].filter(([ref]) => ref.startsWith(start)).map(([ref, sha]) => ({ ref, sha }));
  return found.toSorted((one, other) => (one.ref < other.ref ? -1 : 1));
}

/** Without any commit on any branch: GitHub answers much of the Git data API with 409 then. */
export function isEmpty({ refs }: GitStore): boolean {
  return refs.size === 0;
}

/** The SHA of the commit that a branch, tag, full or short ref or SHA names; null when there is none. */
export function resolve(store: GitStore, name: string): string | null {
  for (const ref of [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const sha = store.refs.get(ref);
    if (sha !== undefined) return sha;
  }
  return commitOf(store, name) === null ? null : name;
}

/** The commit and everything before it, newest first along each line of parents. */
export function history(store: GitStore, sha: string): string[] {
  const seen = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(commitOf(store, next)?.parents ?? []));
  }
  return [...seen];
}
