/** One repository as GitHub keeps it: trees, commits and a branch; answers what the app asks, refuses what GitHub refuses. */
import { createHash } from "node:crypto";
import { Octokit } from "@octokit/rest";

type Tree = Record<string, string>;
interface Commit {
  tree: string;
  parent: string | null;
  message: string;
}
interface Answer {
  status: number;
  body: unknown;
}
interface Asked {
  path: string;
  query: URLSearchParams;
  body: Body;
}
interface Body {
  base_tree: string;
  tree: { path: string; content?: string; sha?: null }[];
  parents: string[];
  message: string;
  content: string;
  sha?: string;
}
type Route = [pattern: RegExp, reply: (asked: Asked, part: string) => Answer];

const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };
const NOT_FORWARD: Answer = { status: 422, body: { message: "Update is not a fast forward" } };

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export class GitRepository {
  readonly sent: string[] = [];
  readonly trees = new Map<string, Tree>();
  readonly commits = new Map<string, Commit>();
  head: string | null = null;
  visibility = "private";
  /** What happens before a request is answered, e.g. somebody else's commit; an answer returned here is given instead. */
  before: (route: string) => Answer | void | Promise<void> = () => {};

  octokit(): Octokit {
    const fetch = (url: string, init: RequestInit) => this.#answer(new URL(url), init);
    return new Octokit({ log: quiet, request: { fetch } });
  }

  /** Somebody's commit with these files more. */
  push(files: Tree, message = "by hand"): void {
    this.head = this.#commit({ ...this.files(), ...files }, message, this.head);
  }

  /** Somebody's commit without this file. */
  remove(path: string): void {
    const { [path]: _removed, ...files } = this.files();
    this.head = this.#commit(files, "by hand", this.head);
  }

  /** The files at the head. */
  files(): Tree {
    return this.trees.get(this.commits.get(this.head ?? "")?.tree ?? "") ?? {};
  }

  /** The messages from the head back. */
  log(): string[] {
    const messages = [];
    for (let at = this.commits.get(this.head ?? ""); at; at = this.commits.get(at.parent ?? ""))
      messages.push(at.message);
    return messages;
  }

  async #answer(url: URL, { method, body, headers }: RequestInit): Promise<Response> {
    const path = decodeURIComponent(url.pathname).replace("/repos/acme/knowledge-base", "");
    const route = `${method} ${path}`;
    this.sent.push(route);
    const instead = await this.before(route);
    const asked = { path, query: url.searchParams, body: JSON.parse(typeof body === "string" ? body : "{}") };
    const answer = instead ?? this.#reply(route, asked);
    const raw = typeof answer.body === "string";
    if (raw && !new Headers(headers).get("accept")?.includes("raw")) throw new Error(`${route} was not asked for raw`);
    const type = raw ? "application/vnd.github.raw+json; charset=utf-8" : "application/json; charset=utf-8";
    const text = raw ? String(answer.body) : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: { "content-type": type } });
  }

  #reply(route: string, asked: Asked): Answer {
    for (const [pattern, reply] of this.#routes) {
      const match = pattern.exec(route);
      if (match) return reply(asked, match[1] ?? "");
    }
    throw new Error(`GitHub was asked for ${route}`);
  }

  readonly #routes: Route[] = [
    [/^GET $/, () => ({ status: 200, body: this.#about() })],
    [/^GET \/branches\/main$/, () => this.#branch()],
    [/^GET \/git\/ref\/heads\/main$/, () => this.#ref()],
    [
      /^GET \/git\/commits\/(\w+)$/,
      (_, sha) => ({ status: 200, body: { tree: { sha: this.commits.get(sha)?.tree } } }),
    ],
    [/^GET \/contents\/(.+)$/, ({ query }, path) => this.#content(path, query.get("ref") ?? "")],
    [/^PUT \/contents\/(.+)$/, ({ body }, path) => this.#put(path, body)],
    [/^POST \/git\/trees$/, ({ body }) => this.#postTree(body)],
    [/^POST \/git\/commits$/, ({ body }) => this.#postCommit(body)],
    [/^PATCH \/git\/refs\/heads\/main$/, ({ body }) => this.#moveRef(body.sha ?? "")],
  ];

  #about() {
    const name = { name: "knowledge-base", owner: { login: "acme" }, default_branch: "main" };
    return { ...name, visibility: this.visibility, private: this.visibility !== "public" };
  }

  #branch(): Answer {
    const commit = this.commits.get(this.head ?? "");
    if (commit === undefined) return NOT_FOUND;
    return { status: 200, body: { commit: { sha: this.head, commit: { tree: { sha: commit.tree } } } } };
  }

  #ref(): Answer {
    if (this.head === null) return { status: 409, body: { message: "Git Repository is empty." } };
    return { status: 200, body: { object: { sha: this.head } } };
  }

  #content(path: string, ref: string): Answer {
    const text = this.trees.get(this.commits.get(ref)?.tree ?? "")?.[path];
    return text === undefined ? NOT_FOUND : { status: 200, body: text };
  }

  #put(path: string, { content, message, sha }: Body): Answer {
    if (this.files()[path] !== undefined && sha === undefined)
      return { status: 422, body: { message: `"sha" wasn't supplied.` } };
    this.push({ [path]: Buffer.from(content, "base64").toString() }, message);
    return { status: 201, body: {} };
  }

  #postTree({ base_tree, tree }: Body): Answer {
    if (this.head === null) return { status: 409, body: { message: "Git Repository is empty." } };
    const files = { ...this.trees.get(base_tree) };
    for (const { path, content } of tree) {
      if (content === undefined && files[path] === undefined)
        return { status: 422, body: { message: "GitRPC::BadObjectState" } };
      if (content === undefined) delete files[path];
      else files[path] = content;
    }
    return { status: 201, body: { sha: this.#tree(files) } };
  }

  #postCommit({ tree, parents, message }: Body & { tree: unknown }): Answer {
    const commit = { tree: tree as unknown as string, parent: parents[0] ?? null, message };
    return { status: 201, body: { sha: this.#store(this.commits, commit) } };
  }

  #moveRef(sha: string): Answer {
    if (this.commits.get(sha)?.parent !== this.head) return NOT_FORWARD;
    this.head = sha;
    return { status: 200, body: {} };
  }

  #commit(files: Tree, message: string, parent: string | null): string {
    return this.#store(this.commits, { tree: this.#tree(files), parent, message });
  }

  #tree(files: Tree): string {
    return this.#store(this.trees, Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  }

  #store<T>(into: Map<string, T>, value: T): string {
    const sha = createHash("sha1").update(JSON.stringify(value)).digest("hex");
    into.set(sha, value);
    return sha;
  }
}
