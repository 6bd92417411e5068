/** Which operation a request is for, whatever name its repository has now. */
import { API_PATH, apiUrl } from "../shapes/basics.ts";
import { repositoryFormerly } from "../world/place.ts";
import { moved } from "../world/refusal.ts";
import { fullName, repositoryNamed, type World } from "../world/world.ts";

/** `/repos/…` under a former name; throws where it is now. */
const NAMED = /^\/repos\/([^/]+)\/([^/]+)(.*)$/;

/** GitHub's way of naming a repository by its id, to which it leads from a former name. */
const NUMBERED = /^\/repositories\/(\d+)(.*)$/;

/** The path below the API's prefix, with the repository's name in the place of its id. */
export function pathOf(world: World, { url, method }: Request): string {
  const { pathname, search } = new URL(url);
  const path = pathname.slice(API_PATH.length);
  const [, owner, repo, rest] = NAMED.exec(path) ?? [];
  if (owner !== undefined && repo !== undefined && repositoryNamed(world, owner, repo) === null) {
    const now = repositoryFormerly(world, owner, repo);
    if (now !== null) throw moved(apiUrl(world, `/repositories/${now.id}${rest}${search}`), method);
  }
  const [, id, below] = NUMBERED.exec(path) ?? [];
  const repository = world.repositories.find((one) => one.id === Number(id));
  return repository === undefined ? path : `/repos/${fullName(repository)}${below}`;
}
