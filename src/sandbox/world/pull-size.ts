/** How much a pull request changes, against the last commit that both its branches have. */
import { blobOf, commitOf, history } from "./git-store.ts";
import { type Leaves, leavesOf } from "./git-tree.ts";
import { endsOf, type Pull } from "./pull.ts";
import type { Repository } from "./world.ts";

export interface PullSize {
  files: number;
  /** Lines of which there are more, and fewer, than before: a line that only moved counts as neither. */
  additions: number;
  deletions: number;
}

/** One file that is not the same on both sides: the SHA of its text, undefined where it is not there. */
export interface ChangedFile {
  path: string;
  before: string | undefined;
  after: string | undefined;
  additions: number;
  deletions: number;
}

/** By path. A file that was moved is one less and one more. */
export function changedFiles(repository: Repository, pull: Pull): ChangedFile[] {
  const { before, after } = sidesOf(repository, pull);
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changed = paths.filter((path) => before.get(path)?.sha !== after.get(path)?.sha);
  return changed.toSorted().map((path) => {
    const [from, to] = [linesAt(repository, before, path), linesAt(repository, after, path)];
    const sides = { before: before.get(path)?.sha, after: after.get(path)?.sha };
    return { path, ...sides, additions: countNew(from, to), deletions: countNew(to, from) };
  });
}

export function sizeOf(repository: Repository, pull: Pull): PullSize {
  const changed = changedFiles(repository, pull);
  const sum = (lines: (file: ChangedFile) => number) => changed.reduce((all, file) => all + lines(file), 0);
  return {
    files: changed.length,
    additions: sum(({ additions }) => additions),
    deletions: sum(({ deletions }) => deletions),
  };
}

function sidesOf(repository: Repository, pull: Pull): { before: Leaves; after: Leaves } {
  const { git } = repository;
  const { head, base } = endsOf(repository, pull);
  const mine = new Set(history(git, head));
  const common = history(git, base).find((sha) => mine.has(sha)) ?? "";
  const filesAt = (sha: string) => leavesOf(git, commitOf(git, sha)?.tree ?? "");
  return { before: filesAt(common), after: filesAt(head) };
}

function linesAt({ git }: Repository, leaves: Leaves, path: string): string[] {
  const text = blobOf(git, leaves.get(path)?.sha ?? "")?.bytes.toString("utf8") ?? "";
  return text.split("\n").slice(0, text.endsWith("\n") || text === "" ? -1 : undefined);
}

/** How many lines of `after` have no counterpart in `before`. */
function countNew(before: string[], after: string[]): number {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  return after.filter((line) => {
    const there = left.get(line) ?? 0;
    left.set(line, there - 1);
    return there <= 0;
  }).length;
}
