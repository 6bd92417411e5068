/**
 * A second GitHub, for tests only: it shares no code with the sandbox and knows the app by HTTP alone. REST only, thin
 * answers, and 404 to everything it lacks: reactions, teams, labels of a repository, GraphQL.
 */
import { createVerify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GitStore } from "./stand-in-git.ts";
import { Tracker } from "./stand-in-issues.ts";
import type { Account, Happening } from "./stand-in-issues.ts";
import { answerOf, NOT_FOUND } from "./stand-in-route.ts";
import type { Answer, Row } from "./stand-in-route.ts";

export interface StandInOptions {
  /** Of the app: whose tokens are given out. */
  publicKey: string;
  /** Logins and GitHub's names of their rights. */
  people?: Record<string, string>;
  /** `owner/name` → its files. */
  repositories: Record<string, Record<string, string>>;
  /** Routes, as `GET /path`, that are answered with 404 although they are known here. */
  lacks?: RegExp[];
  /** Whether answers bear a `Date`; then a clock of its own stands there. Default true. */
  dated?: boolean;
  /** Under which account the app's deeds are shown. Default: a bot. */
  app?: Account;
}

interface Repository {
  tracker: Tracker;
  git: GitStore;
}

const BOT: Account = { login: "caseworker[bot]", type: "Bot" };
const INSTALLATION = 71;
const START = Date.UTC(2026, 10, 23, 1);

export class StandIn {
  /** Every request that came, as `GET /path?query`, in order. */
  readonly requests: string[] = [];
  /** What happened, in order, for who sends the webhooks. */
  onHappening: (repository: string, happening: Happening) => void = () => {};
  readonly #repositories = new Map<string, Repository>();
  readonly #options: StandInOptions;
  readonly #server: Server;
  #waiting: { holds: () => boolean; resolve: () => void }[] = [];
  #frozen: { route: RegExp; reached: () => void } | null = null;
  #held: (() => void)[] = [];
  #seconds = 0;
  #ids = 1000;

  constructor(options: StandInOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    for (const [name, files] of Object.entries(options.repositories)) {
      const means = { nextId: () => (this.#ids += 1), now: () => this.#tick() };
      const tracker = new Tracker({ ...means, tell: (happening) => this.onHappening(name, happening) });
      this.#repositories.set(name, { tracker, git: new GitStore(files) });
    }
  }

  async open(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** For `GHE_HOST`. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get installation(): { id: number } {
    return { id: INSTALLATION };
  }

  repository(name: string): Repository {
    const repository = this.#repositories.get(name);
    if (repository === undefined) throw new Error(`the stand-in has no repository ${name}`);
    return repository;
  }

  /** Resolves as soon as something holds, which is seen after each request. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    const waiting = Promise.withResolvers<void>();
    this.#waiting.push({ holds, resolve: waiting.resolve });
    await waiting.promise;
  }

  /** The next request of this route is carried out and not answered. Resolves when it has come. */
  freezeAt(route: RegExp): Promise<void> {
    const frozen = Promise.withResolvers<void>();
    this.#frozen = { route, reached: frozen.resolve };
    return frozen.promise;
  }

  /** Answers what was held back. */
  thaw(): void {
    for (const answer of this.#held.splice(0)) answer();
  }

  #tick(): string {
    this.#seconds += 1;
    return new Date(this.#now()).toISOString().replace(/\.\d+Z$/, "Z");
  }

  #now(): number {
    return this.#options.dated === false ? Date.now() : START + this.#seconds * 1000;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const { pathname, searchParams: query } = new URL(url, "http://stand-in");
    const path = decodeURIComponent(pathname.replace(/^\/api\/v3/, ""));
    const route = `${method} ${path}`;
    this.requests.push(`${route}${query.size === 0 ? "" : `?${query.toString()}`}`);
    const body = JSON.parse((await textOf(request)) || "{}") as Record<string, unknown>;
    const isKnown = this.#isKnown(path, headers.authorization ?? "");
    const answer = isKnown
      ? this.#answer(route, { query, body })
      : { status: 401, body: { message: "Bad credentials" } };
    const send = () => {
      if (this.#options.dated === false) response.sendDate = false;
      else response.setHeader("date", new Date(this.#now()).toUTCString());
      response.writeHead(answer.status ?? 200, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(answer.body ?? {}));
    };
    if (this.#frozen?.route.test(route) === true) {
      this.#held.push(send);
      this.#frozen.reached();
      this.#frozen = null;
    } else send();
    this.#waiting = this.#waiting.filter(({ holds, resolve }) => !holds() || (resolve(), false));
  }

  #answer(route: string, asked: { query: URLSearchParams; body: Record<string, unknown> }): Answer {
    if (this.#options.lacks?.some((lack) => lack.test(route)) === true) return NOT_FOUND;
    const [method = "", path = ""] = route.split(/ (.*)/s);
    const [, name = "", rest = ""] = /^\/repos\/([^/]+\/[^/]+)(.*)$/s.exec(path) ?? [];
    const repository = this.#repositories.get(name);
    const rows = repository === undefined ? this.#rows : this.#rowsOf(name, repository);
    return answerOf(rows, { method, path: repository === undefined ? path : rest }, asked) ?? NOT_FOUND;
  }

  readonly #rows: Row[] = [
    ["GET", /^\/app$/, () => ({ body: { id: 1, slug: "caseworker" } })],
    ["GET", /^\/app\/installations$/, () => ({ body: [this.installation] })],
    [
      "POST",
      /^\/app\/installations\/71\/access_tokens$/,
      () => ({ status: 201, body: { token: "installation-token" } }),
    ],
  ];

  #rowsOf(name: string, { tracker, git }: Repository): Row[] {
    const [, short = ""] = name.split("/");
    return [
      ["GET", /^$/, () => ({ body: { name: short, full_name: name, private: true, default_branch: "main" } })],
      ["GET", /^\/installation$/, () => ({ body: this.installation })],
      ["GET", /^\/collaborators\/(.+)\/permission$/, ({ parts: [login = ""] }) => this.#permission(login)],
      ...tracker.rows(this.#options.app ?? BOT),
      ...git.rows,
    ];
  }

  #permission(login: string): Answer {
    const permission = this.#options.people?.[login];
    return permission === undefined ? NOT_FOUND : { body: { permission, user: { login } } };
  }

  /** The app signs what it asks of itself; everything else it asks with the token it was given. */
  #isKnown(path: string, authorization: string): boolean {
    const [, token = ""] = /^(?:token|bearer) (.+)$/i.exec(authorization) ?? [];
    if (!path.startsWith("/app") && !path.endsWith("/installation")) return token === "installation-token";
    const [head, payload, signature = ""] = token.split(".");
    const verify = createVerify("RSA-SHA256").update(`${head}.${payload}`);
    return verify.verify(this.#options.publicKey, signature, "base64url");
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
