/** GitHub's timeline in words of the domain. */
import type { Instant, Item } from "../../core/model/case.ts";

/** An account as GitHub shows it; null where it was deleted. */
export type Account = { login?: string; type?: string } | null | undefined;

/** What is read of an item of the timeline, of a comment and of an event: one shape holds all three. */
export interface RawItem {
  id?: number;
  /** Missing on a comment that was not read from the timeline. */
  event?: string;
  created_at?: string;
  updated_at?: string | null;
  actor?: Account;
  user?: Account;
  /** Who assigned; older events name the assignee as the actor. */
  assigner?: Account;
  performed_via_github_app?: object | null;
  body?: string | null;
  label?: { name?: string | null };
  assignee?: Account;
  state_reason?: string | null;
  commit_id?: string | null;
}

/** The login of an account that was deleted, as GitHub itself shows it. */
export const GHOST = "ghost";

export function loginOf(account: Account): string {
  return account?.login ?? GHOST;
}

/** The item, or null when it means nothing to a case. */
export function itemOf(raw: RawItem): Item | null {
  const event = raw.event ?? "commented";
  const account = actorOf(raw);
  const kind = KINDS.get(event);
  if (kind === undefined || raw.id === undefined) return null;
  const deed = {
    at: instantOf(raw),
    by: loginOf(account),
    bot: isBot(account) || Boolean(raw.performed_via_github_app),
  };
  return { key: `${event === "commented" ? "comment" : "event"}:${raw.id}`, ...deed, ...kind(raw) };
}

/** Only the part of an item that its kind decides. */
type What<T = Item> = T extends Item ? Omit<T, "key" | "at" | "by" | "bot"> : never;

const KINDS: ReadonlyMap<string, (raw: RawItem) => What> = new Map<string, (raw: RawItem) => What>([
  ["commented", (raw) => ({ what: "commented", comment: raw.id ?? 0, body: raw.body ?? "", edited: isEdited(raw) })],
  ["labeled", (raw) => ({ what: "labeled", label: raw.label?.name ?? "" })],
  ["unlabeled", (raw) => ({ what: "unlabeled", label: raw.label?.name ?? "" })],
  ["assigned", (raw) => ({ what: "assigned", assignee: loginOf(raw.assignee) })],
  ["unassigned", (raw) => ({ what: "unassigned", assignee: loginOf(raw.assignee) })],
  ["closed", (raw) => ({ what: "closed", reason: reasonOf(raw.state_reason), commit: raw.commit_id ?? null })],
  ["reopened", () => ({ what: "reopened" })],
]);

function actorOf({ assigner, actor, user }: RawItem): Account {
  return assigner ?? actor ?? user;
}

/** Bots are known by their type, by the ending GitHub gives their login, or by the app that wrote for a person. */
export function isBot(account: Account): boolean {
  return account?.type === "Bot" || loginOf(account).endsWith("[bot]");
}

function isEdited({ created_at, updated_at }: RawItem): boolean {
  return typeof updated_at === "string" && updated_at !== created_at;
}

/** When it was made. Without a time it is taken as the oldest. */
export function instantOf({ created_at }: { created_at?: string }): Instant {
  const at = Date.parse(created_at ?? "");
  return Number.isNaN(at) ? 0 : at;
}

/** Issues closed before there were reasons have none: they count as completed. */
function reasonOf(reason: string | null | undefined): "completed" | "not_planned" | "duplicate" {
  return reason === "not_planned" || reason === "duplicate" ? reason : "completed";
}
