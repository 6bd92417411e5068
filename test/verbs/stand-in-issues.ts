/** The issues of the stand-in: what is kept of each is what little a thin copy of GitHub would show. */
import type { Answer, Row } from "./stand-in-route.ts";
import { NOT_FOUND } from "./stand-in-route.ts";

export interface Account {
  login: string;
  type: "User" | "Bot";
}

export interface Item {
  id: number;
  /** Of an event; a comment has none. */
  event?: string;
  created_at: string;
  body?: string;
  label?: { name: string };
  assignee?: Account;
  by: Account;
}

export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string;
  user: Account;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
  assignees: Account[];
  created_at: string;
}

/** Something happened to an issue: what a webhook is made of. */
export interface Happening {
  event: "issues" | "issue_comment";
  action: string;
  issue: Issue;
  sender: Account;
  comment?: object;
  label?: { name: string };
}

/** What the tracker is handed: numbers and moments. */
export interface Means {
  nextId: () => number;
  now: () => string;
  tell: (happening: Happening) => void;
}

export class Tracker {
  readonly issues = new Map<number, Issue>();
  readonly items = new Map<number, Item[]>();
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  open(user: Account, { title, body, labels }: { title: string; body: string; labels: string[] }): Issue {
    const number = this.issues.size + 1;
    const told = { id: this.#means.nextId(), created_at: this.#means.now(), title, body, user };
    const fresh = { state: "open", state_reason: null, labels: labels.map((name) => ({ name })), assignees: [] };
    const issue: Issue = { ...told, number, ...fresh };
    this.issues.set(number, issue);
    this.items.set(number, []);
    this.#means.tell({ event: "issues", action: "opened", issue, sender: user });
    return issue;
  }

  comment(by: Account, issue: Issue, body: string): Item {
    const item = this.#note(issue, { by, body });
    this.#means.tell({ event: "issue_comment", action: "created", issue, sender: by, comment: commentOf(item) });
    return item;
  }

  comments(issue: Issue): Item[] {
    return (this.items.get(issue.number) ?? []).filter(({ event }) => event === undefined);
  }

  label(by: Account, issue: Issue, name: string): void {
    if (issue.labels.some((label) => label.name === name)) return;
    issue.labels = [...issue.labels, { name }];
    this.#event(issue, { by, event: "labeled", label: { name } });
  }

  unlabel(by: Account, issue: Issue, name: string): boolean {
    const had = issue.labels.some((label) => label.name === name);
    issue.labels = issue.labels.filter((label) => label.name !== name);
    if (had) this.#event(issue, { by, event: "unlabeled", label: { name } });
    return had;
  }

  assign(by: Account, issue: Issue, login: string): void {
    const assignee: Account = { login, type: "User" };
    issue.assignees = [...issue.assignees, assignee];
    this.#event(issue, { by, event: "assigned", assignee });
  }

  change(by: Account, issue: Issue, { state, state_reason }: Partial<Issue>): void {
    issue.state_reason = state_reason ?? null;
    if (state === undefined || state === issue.state) return;
    issue.state = state;
    this.#event(issue, { by, event: state === "closed" ? "closed" : "reopened" });
  }

  /** What the app may do below a repository's path, under its own account. */
  rows(app: Account): Row[] {
    const of = (parts: string[]) => this.issues.get(Number(parts[0]));
    const at = (answer: (issue: Issue, rest: string, body: Record<string, unknown>) => Answer): Row[2] => {
      return ({ parts, body }) => {
        const issue = of(parts);
        return issue === undefined ? NOT_FOUND : answer(issue, parts[1] ?? "", body);
      };
    };
    const items = (issue: Issue) => this.items.get(issue.number) ?? [];
    return [
      ["GET", /^\/issues$/, () => ({ body: [...this.issues.values()] })],
      ["GET", /^\/issues\/(\d+)$/, at((issue) => ({ body: issue }))],
      ["GET", /^\/issues\/(\d+)\/timeline$/, at((issue) => ({ body: items(issue).map(inTimeline) }))],
      ["GET", /^\/issues\/(\d+)\/comments$/, at((issue) => ({ body: this.comments(issue).map(commentOf) }))],
      ["GET", /^\/issues\/(\d+)\/events$/, at((issue) => ({ body: items(issue).filter(isEvent).map(inTimeline) }))],
      [
        "POST",
        /^\/issues\/(\d+)\/comments$/,
        at((issue, _, { body }) => ({ status: 201, body: commentOf(this.comment(app, issue, String(body))) })),
      ],
      ["PATCH", /^\/issues\/comments\/(\d+)$/, ({ parts: [id], body }) => this.#edit(Number(id), String(body["body"]))],
      [
        "PATCH",
        /^\/issues\/(\d+)$/,
        at((issue, _, body) => {
          this.change(app, issue, body);
          return { body: issue };
        }),
      ],
      [
        "POST",
        /^\/issues\/(\d+)\/labels$/,
        at((issue, _, { labels }) => {
          for (const name of labels as string[]) this.label(app, issue, name);
          return { body: issue.labels };
        }),
      ],
      [
        "DELETE",
        /^\/issues\/(\d+)\/labels\/(.+)$/,
        at((issue, name) => (this.unlabel(app, issue, name) ? { body: issue.labels } : NOT_FOUND)),
      ],
      [
        "POST",
        /^\/issues\/(\d+)\/assignees$/,
        at((issue, _, { assignees }) => {
          for (const login of assignees as string[]) this.assign(app, issue, login);
          return { status: 201, body: { number: issue.number } };
        }),
      ],
    ];
  }

  #edit(id: number, body: string): Answer {
    const item = [...this.items.values()].flat().find((one) => one.id === id);
    if (item === undefined) return NOT_FOUND;
    item.body = body;
    return { body: commentOf(item) };
  }

  #event(issue: Issue, what: Omit<Item, "id" | "created_at"> & { event: string }): void {
    this.#note(issue, what);
    const { label } = what;
    const happening = { event: "issues", action: what.event, issue, sender: what.by } as const;
    this.#means.tell(label === undefined ? happening : { ...happening, label });
  }

  #note(issue: Issue, what: Omit<Item, "id" | "created_at">): Item {
    const item = { id: this.#means.nextId(), created_at: this.#means.now(), ...what };
    this.items.get(issue.number)?.push(item);
    return item;
  }
}

function isEvent({ event }: Item): boolean {
  return event !== undefined;
}

function commentOf({ id, created_at, body, by }: Item): object {
  return { id, created_at, body, user: by };
}

function inTimeline({ by, event = "commented", ...item }: Item): object {
  return { ...item, event, actor: by };
}
