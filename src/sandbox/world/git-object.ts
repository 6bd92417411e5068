/** Git's objects and their names, as Git itself makes them: the same content has the same SHA-1. */
import { createHash } from "node:crypto";

export type Mode = "100644" | "100755" | "040000" | "160000" | "120000";

export interface Blob {
  type: "blob";
  bytes: Buffer;
}

export interface Tree {
  type: "tree";
  entries: TreeEntry[];
}

export interface TreeEntry {
  mode: Mode;
  name: string;
  sha: string;
}

export interface Commit {
  type: "commit";
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

/** Who and when; `at` in milliseconds, of which Git keeps whole seconds. */
export interface Signature {
  name: string;
  email: string;
  at: number;
}

export type GitObject = Blob | Tree | Commit;

/** The object's name: SHA-1 of `type length NUL content`. */
export function shaOf(object: GitObject): string {
  const content = contentOf(object);
  return createHash("sha1").update(`${object.type} ${content.length}\0`).update(content).digest("hex");
}

function contentOf(object: GitObject): Buffer {
  if (object.type === "blob") return object.bytes;
  if (object.type === "tree") return Buffer.concat(object.entries.toSorted(byGit).flatMap(entryBytes));
  return Buffer.from(commitText(object));
}

/** Git writes a folder's mode without its leading zero. */
function entryBytes({ mode, name, sha }: TreeEntry): Buffer[] {
  return [Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`), Buffer.from(sha, "hex")];
}

/** Git's order: by bytes, a folder as if its name ended with a slash. */
export function byGit(one: TreeEntry, other: TreeEntry): number {
  return Buffer.compare(sortKey(one), sortKey(other));
}

function sortKey({ mode, name }: TreeEntry): Buffer {
  return Buffer.from(mode === "040000" ? `${name}/` : name);
}

function commitText({ tree, parents, author, committer, message }: Commit): string {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signatureText(author)}`,
    `committer ${signatureText(committer)}`,
  ];
  return `${lines.join("\n")}\n\n${message}`;
}

function signatureText({ name, email, at }: Signature): string {
  return `${name} <${email}> ${Math.floor(at / 1000)} +0000`;
}

/** What GitHub calls the thing of a mode. */
export function typeOfMode(mode: Mode): GitObject["type"] {
  if (mode === "040000") return "tree";
  return mode === "160000" ? "commit" : "blob";
}
