/** The files of the stand-in's repositories: one branch, `main`, by the Git data API. */
import { createHash } from "node:crypto";
import type { Answer, Row } from "./stand-in-route.ts";
import { NOT_FOUND } from "./stand-in-route.ts";

type Files = Record<string, string>;

interface Commit {
  tree: string;
  parents: string[];
  message: string;
}

/** What one repository holds. */
export class GitStore {
  readonly #trees = new Map<string, Files>();
  readonly #commits = new Map<string, Commit>();
  head: string | null = null;

  constructor(files: Files) {
    if (Object.keys(files).length > 0) this.commit(files, "first");
  }

  /** The files at the head. */
  get files(): Files {
    return this.#trees.get(this.#commits.get(this.head ?? "")?.tree ?? "") ?? {};
  }

  /** The messages of the commits, newest first. */
  get log(): string[] {
    const messages: string[] = [];
    for (let at = this.head; at !== null; at = this.#commits.get(at)?.parents[0] ?? null) {
      messages.push(this.#commits.get(at)?.message ?? "");
    }
    return messages;
  }

  commit(files: Files, message: string): void {
    const tree = this.#keep(this.#trees, files);
    this.head = this.#keep(this.#commits, { tree, parents: this.head === null ? [] : [this.head], message });
  }

  /** `/branches/main`, `/git/ref/heads/main`, `/git/commits`, `/git/trees`, `/git/refs/heads/main`, `/contents/…`. */
  readonly rows: Row[] = [
    ["GET", /^\/branches\/main$/, () => this.#branch()],
    ["GET", /^\/git\/refs?\/heads\/main$/, () => (this.head === null ? NOT_FOUND : { body: this.#ref(this.head) })],
    ["GET", /^\/git\/commits\/(\w+)$/, ({ parts: [sha = ""] }) => this.#commit(sha)],
    ["POST", /^\/git\/trees$/, ({ body }) => this.#postTree(body)],
    ["POST", /^\/git\/commits$/, ({ body }) => this.#postCommit(body)],
    ["PATCH", /^\/git\/refs\/heads\/main$/, ({ body }) => this.#move(String(body["sha"]))],
    ["GET", /^\/contents\/(.+)$/, ({ parts: [path = ""], query }) => this.#content(path, query.get("ref"))],
  ];

  #branch(): Answer {
    const commit = this.#commits.get(this.head ?? "");
    if (commit === undefined) return NOT_FOUND;
    return { body: { name: "main", commit: { sha: this.head, commit: { tree: { sha: commit.tree } } } } };
  }

  #ref(sha: string): object {
    return { ref: "refs/heads/main", object: { type: "commit", sha } };
  }

  #commit(sha: string): Answer {
    const commit = this.#commits.get(sha);
    return commit === undefined ? NOT_FOUND : { body: { sha, tree: { sha: commit.tree } } };
  }

  #postTree(body: Record<string, unknown>): Answer {
    const files = { ...this.#trees.get(String(body["base_tree"])) };
    for (const { path, content } of body["tree"] as { path: string; content?: string }[]) {
      if (content === undefined) delete files[path];
      else files[path] = content;
    }
    return { status: 201, body: { sha: this.#keep(this.#trees, files) } };
  }

  #postCommit(body: Record<string, unknown>): Answer {
    const commit = { tree: body["tree"], parents: body["parents"], message: body["message"] } as Commit;
    return { status: 201, body: { sha: this.#keep(this.#commits, commit) } };
  }

  #move(sha: string): Answer {
    if (this.#commits.get(sha)?.parents[0] !== this.head) return { status: 422, body: { message: "no fast forward" } };
    this.head = sha;
    return { body: this.#ref(sha) };
  }

  /** Always as a field in Base64, whatever was asked for. */
  #content(path: string, ref: string | null): Answer {
    const text = this.#trees.get(this.#commits.get(ref ?? this.head ?? "")?.tree ?? "")?.[path];
    if (text === undefined) return NOT_FOUND;
    return { body: { type: "file", path, encoding: "base64", content: Buffer.from(text).toString("base64") } };
  }

  #keep<T>(into: Map<string, T>, value: T): string {
    const sha = createHash("sha1").update(JSON.stringify(value)).digest("hex");
    into.set(sha, value);
    return sha;
  }
}
