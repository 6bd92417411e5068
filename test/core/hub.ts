/** One issue on a GitHub of a few lines: people act on it, the app looks, its effects are carried out. For tests of the core. */
import type { Instant, Issue, Item, Person } from "../../src/core/model/case.ts";
import type { CaseSnapshot } from "../../src/core/model/snapshot.ts";
import { readCaseFile } from "../../src/core/model/case-file.ts";
import type { CaseFile } from "../../src/core/model/case-file.ts";
import { decide } from "../../src/core/decide.ts";
import type { Effect, Plan } from "../../src/core/model/effect.ts";
import type { Entry } from "../../src/core/model/entry.ts";
import { readHeard } from "../../src/core/record/heard.ts";
import { lookUpsFor, namedByStaff } from "../../src/core/look-ups.ts";
import { findOwn } from "../../src/core/record/own.ts";
import type { Peers } from "../../src/core/model/peers.ts";
import { DEFAULT_POLICY } from "../../src/core/policy/read.ts";
import type { Locale, Policy } from "../../src/core/model/policy.ts";
import type { Words } from "../../src/core/text/words.ts";
import { createSeal } from "../../src/seal.ts";
import { loadWords } from "../../src/words.ts";
import { BOT, personOf } from "./people.ts";
import { worldOf } from "./world.ts";
import type { HubOptions, World } from "./world.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const SECRET = "a secret of this test that is long enough";
const SEAL = createSeal(SECRET);
const WORDS: Record<Locale, Words> = { en: loadWords("en"), "zh-CN": loadWords("zh-CN") };

export { COMPLETE, OPENED } from "./world.ts";
export type { HubOptions } from "./world.ts";

export type Hub = ReturnType<typeof createHub>;

type Deed = Item extends infer I ? (I extends Item ? Omit<I, "key" | "at" | "by" | "bot"> : never) : never;
type Comment = Extract<Item, { what: "commented" }>;

/** An issue that nobody has looked at yet; with a world, one that goes on from there. */
export function createHub(options: HubOptions = {}, world: World = worldOf(options)) {
  const policy: Policy = { ...DEFAULT_POLICY, ...options.policy };
  const { words = WORDS[policy.locale], seal = SEAL } = options;
  const means = { policy, words, seal };
  const { issue, items, problems, published, reactions } = world;
  const binding = { issueId: issue.id, seal };

  /** Something happens, whatever it changes. */
  function add(by: string, deed: Deed, kind = "event"): Item {
    world.serial += 1;
    const item: Item = { ...deed, key: `${kind}:${world.serial}`, at: world.now, by, bot: by.endsWith("[bot]") };
    items.push(item);
    return item;
  }

  function comment(by: string, text: string, edited = false): number {
    const id = world.serial + 1;
    add(by, { what: "commented", comment: id, body: text, edited }, "comment");
    return id;
  }

  function commentOf(id: number | null): Comment | undefined {
    return items.find((item): item is Comment => item.what === "commented" && item.comment === id);
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

  function setState(by: string, state: Issue["state"], how: Partial<Extract<Deed, { what: "closed" }>> = {}): void {
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
    sheet: ({ body: text }) => void comment(BOT, text),
    retro: ({ retro }) => {
      world.retros.push(retro);
      comment(BOT, retro.notice);
    },
    publish: ({ publication }) => void published.push(publication),
    board: ({ item }) => void world.boards.push(item),
    card: ({ comment: id, body: text }) => {
      const card = commentOf(id);
      if (card === undefined) comment(BOT, text);
      else card.body = text;
    },
  };

  function act(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const doing: (effect: never) => void = doings[effect.do];
      doing(effect as never);
    }
  }

  function see(): CaseSnapshot {
    const { copy } = world;
    const asked = lookUpsFor({ issue, items, copy }, policy, binding);
    const known = (logins: string[]) =>
      new Map(logins.map((login): [string, Person] => [login, personOf(login, options.teams?.[login])]));
    const acting = known(asked.logins);
    const named = namedByStaff(asked.named, acting, policy);
    const people = new Map([...acting, ...known(named.logins)]);
    const seen = { issue: structuredClone(issue), items: structuredClone(items), people };
    const peers = asked.peers ? (options.peers ?? NOBODY_ELSE) : null;
    const around = {
      managers: ["dora"],
      peers,
      copy,
      index: asked.index ? (options.index ?? []) : null,
      issues: new Set(named.issues.filter((number) => number <= LAST_ISSUE)),
      problems: [...problems],
      now: world.now,
    };
    return { id: { owner: "acme", repo: "support", number: 17 }, ...seen, ...around };
  }

  function plan(): Plan {
    return decide(see(), means);
  }

  /** The bodies of the app's own comments of a kind, oldest first. */
  function own(kind: "record" | "notice" | "sheet"): string[] {
    const mark = `caseworker:${kind}:`;
    return items.flatMap((item) =>
      item.what === "commented" && item.by === BOT && item.body.includes(mark) ? [item.body] : [],
    );
  }

  return {
    issue,
    items,
    published,
    reactions,
    retros: world.retros,
    boards: world.boards,
    problems,
    means,
    binding,
    add,
    comment,
    commentOf,
    setLabels,
    setAssignees,
    setState,
    plan,
    see,
    act,
    now: () => world.now,
    at: (instant: Instant) => void (world.now = instant),
    pass: (length: number) => void (world.now += length),
    /** The same world again, in which something else may happen. */
    fork: (changed: HubOptions = {}) => createHub({ ...options, ...changed }, structuredClone(world)),
    /** Somebody's thumb on a comment. */
    react: (by: string, id: number, content: "+1" | "-1") =>
      add(by, { what: "reacted", comment: id, content }, "reaction"),
    /** Looks once, and does what is to be done. */
    look(): Plan {
      const made = plan();
      act(made.effects);
      if (made.effects.some((effect) => effect.do === "card")) world.copy = made.copy;
      return made;
    },
    /** The app's own memory of the case is gone, too. */
    forget: () => void (world.copy = null),
    keepCopy: (copy: string | null) => void (world.copy = copy),
    entries: (): readonly Entry[] => readHeard(items, binding).record.entries,
    file: (): CaseFile => readCaseFile(readHeard(items, binding).record.entries),
    /** The texts of the app's notices, oldest first, without the card. */
    notices: (): string[] => own("notice"),
    /** Their keys, each beginning with its template's name. */
    noticeKeys: (): string[] => [...findOwn(items, binding).notices.keys()],
    card: (): string => own("record")[0] ?? "",
    sheets: (): string[] => own("sheet"),
  };
}

/** The issues of the repository are numbered up to this. */
const LAST_ISSUE = 99;

const NOBODY_ELSE: Peers = { open: [], routed: {}, teams: {} };
