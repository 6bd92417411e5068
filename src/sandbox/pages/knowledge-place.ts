/** Where a file or folder of a repository is, and its address on the pages. */
import { at } from "./client.ts";

export interface KnowledgePlace {
  owner: string;
  repo: string;
  branch: string;
  /** Without slashes at its ends; empty for the root. */
  path: string;
}

/** The address of a file (`blob`) or folder (`tree`) on these pages. */
export function addressOf({ owner, repo, branch, path }: KnowledgePlace, kind: "tree" | "blob"): string {
  return at(owner, repo, kind, branch, ...partsOf(path));
}

/** The folder that holds this file or folder; the root holds itself. */
export function parentOf(place: KnowledgePlace): KnowledgePlace {
  return { ...place, path: partsOf(place.path).slice(0, -1).join("/") };
}

/** The root and every folder on the way, ending with the place itself. */
export function trailOf(place: KnowledgePlace): KnowledgePlace[] {
  const parts = partsOf(place.path);
  return [{ ...place, path: "" }, ...parts.map((_, last) => ({ ...place, path: parts.slice(0, last + 1).join("/") }))];
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}
