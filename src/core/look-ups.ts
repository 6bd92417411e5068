/** What else must be read before a case can be judged: asked once the issue and its timeline are known. */
import { readCaseFile } from "./case-file.ts";
import type { Issue, Item } from "./case.ts";
import { readCommands } from "./command-read.ts";
import { isAsked } from "./duties.ts";
import type { EntryOf } from "./entry.ts";
import type { Binding } from "./marker.ts";
import { readHeard } from "./heard.ts";
import { meaningOf } from "./labels.ts";

export interface LookUps {
  /** Whose rights must be known: who acted, who is given work, and who opened a case that has no record yet. */
  logins: string[];
  /** Whether the other cases must be known: for a handler's turn, and for what is alike. */
  peers: boolean;
  /** The comment that asks for the verdict, while it is waited for: its reactions are read. */
  reactionsOf: number | null;
}

/** For these items of the issue, by the record among them. */
export function lookUpsFor(issue: Issue, items: readonly Item[], binding: Binding): LookUps {
  const { record, fresh, own } = readHeard(items, binding);
  const file = readCaseFile(record.entries);
  const isNew = file.openedAt === null;
  const logins = [...(isNew ? [issue.author] : []), ...fresh.flatMap((item) => [item.by, ...targetsOf(item)])];
  const asked = record.entries.findLast((entry): entry is EntryOf<"asked"> => entry.did === "asked");
  return {
    logins: [...new Set(logins.map((login) => login.toLowerCase()))],
    peers: isNew || file.stage === "intake" || fresh.some(mayRoute),
    reactionsOf: isAsked(file) && asked !== undefined ? (own.notices.get(`verify:${asked.from}`) ?? null) : null,
  };
}

function targetsOf(item: Item): string[] {
  if (item.what === "assigned") return [item.assignee];
  if (item.what !== "commented") return [];
  return readCommands(item.body).calls.flatMap((call) => {
    if ("why" in call) return [];
    if (call.name === "assign") return [call.login];
    return call.name === "involve" && "login" in call.whom ? [call.whom.login] : [];
  });
}

function mayRoute(item: Item): boolean {
  if (item.what === "labeled") return ["department", "stage"].includes(meaningOf(item.label)?.kind ?? "");
  return item.what === "commented" && /route|start|move|转/.test(item.body.normalize("NFKC").toLowerCase());
}
