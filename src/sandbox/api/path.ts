/** Which operation a request is for, whatever name its repository has now. */
import { API_PATH, apiUrl } from "../shapes/basics.ts";
import { repositoryFormerly } from "../world/place.ts";
import { moved } from "../world/refusal.ts";
import { fullName, repositoryNamed, type World } from "../world/world.ts";

/** A repository by its name. */
const NAMED = /^\/repos\/([^/]+)\/([^/]+)(.*)$/;

/** GitHub's way of naming a repository by its id, to which it leads from a former name. */
const NUMBERED = /^\/repositories\/(\d+)(.*)$/;

/** Throws where the repository is now that the request calls by a former name. */
export function leadOn(world: World, { url, method }: Request): void {
  const { pathname, search } = new URL(url);
  const [, owner, repo, rest] = NAMED.exec(pathname.slice(API_PATH.length)) ?? [];
  if (owner === undefined || repo === undefined || repositoryNamed(world, owner, repo) !== null) return;
  const now = repositoryFormerly(world, owner, repo);
  if (now !== null) throw moved(apiUrl(world, `/repositories/${now.id}${rest}${search}`), method);
}

/** The path below the API's prefix, with the repository's name in the place of its id. */
export function pathOf(world: World, { url }: Request): string {
  const path = new URL(url).pathname.slice(API_PATH.length);
  const [, id, below] = NUMBERED.exec(path) ?? [];
  const repository = world.repositories.find((one) => one.id === Number(id));
  return repository === undefined ? path : `/repos/${fullName(repository)}${below}`;
}
