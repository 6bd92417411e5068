/** An issue with all that happened to it, in the order in which it happened. */
import type { Account } from "./account.ts";
import type { Label } from "./label.ts";
import type { Pull } from "./pull.ts";
import { nextId, type Repository, type World } from "./world.ts";

export type ClosingReason = "completed" | "not_planned" | "duplicate";

export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  by: Account;
  state: "open" | "closed";
  stateReason: ClosingReason | "reopened" | null;
  closedBy: Account | null;
  closedAt: number | null;
  labels: Label[];
  assignees: Account[];
  /** Null while it is not locked. */
  lock: { reason: LockReason | null } | null;
  reactions: Reaction[];
  timeline: (Comment | IssueEvent)[];
  createdAt: number;
  updatedAt: number;
  /** Null for a plain issue. */
  pull: Pull | null;
}

export type LockReason = "off-topic" | "too heated" | "resolved" | "spam";

export interface Comment {
  kind: "comment";
  id: number;
  by: Account;
  body: string;
  reactions: Reaction[];
  createdAt: number;
  updatedAt: number;
}

export type ReactionContent = "+1" | "-1" | "laugh" | "confused" | "heart" | "hooray" | "rocket" | "eyes";

export interface Reaction {
  id: number;
  by: Account;
  content: ReactionContent;
  createdAt: number;
}

export interface IssueEvent extends EventMatter {
  kind: "event";
  id: number;
  by: Account;
  createdAt: number;
}

/** What an event says beside who and when. */
export interface EventMatter {
  event:
    | "labeled"
    | "unlabeled"
    | "assigned"
    | "unassigned"
    | "closed"
    | "reopened"
    | "renamed"
    | "locked"
    | "unlocked"
    | "comment_deleted"
    | "transferred";
  label?: { name: string; color: string };
  assignee?: Account;
  rename?: { from: string; to: string };
  stateReason?: ClosingReason | null;
  /** The commit that closed it. */
  commit?: string;
  lockReason?: LockReason | null;
}

/** An issue and the repository it is in. */
export interface IssueAddress {
  repository: Repository;
  issue: Issue;
}

/** Where and by whom something is done to an issue. */
export interface IssuePlace {
  world: World;
  repository: Repository;
  issue: Issue;
  by: Account;
}

export function issueNumbered({ issues }: Repository, number: number): Issue | null {
  return issues.find((issue) => issue.number === number) ?? null;
}

export function commentsOf({ timeline }: Issue): Comment[] {
  return timeline.filter((entry) => entry.kind === "comment");
}

export function eventsOf({ timeline }: Issue): IssueEvent[] {
  return timeline.filter((entry) => entry.kind === "event");
}

/** Notes an event in the timeline; the issue counts as changed. */
export function note({ world, issue, by }: IssuePlace, matter: EventMatter): void {
  issue.timeline.push({ kind: "event", id: nextId(world), by, createdAt: world.now, ...matter });
  issue.updatedAt = world.now;
}
