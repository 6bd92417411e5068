/** Files and folders by their path. */
import { entryShape, fileShape, folderShape } from "../shapes/content.ts";
import { gitCommit } from "../shapes/git.ts";
import { type FileCommit, type FileEdit, removeFile, writeFile } from "../world/file.ts";
import { blobOf, commitOf, isEmpty, resolve } from "../world/git-store.ts";
import { entryAt, type Leaf } from "../world/git-tree.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import type { Repository } from "../world/world.ts";
import { type Answer, ok } from "./answer.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";
import { signed } from "./signing.ts";

const WRITES = { permission: ["contents:write"], role: "write" } as const;

export const CONTENTS: Row[] = [
  repositoryRoute("repos/get-content", { permission: ["contents:read"] }, (call) => content(call, call.given.path)),
  repositoryRoute("repos/get-readme", { permission: ["contents:read"] }, (call) => content(call, "README.md")),
  repositoryRoute("repos/create-or-update-file-contents", { ...WRITES, permission: ["contents:write"] }, (call) => {
    const { world, repository, given } = call;
    const bytes = Buffer.from(given.content, "base64");
    const written = writeFile({ world, repository, by: call.actor.account }, editOf(call), bytes);
    const leaf: Leaf = { mode: "100644", sha: written.blob };
    const place = { path: given.path, ref: given.branch ?? repository.defaultBranch };
    const body = {
      content: entryShape(world, repository, { place, leaf }),
      commit: gitCommit(world, repository, written),
    };
    return { status: written.isNew ? 201 : 200, body };
  }),
  repositoryRoute("repos/delete-file", { ...WRITES, permission: ["contents:write"] }, (call) => {
    const { world, repository, actor } = call;
    const removed: FileCommit = removeFile({ world, repository, by: actor.account }, editOf(call));
    return ok({ content: null, commit: gitCommit(world, repository, removed) });
  }),
];

function editOf(call: RepositoryCall<Given<"repos/create-or-update-file-contents" | "repos/delete-file">>): FileEdit {
  const { given, repository } = call;
  const { path, message, branch = repository.defaultBranch, sha } = given;
  return { path, message, branch, sha, author: signed(call, given.author), committer: signed(call, given.committer) };
}

/** A file in JSON or raw, or a folder, as the `Accept` header wants it. */
function content(call: RepositoryCall<{ ref?: string }>, path: string): Answer {
  const { world, repository, request } = call;
  const clean = path
    .split("/")
    .filter((part) => part !== "")
    .join("/");
  const place = { path: clean, ref: call.given.ref ?? repository.defaultBranch };
  const leaf = leafAt(repository, place);
  if (leaf.mode === "040000") return ok(folderShape(world, repository, { place, leaf }));
  const raw = rawType(request);
  if (raw === null) return ok(fileShape(world, repository, { place, leaf }));
  return { ...ok(blobOf(repository.git, leaf.sha)?.bytes), mediaType: raw };
}

function leafAt({ git }: Repository, { path, ref }: { path: string; ref: string }): Leaf {
  if (isEmpty(git)) throw new Refusal(404, "This repository is empty.");
  const commit = commitOf(git, resolve(git, ref) ?? "");
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const leaf = entryAt(git, commit.tree, path);
  if (leaf === null) throw notFound();
  return leaf;
}

/** GitHub's media type for a file as it is, in today's and the older spelling; null when JSON is wanted. */
function rawType(request: Request): string | null {
  const accept = request.headers.get("accept") ?? "";
  return /application\/vnd\.github(?:\.v3)?\.raw(?:\+json)?/.exec(accept)?.[0] ?? null;
}
