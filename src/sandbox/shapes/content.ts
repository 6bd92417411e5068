import { typeOfMode } from "../world/git-object.ts";
import { blobOf, treeOf } from "../world/git-store.ts";
import type { Leaf } from "../world/git-tree.ts";
import type { Repository, World } from "../world/world.ts";
import { pageUrl, repoUrl } from "./basics.ts";

/** Where a file or folder stands. */
export interface ContentPlace {
  path: string;
  /** The branch, tag or commit it was asked for. */
  ref: string;
}

/** GitHub gives no content in JSON beyond this many bytes. */
const MOST_IN_JSON = 1_048_576;

/** GitHub breaks base64 after so many letters. */
const LINE = 60;

/** A file as the contents API gives it in JSON. */
export function fileShape(world: World, repository: Repository, { place, leaf }: { place: ContentPlace; leaf: Leaf }) {
  const bytes = blobOf(repository.git, leaf.sha)?.bytes ?? Buffer.alloc(0);
  const small = bytes.length <= MOST_IN_JSON;
  return {
    ...entryShape(world, repository, { place, leaf }),
    content: small ? inLines(bytes) : "",
    encoding: small ? "base64" : "none",
  };
}

/** What is in a folder. */
export function folderShape(
  world: World,
  repository: Repository,
  { place, leaf }: { place: ContentPlace; leaf: Leaf },
) {
  const prefix = place.path === "" ? "" : `${place.path}/`;
  return (treeOf(repository.git, leaf.sha)?.entries ?? []).map(({ name, mode, sha }) =>
    entryShape(world, repository, { place: { ...place, path: `${prefix}${name}` }, leaf: { mode, sha } }),
  );
}

/** A file or folder without its content. */
export function entryShape(world: World, repository: Repository, { place, leaf }: { place: ContentPlace; leaf: Leaf }) {
  const { path, ref } = place;
  const folder = leaf.mode === "040000";
  const address = path.split("/").map(encodeURIComponent).join("/");
  const url = repoUrl(world, repository, `/contents/${address}?ref=${encodeURIComponent(ref)}`);
  const git = repoUrl(world, repository, `/git/${typeOfMode(leaf.mode)}s/${leaf.sha}`);
  const html = pageUrl(world, repository, `/${folder ? "tree" : "blob"}/${encodeURIComponent(ref)}/${address}`);
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    sha: leaf.sha,
    size: blobOf(repository.git, leaf.sha)?.bytes.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: folder ? null : pageUrl(world, repository, `/raw/${encodeURIComponent(ref)}/${address}`),
    type: TYPES[leaf.mode],
    _links: { self: url, git, html },
  };
}

const TYPES = {
  "100644": "file",
  "100755": "file",
  "040000": "dir",
  "120000": "symlink",
  "160000": "submodule",
} as const;

function inLines(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll(new RegExp(`.{1,${LINE}}`, "g"), (line) => `${line}\n`);
}
