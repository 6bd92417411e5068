/** Branches and tags are made, moved and removed. */
import type { Account } from "./account.ts";
import { closeByCommits } from "./closing-word.ts";
import { commitOf, history } from "./git-store.ts";
import { closeFrom, mergeInto, moveHeads } from "./pull-end.ts";
import { Refusal } from "./refusal.ts";
import type { Repository, World } from "./world.ts";

/** Whose ref is moved, and by whom. */
export interface RefPlace {
  world: World;
  repository: Repository;
  by: Account;
}

/** `ref` in full: `refs/heads/…`. Throws 422 when it is there, or when there is no such commit. */
export function createRef(place: RefPlace, ref: string, sha: string): void {
  const { git } = place.repository;
  if (!/^refs\/[^/]+\/.+/.test(ref))
    throw new Refusal(422, `Reference name must start with 'refs/' and have two slashes: ${ref}`);
  if (git.refs.has(ref)) throw new Refusal(422, "Reference already exists");
  if (commitOf(git, sha) === null) throw new Refusal(422, "Object does not exist");
  setRef(place, ref, sha);
}

/** Throws 422 where the new commit does not follow the old one, unless forced. */
export function moveRef(place: RefPlace, ref: string, { sha, force }: { sha: string; force: boolean }): void {
  const { git } = place.repository;
  const before = git.refs.get(ref);
  if (before === undefined) throw new Refusal(422, "Reference does not exist");
  if (commitOf(git, sha) === null) throw new Refusal(422, "Object does not exist");
  const forced = !history(git, sha).includes(before);
  if (forced && !force) throw new Refusal(422, "Update is not a fast forward");
  setRef(place, ref, sha);
}

export function deleteRef(place: RefPlace, ref: string): void {
  const { world, repository, by } = place;
  const before = repository.git.refs.get(ref);
  if (before === undefined) throw new Refusal(422, "Reference does not exist");
  repository.git.refs.delete(ref);
  world.tell({ event: "push", repository, by, ref, before, after: null, forced: false });
  closeFrom(place, ref);
}

/** Sets the ref whatever it was, tells of the push, and closes what its commits close. */
export function setRef(place: RefPlace, ref: string, after: string): void {
  const { world, repository, by } = place;
  const { git } = repository;
  const before = git.refs.get(ref) ?? null;
  if (before === after) return;
  git.refs.set(ref, after);
  repository.pushedAt = world.now;
  const forced = before !== null && !history(git, after).includes(before);
  world.tell({ event: "push", repository, by, ref, before, after, forced });
  if (before !== null) moveHeads(place, ref, { before, after });
  if (ref === `refs/heads/${repository.defaultBranch}`) closeByCommits(place, before, after);
  mergeInto(place, ref);
}
