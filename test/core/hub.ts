/** One issue on a GitHub of a few lines: people act on it, the app looks, its effects are carried out. For tests of the core. */
import type { CaseSnapshot, Instant, Issue, Item, Permission, Person } from "../../src/core/case.ts";
import { decide } from "../../src/core/decide.ts";
import type { Effect, Plan, Publication } from "../../src/core/effect.ts";
import { lookUpsFor } from "../../src/core/look-ups.ts";
import { readHeard } from "../../src/core/heard.ts";
import { readCaseFile } from "../../src/core/case-file.ts";
import type { CaseFile } from "../../src/core/case-file.ts";
import type { Entry } from "../../src/core/entry.ts";
import type { Peers } from "../../src/core/peers.ts";
import { DEFAULT_POLICY } from "../../src/core/policy-read.ts";
import type { Policy } from "../../src/core/policy.ts";
import { createSeal } from "../../src/seal.ts";
import { loadWords } from "../../src/words.ts";
import { formBody } from "./form-body.ts";
import type { Filling } from "./form-body.ts";

export const OPENED = Date.UTC(2026, 10, 23, 8);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Submitter anna, engineers bob and carol, supervisor dora, outsider oscar; the app itself. */
const RIGHTS: Record<string, Permission> = {
  anna: "read",
  bob: "write",
  carol: "triage",
  dora: "maintain",
  oscar: "read",
};
export const BOT = "caseworker[bot]";

const SEAL = createSeal("a secret of this test that is long enough");

/** What a form holds that is complete. */
export const COMPLETE: Filling = {
  type: "Function broken",
  impact: "Some people",
  urgency: "Work goes on, but with difficulty",
  description: "Orders cannot be saved.",
};

export interface HubOptions {
  policy?: Partial<Policy>;
  /** The issue's body; by default the complete form. */
  body?: string;
  labels?: string[];
  author?: string;
  peers?: Peers;
}

export type Hub = ReturnType<typeof createHub>;

type Deed = Item extends infer I ? (I extends Item ? Omit<I, "key" | "at" | "by" | "bot"> : never) : never;

export function createHub({
  policy = {},
  body = formBody(COMPLETE),
  labels = ["case"],
  author = "anna",
  peers,
}: HubOptions = {}) {
  const inForce: Policy = { ...DEFAULT_POLICY, ...policy };
  const means = { policy: inForce, words: loadWords(inForce.locale), seal: SEAL };
  const issue: Issue = {
    id: 4711,
    url: "https://github.com/acme/support/issues/17",
    title: "Orders fail",
    body,
    author,
    openedAt: OPENED,
    state: "open",
    labels: [...labels],
    assignees: [],
  };
  const binding = { issueId: issue.id, seal: SEAL };
  const items: Item[] = [];
  const published: Publication[] = [];
  const reactions: { comment: number; content: string }[] = [];
  let now = OPENED;
  let serial = 0;

  function add(by: string, deed: Deed, kind = "event"): Item {
    serial += 1;
    const item: Item = { ...deed, key: `${kind}:${serial}`, at: now, by, bot: by === BOT };
    items.push(item);
    return item;
  }

  function comment(by: string, text: string, edited = false): number {
    const id = serial + 1;
    add(by, { what: "commented", comment: id, body: text, edited }, "comment");
    return id;
  }

  function setLabels(by: string, { put = [], take = [] }: { put?: string[]; take?: string[] }): void {
    for (const label of put.filter((name) => !issue.labels.includes(name))) {
      issue.labels.push(label);
      add(by, { what: "labeled", label });
    }
    for (const label of take.filter((name) => issue.labels.includes(name))) {
      issue.labels.splice(issue.labels.indexOf(label), 1);
      add(by, { what: "unlabeled", label });
    }
  }

  function setAssignees(by: string, { put = [], take = [] }: { put?: string[]; take?: string[] }): void {
    for (const assignee of put.filter((login) => !issue.assignees.includes(login))) {
      issue.assignees.push(assignee);
      add(by, { what: "assigned", assignee });
    }
    for (const assignee of take.filter((login) => issue.assignees.includes(login))) {
      issue.assignees.splice(issue.assignees.indexOf(assignee), 1);
      add(by, { what: "unassigned", assignee });
    }
  }

  function setState(
    by: string,
    state: "open" | "closed",
    how: { reason?: "completed" | "not_planned"; commit?: string } = {},
  ) {
    if (issue.state === state) return;
    issue.state = state;
    const { reason = "completed", commit = null } = how;
    add(by, state === "open" ? { what: "reopened" } : { what: "closed", reason, commit });
  }

  const doings: { [K in Effect["do"]]: (effect: Extract<Effect, { do: K }>) => void } = {
    label: ({ add: looks }) => setLabels(BOT, { put: looks.map(({ name }) => name) }),
    unlabel: ({ label }) => setLabels(BOT, { take: [label] }),
    assign: ({ logins }) => setAssignees(BOT, { put: logins }),
    unassign: ({ logins }) => setAssignees(BOT, { take: logins }),
    close: ({ reason }) => setState(BOT, "closed", { reason }),
    reopen: () => setState(BOT, "open"),
    react: ({ comment: id, content }) => void reactions.push({ comment: id, content }),
    notice: ({ body: text }) => void comment(BOT, text),
    publish: ({ publication }) => void published.push(publication),
    card: ({ comment: id, body: text }) => {
      const card = items.find((item) => item.what === "commented" && item.comment === id);
      if (card?.what === "commented") card.body = text;
      else comment(BOT, text);
    },
  };

  function act(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const doing: (effect: never) => void = doings[effect.do];
      doing(effect as never);
    }
  }

  function see(): CaseSnapshot {
    const asked = lookUpsFor(issue, items, binding);
    const people = new Map(asked.logins.map((login) => [login, personOf(login)]));
    const seen = { issue: structuredClone(issue), items: structuredClone(items), people };
    const around = { managers: ["dora"], peers: asked.peers ? (peers ?? NOBODY_ELSE) : null, problems: [] };
    return { id: { owner: "acme", repo: "support", number: 17 }, ...seen, ...around, now };
  }

  function plan(): Plan {
    return decide(see(), means);
  }

  return {
    issue,
    items,
    published,
    reactions,
    comment,
    setLabels,
    setAssignees,
    setState,
    plan,
    see,
    act,
    means,
    now: () => now,
    at: (instant: Instant) => void (now = instant),
    pass: (length: number) => void (now += length),
    /** The submitter's thumb on the request for the verdict, or anybody's on any comment. */
    react: (by: string, id: number, content: "+1" | "-1") =>
      add(by, { what: "reacted", comment: id, content }, "reaction"),
    /** Looks once, and does what is to be done. */
    look(): Plan {
      const made = plan();
      act(made.effects);
      return made;
    },
    entries: (): Entry[] => readHeard(items, binding).record.entries,
    file: (): CaseFile => readCaseFile(readHeard(items, binding).record.entries),
    /** The texts of the app's notices, oldest first, without the card. */
    notices: (): string[] =>
      items.flatMap((item) =>
        item.what === "commented" && item.body.includes("caseworker:notice") ? [item.body] : [],
      ),
    card: (): string =>
      items.flatMap((item) =>
        item.what === "commented" && item.body.includes("caseworker:record") ? [item.body] : [],
      )[0] ?? "",
  };
}

const NOBODY_ELSE: Peers = { open: [], routed: {}, teams: {} };

export function personOf(login: string): Person {
  return { login, permission: RIGHTS[login] ?? "none", teams: [] };
}
