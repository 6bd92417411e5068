/** What has become of the cases of a house, as far as it may not depend on what went wrong on the way. */
import { readHeard } from "../../src/core/record/heard.ts";
import type { Item } from "../../src/core/model/case.ts";
import { parseMarker } from "../../src/core/text/marker.ts";
import type { Binding } from "../../src/core/text/marker.ts";
import type { CaseRecord } from "../../src/core/record/record.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { cardValues } from "../../src/verbs/demo/board-card.ts";
import { BASE, commentsOf, personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import type { Comment } from "../../src/verbs/demo/person.ts";

export interface CaseOutcome {
  state: string;
  reason: string | null;
  labels: string[];
  assignees: string[];
  /** The record's entries, in order: what was done as whom. When the app itself did a thing may differ. */
  entries: string[];
  /** The keys of the notices, each as often as it was posted. */
  notices: string[];
  cards: number;
  /** What the app's card says is wrong. */
  problems: string[];
  /** What the case's card on the board shows, by the names of the fields; null: there is none. */
  board: Record<string, string> | null;
}

export interface Outcome {
  /** By the issue's number. */
  cases: Record<number, CaseOutcome>;
  /** The paths of the knowledge base. */
  files: string[];
  /** How many commits it has. */
  commits: number;
}

/** The app's secret is its own; here everything it signed counts. */
function bindingOf(issueId: number): Binding {
  return { issueId, seal: { sign: () => "", verify: () => true } };
}

/** Reads it as a person who may see everything. */
export async function outcomeOf({ url }: Pick<House, "url">): Promise<Outcome> {
  const watcher = personAt(url, "li-lei");
  const { rest, paginate } = watcher.octokit;
  const issues = await paginate(rest.issues.listForRepo, { ...REPOSITORY, state: "all", per_page: 100 });
  const cases: Outcome["cases"] = {};
  for (const { id, number, state, state_reason, labels, assignees, pull_request } of issues) {
    if (pull_request !== undefined) continue;
    const comments = await commentsOf(watcher, number);
    cases[number] = {
      state,
      reason: state_reason ?? null,
      labels: labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))).toSorted(),
      assignees: (assignees ?? []).map(({ login }) => login),
      ...appOutcome(comments, bindingOf(id)),
      board: await cardValues(watcher, number),
    };
  }
  const { data: head } = await rest.git.getTree({ ...BASE, tree_sha: "main", recursive: "1" });
  const commits = await paginate(rest.repos.listCommits, { ...BASE, per_page: 100 });
  return { cases, files: head.tree.map(({ path }) => path ?? "").toSorted(), commits: commits.length };
}

const APP = "caseworker[bot]";

/** How a line of the card begins that says so (templates/en/card.md.hbs). */
const PROBLEM = "> **Attention:**";

/** The app's own comments as items of a timeline. */
export function itemsOf(comments: readonly Comment[]): Item[] {
  const own = comments.filter(({ by }) => by === APP);
  return own.map(({ id, body, by }) => {
    return { key: `comment:${id}`, at: 0, by, bot: true, what: "commented", comment: id, body, edited: false };
  });
}

function appOutcome(
  comments: Comment[],
  binding: Binding,
): Pick<CaseOutcome, "entries" | "notices" | "cards" | "problems"> {
  const own = comments.filter(({ by }) => by === APP);
  const { record } = readHeard(itemsOf(comments), binding);
  const numbered = createNumbering();
  return {
    // A case that was begun twice looks like one whose record was lost: nothing tells one from the other.
    entries: record.entries.filter(({ did }) => did !== "rebuilt").map((entry) => numbered(summaryOf(entry))),
    notices: own.flatMap(({ body }) => noticeKey(body, binding).map(numbered)).toSorted(),
    cards: own.filter(({ body }) => parseMarker("record", body, binding) !== null).length,
    problems: own.flatMap(({ body }) => body.split("\n").filter((line) => line.startsWith(PROBLEM))),
  };
}

/** GitHub's ids depend on all that ever happened there: in their place comes the order in which they are first named. */
function createNumbering(): (text: string) => string {
  const known = new Map<string, number>();
  return (text) =>
    text.replaceAll(/\b(comment|event|reaction):(\d+)/g, (_, kind: string, id: string) => {
      const nth = known.get(id) ?? known.size + 1;
      known.set(id, nth);
      return `${kind} no. ${nth}`;
    });
}

function noticeKey(body: string, binding: Binding): string[] {
  const notice = parseMarker("notice", body, binding);
  return notice === null || notice === "damaged" ? [] : [notice.text];
}

type Told = CaseRecord["entries"][number];

/** When the app itself did or read something may differ. */
function summaryOf(entry: Told): string {
  const { at, link: _, ...rest } = entry as Told & { link?: string };
  return JSON.stringify(entry.as === "app" || entry.did === "read" ? rest : { at, ...rest });
}
