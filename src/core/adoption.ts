/** From when on an issue is a case: its opening, or the moment somebody of the staff made it one (workflow.md, "The six steps"). */
import { sameLogin } from "./case.ts";
import type { CaseSnapshot, Instant, Item } from "./case.ts";
import { readCommands } from "./command-read.ts";
import { CASE_LABEL } from "./labels.ts";
import type { Policy } from "./policy.ts";
import { standingOf } from "./role.ts";

export interface Opening {
  at: Instant;
  /** The item that made an ordinary issue a case; null for one that was opened as a case. */
  from: string | null;
}

/** How far the labels of a form may come after its issue, in milliseconds. */
const AT_ONCE = 60_000;

/** When the issue became a case; null while it is none. */
export function openingOf(seen: CaseSnapshot, policy: Policy): Opening | null {
  const adopted = seen.items.find((item) => adopts(item, seen, policy));
  const isLabelled = seen.issue.labels.includes(CASE_LABEL);
  if (adopted !== undefined) return { at: adopted.at, from: adopted.key };
  return isLabelled ? { at: seen.issue.openedAt, from: null } : null;
}

/** Whether a text asks for adoption: for who must decide cheaply whether to look at all. */
export function asksForAdoption(body: string): boolean {
  return readCommands(body).calls.some((call) => !("why" in call) && call.name === "adopt");
}

function adopts(item: Item, { issue, people }: CaseSnapshot, policy: Policy): boolean {
  if (item.bot || !asks(item, issue)) return false;
  const person = people.get(item.by.toLowerCase());
  return person !== undefined && standingOf(person, null, policy).rank !== "outsider";
}

function asks(item: Item, issue: CaseSnapshot["issue"]): boolean {
  if (item.what === "commented") return !item.edited && asksForAdoption(item.body);
  const byForm = sameLogin(item.by, issue.author) || item.at <= issue.openedAt + AT_ONCE;
  return item.what === "labeled" && item.label === CASE_LABEL && !byForm;
}
