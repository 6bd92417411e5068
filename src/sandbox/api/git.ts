/** The Git data API: blobs, trees and commits. */
import { nodeId, repoUrl } from "../shapes/basics.ts";
import { gitCommit, treeEntries } from "../shapes/git.ts";
import { signatureOf } from "../world/file.ts";
import type { Commit } from "../world/git-object.ts";
import { blobOf, commitOf, keep, resolve, treeOf } from "../world/git-store.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import type { Repository, World } from "../world/world.ts";
import { created, ok } from "./answer.ts";
import { checkFilled } from "./commits.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";
import { signed } from "./signing.ts";
import { changedTree } from "./tree-change.ts";

const READS = { permission: ["contents:read"] };
const WRITES = { permission: ["contents:write"], role: "write" as const };

export const GIT: Row[] = [
  repositoryRoute("git/create-blob", WRITES, ({ world, repository, given }) => {
    checkFilled(repository);
    const bytes = Buffer.from(given.content, given.encoding === "base64" ? "base64" : "utf8");
    const sha = keep(repository.git, { type: "blob", bytes });
    return created({ sha, url: repoUrl(world, repository, `/git/blobs/${sha}`) });
  }),
  repositoryRoute("git/get-blob", READS, ({ world, repository, given: { file_sha: sha } }) => {
    checkFilled(repository);
    const bytes = blobOf(repository.git, sha)?.bytes;
    if (bytes === undefined) throw notFound();
    const url = repoUrl(world, repository, `/git/blobs/${sha}`);
    const content = bytes.toString("base64");
    return ok({ sha, node_id: nodeId("Blob", sha), size: bytes.length, url, content, encoding: "base64" });
  }),
  repositoryRoute("git/create-tree", WRITES, ({ world, repository, given }) => {
    checkFilled(repository);
    return created(treeShape(world, repository, { sha: changedTree(repository, given), recursive: false }));
  }),
  repositoryRoute("git/get-tree", READS, ({ world, repository, given }) => {
    checkFilled(repository);
    const { git } = repository;
    const sha = commitOf(git, resolve(git, given.tree_sha) ?? "")?.tree ?? given.tree_sha;
    if (treeOf(git, sha) === null) throw notFound();
    return ok(treeShape(world, repository, { sha, recursive: given.recursive !== undefined }));
  }),
  repositoryRoute("git/create-commit", WRITES, (call) => {
    const { world, repository } = call;
    checkFilled(repository);
    const commit = commitIn(call);
    return created(gitCommit(world, repository, { sha: keep(repository.git, commit), commit }));
  }),
  repositoryRoute("git/get-commit", READS, ({ world, repository, given: { commit_sha: sha } }) => {
    checkFilled(repository);
    const commit = commitOf(repository.git, sha);
    if (commit === null) throw notFound();
    return ok(gitCommit(world, repository, { sha, commit }));
  }),
];

function commitIn(call: RepositoryCall<Given<"git/create-commit">>): Commit {
  const { given, repository, world, actor } = call;
  const { message, tree, parents = [] } = given;
  if (treeOf(repository.git, tree) === null) throw new Refusal(422, "Tree SHA does not exist");
  if (parents.some((parent) => commitOf(repository.git, parent) === null)) {
    throw new Refusal(422, "Parent SHA does not exist or is not a commit object");
  }
  const author = signed(call, given.author) ?? signatureOf({ world, repository, by: actor.account });
  return { type: "commit", tree, parents, author, committer: signed(call, given.committer) ?? author, message };
}

function treeShape(world: World, repository: Repository, { sha, recursive }: { sha: string; recursive: boolean }) {
  const top = { sha, prefix: "" };
  const tree = recursive ? everything(world, repository, top) : entriesOf(world, repository, top);
  return { sha, url: repoUrl(world, repository, `/git/trees/${sha}`), tree, truncated: false };
}

/** A tree, and what stands before the names in it. */
interface Folder {
  sha: string;
  prefix: string;
}

type Entries = ReturnType<typeof treeEntries>;

function entriesOf(world: World, repository: Repository, { sha, prefix }: Folder): Entries {
  const tree = treeOf(repository.git, sha);
  return tree === null ? [] : treeEntries(world, repository, { tree, prefix });
}

/** The entries with those of all trees below, each folder before what is in it. */
function everything(world: World, repository: Repository, folder: Folder): Entries {
  return entriesOf(world, repository, folder).flatMap((entry) => {
    if (entry.type !== "tree") return [entry];
    return [entry, ...everything(world, repository, { sha: entry.sha, prefix: `${entry.path}/` })];
  });
}
