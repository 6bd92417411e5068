import { emailOf } from "../world/account.ts";
import { type Commit, type Signature, type Tree, typeOfMode } from "../world/git-object.ts";
import { blobOf } from "../world/git-store.ts";
import type { Repository, World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { nodeId, pageUrl, repoUrl, timeOf } from "./basics.ts";

/** Nothing is signed in the sandbox. */
const VERIFICATION = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

/** A commit as the Git data API shows it. */
export function gitCommit(world: World, repository: Repository, { sha, commit }: { sha: string; commit: Commit }) {
  return {
    sha,
    node_id: nodeId("Commit", sha),
    url: repoUrl(world, repository, `/git/commits/${sha}`),
    html_url: pageUrl(world, repository, `/commit/${sha}`),
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: repoUrl(world, repository, `/git/trees/${commit.tree}`) },
    parents: commit.parents.map((parent) => parentShape(world, repository, parent)),
    verification: VERIFICATION,
  };
}

/** A commit as the repository's own lists show it. */
export function commitShape(world: World, repository: Repository, { sha, commit }: { sha: string; commit: Commit }) {
  const { html_url, parents, node_id, author, committer, message, tree, verification } = gitCommit(world, repository, {
    sha,
    commit,
  });
  const url = repoUrl(world, repository, `/commits/${sha}`);
  return {
    sha,
    node_id,
    url,
    html_url,
    comments_url: `${url}/comments`,
    commit: {
      url: repoUrl(world, repository, `/git/commits/${sha}`),
      author,
      committer,
      message,
      tree,
      comment_count: 0,
      verification,
    },
    author: whoSigned(world, commit.author),
    committer: whoSigned(world, commit.committer),
    parents,
  };
}

function parentShape(world: World, repository: Repository, sha: string) {
  const url = repoUrl(world, repository, `/git/commits/${sha}`);
  return { sha, url, html_url: pageUrl(world, repository, `/commit/${sha}`) };
}

function signatureShape({ name, email, at }: Signature) {
  return { name, email, date: timeOf(at) };
}

/** GitHub traces a commit to an account by its address. */
function whoSigned(world: World, { email }: Signature) {
  for (const account of world.accounts.values()) if (emailOf(account) === email) return simpleUser(world, account);
  return null;
}

export function refShape(world: World, repository: Repository, { ref, sha }: { ref: string; sha: string }) {
  return {
    ref,
    node_id: nodeId("Ref", ref),
    url: repoUrl(world, repository, `/git/${ref}`),
    object: { type: "commit", sha, url: repoUrl(world, repository, `/git/commits/${sha}`) },
  };
}

interface Listed {
  tree: Tree;
  prefix?: string;
}

/** The entries of a tree as the Git data API lists them; `prefix` stands before their names. */
export function treeEntries(world: World, repository: Repository, { tree, prefix = "" }: Listed) {
  return tree.entries.map(({ mode, name, sha }) => {
    const type = typeOfMode(mode);
    const url = repoUrl(world, repository, `/git/${type}s/${sha}`);
    const size = blobOf(repository.git, sha)?.bytes.length;
    return { path: `${prefix}${name}`, mode, type, sha, ...(size === undefined ? {} : { size }), url };
  });
}
