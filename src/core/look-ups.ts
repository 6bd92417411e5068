/** What else must be read before a case can be judged: asked once the issue and its timeline are known. */
import { isOfTheForm } from "./workflow/adoption.ts";
import { readCaseFile } from "./model/case-file.ts";
import type { CaseFile } from "./model/case-file.ts";
import type { Issue, Item } from "./model/case.ts";
import { readCommands } from "./command/read.ts";
import type { Command } from "./command/type.ts";
import { isAsked } from "./clock/duties.ts";
import type { EntryOf } from "./model/entry.ts";
import { readForm } from "./advance/form.ts";
import { readHeard } from "./record/heard.ts";
import { meaningOf } from "./workflow/labels.ts";
import type { Binding } from "./text/marker.ts";
import { departmentNamed } from "./workflow/moves.ts";
import type { Policy } from "./model/policy.ts";
import type { CaseSnapshot } from "./model/snapshot.ts";
import { standingOf } from "./workflow/role.ts";

export interface LookUps {
  /** Whose rights must be known: who acted, who was assigned, and who reported a problem for somebody else. */
  logins: string[];
  /** What commands name, of which only what staff names must be known (`namedByStaff`). */
  named: Named[];
  /**
   * Whether the other cases must be known, for what is alike and for a handler's turn: null when not, else the
   * departments that may have to choose a handler now.
   */
  peers: { departments: string[] } | null;
  /** Whether the index of the knowledge base must be known, for an answer that is written already or for how often a type came up. */
  index: boolean;
  /** The comment that asks for the verdict, while it is waited for: its reactions are read. */
  reactionsOf: number | null;
}

/** What somebody names in a command. */
export interface Named {
  by: string;
  /** Who is to be given work: their rights must be known. */
  logins: string[];
  /** Numbers of issues: whether they are there must be known. */
  issues: number[];
}

/** What is read of a case before anything else is. */
export interface FirstSight {
  issue: Issue;
  items: readonly Item[];
  copy: string | null;
}

/** For an issue and its items, by the record among them. */
export function lookUpsFor({ issue, items, copy }: FirstSight, policy: Policy, binding: Binding): LookUps {
  const { record, fresh, own } = readHeard(items, binding, copy);
  const file = readCaseFile(record.entries);
  const unread = file.openedAt === null || file.stage === "intake";
  const form = unread ? readForm(issue.body, policy.types).answers : file.answers;
  const deeds = fresh.filter((item) => !isOfTheForm(item, issue));
  const author = unread && form.submitter !== undefined ? [issue.author] : [];
  const logins = [
    ...author,
    ...deeds.flatMap((item) => (item.what === "assigned" ? [item.by, item.assignee] : [item.by])),
  ];
  const usual = policy.types[form.type ?? ""]?.department;
  const departments = [
    ...(unread && usual !== undefined ? [usual] : []),
    ...deeds.flatMap(routes({ file, policy }, usual)),
  ];
  return {
    logins: [...new Set(logins.map((login) => login.toLowerCase()))],
    peers: unread || departments.length > 0 ? { departments: [...new Set(departments)] } : null,
    index: policy.knowledge !== null && (unread || (deeds.some(mayClose(file)) && countsTypes(policy))),
    named: deeds.map(namedIn),
    reactionsOf: requestOf(file, record.entries.findLast(isRequest), own.notices),
  };
}

/** All that staff names. Nobody else's command of these is obeyed, so what it names may cost no request. */
export function namedByStaff(
  named: readonly Named[],
  people: CaseSnapshot["people"],
  policy: Policy,
): Pick<Named, "logins" | "issues"> {
  const isStaff = ({ by }: Named) => {
    const person = people.get(by.toLowerCase());
    return person !== undefined && standingOf(person, null, policy).rank !== "outsider";
  };
  const counting = named.filter(isStaff);
  return {
    logins: [...new Set(counting.flatMap(({ logins }) => logins.map((login) => login.toLowerCase())))],
    issues: [...new Set(counting.flatMap(({ issues }) => issues))],
  };
}

function isRequest(entry: { did: string }): entry is EntryOf<"asked"> {
  return entry.did === "asked";
}

function requestOf(file: CaseFile, asked: EntryOf<"asked"> | undefined, notices: ReadonlyMap<string, number>) {
  return isAsked(file) && asked !== undefined ? (notices.get(`verify:${asked.from}`) ?? null) : null;
}

function namedIn(item: Item): Named {
  const commands = commandsOf(item);
  return {
    by: item.by,
    logins: commands.flatMap((command) => {
      if (command.name === "assign") return [command.login];
      return command.name === "involve" && "login" in command.whom ? [command.whom.login] : [];
    }),
    issues: commands.flatMap((command) => (command.name === "duplicate" ? [command.number] : [])),
  };
}

/** The departments that an item may hand the case to; `usual`: that of the case's type. */
function routes({ file, policy }: { file: CaseFile; policy: Policy }, usual: string | undefined) {
  const first = file.department === null && usual !== undefined ? [usual] : [];
  return (item: Item): string[] => {
    const meaning = meaningOf(labelSetBy(item));
    if (meaning?.kind === "department") return [meaning.department];
    if (meaning?.kind === "stage" || item.what === "reopened") return first;
    return commandsOf(item).flatMap((command) => {
      if (command.name === "route") return departmentNamed(command.department, policy) ?? [];
      return ENTERING.has(command.name) ? first : [];
    });
  };
}

/** The label that was set, or to which the card on the board was moved; empty for none. */
function labelSetBy(item: Item): string {
  return item.what === "labeled" || item.what === "carded" ? (item.label ?? "") : "";
}

function countsTypes({ retrospective }: Policy): boolean {
  return retrospective.when.some((trigger) => typeof trigger !== "string");
}

/** Once the verdict is asked for, or may be in this look, also a comment without any command: it may be given in plain words. */
function mayClose(file: CaseFile) {
  return (item: Item): boolean => {
    if (labelSetBy(item) !== "") return meaningOf(labelSetBy(item))?.kind === "stage";
    if (item.what === "commented") return isAsked(file) || commandsOf(item).some(({ name }) => CLOSING.has(name));
    return item.what === "closed" || item.what === "reacted";
  };
}

/** The commands that close a case, or lead to the question whose answer does. */
const CLOSING: ReadonlySet<Command["name"]> = new Set([
  "fixed",
  "verified",
  "confirm",
  "close",
  "move",
  "duplicate",
  "out-of-scope",
  "false-alarm",
  "withdraw",
]);

/** The commands by which a case may come to its first department. */
const ENTERING: ReadonlySet<Command["name"]> = new Set(["start", "move", "reopen", "not-fixed"]);

function commandsOf(item: Item): Command[] {
  return item.what === "commented"
    ? readCommands(item.body).calls.filter((call): call is Command => !("why" in call))
    : [];
}
