/** What every answer is made of: addresses, times and node ids. */
import type { Repository, World } from "../world/world.ts";
import { fullName } from "../world/world.ts";

/** Where the REST API begins. */
export const API_PATH = "/api/v3";

/** An address of the API. */
export function apiUrl({ origin }: World, path: string): string {
  return `${origin}${API_PATH}${path}`;
}

/** An address below a repository in the API. */
export function repoUrl(world: World, repository: Repository, path = ""): string {
  return apiUrl(world, `/repos/${fullName(repository)}${path}`);
}

/** The page of a repository, or one below it. */
export function pageUrl({ origin }: World, repository: Repository, path = ""): string {
  return `${origin}/${fullName(repository)}${path}`;
}

/** GitHub's times have whole seconds. */
export function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function timeOrNull(at: number | null): string | null {
  return at === null ? null : timeOf(at);
}

/** GitHub's older form of a node id: the kind and the id, in base64. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`0${kind.length}:${kind}${id}`).toString("base64");
}
