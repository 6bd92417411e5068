/** From when on an issue is a case: its opening, or the moment somebody of the staff made it one (workflow.md, "The six steps"). */
import { sameLogin } from "../model/case.ts";
import type { Instant, Issue, Item } from "../model/case.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { readCommands } from "../command/read.ts";
import { CASE_LABEL } from "./labels.ts";
import type { Policy } from "../model/policy.ts";
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
  const { issue, items } = seen;
  const isLabelled = issue.labels.includes(CASE_LABEL);
  const labellings = items.filter(labelsAsCase);
  const byForm = labellings.length === 0 || labellings.some((item) => isAtOnce(item, issue));
  const adopted = isLabelled && byForm ? undefined : items.find((item) => adopts(item, seen, policy));
  if (adopted !== undefined) return { at: adopted.at, from: adopted.key };
  return isLabelled ? { at: issue.openedAt, from: null } : null;
}

/** Whether it is the form's own label, which comes in the author's name. */
export function isOfTheForm(item: Item, issue: Issue): boolean {
  return labelsAsCase(item) && isAtOnce(item, issue) && sameLogin(item.by, issue.author);
}

function labelsAsCase(item: Item): boolean {
  return item.what === "labeled" && item.label === CASE_LABEL;
}

function isAtOnce({ at }: Item, { openedAt }: Issue): boolean {
  return at <= openedAt + AT_ONCE;
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

function asks(item: Item, issue: Issue): boolean {
  if (item.what === "commented") return !item.edited && asksForAdoption(item.body);
  return labelsAsCase(item) && !isAtOnce(item, issue);
}
