/** What of a case is not as a story expects it, in words. */
import { BASE, CARD, commentsOf, fileOf, REPOSITORY } from "./person.ts";
import type { Comment, Person } from "./person.ts";
import { proposedOf } from "./review.ts";
import { CLOCKS } from "./story.ts";
import type { Expectation } from "./story.ts";

/** A case as it can be seen. */
export interface Seen {
  state: string;
  labels: string[];
  handler: string | null;
  card: string;
  /** The app's comments since the last expectation. */
  told: Comment[];
  /** The app's reactions to the last comment of a person. */
  reactions: string[];
  article: string | null;
  /** The same in its open pull request. */
  proposed: string | null;
  index: string;
  /** The issue's labels and the app's comments, as a person reads them. */
  everything: string;
  /** The last comment. */
  last: number;
}

const APP = "caseworker[bot]";

/** Looks at the case as a person would; `before` is how it was seen the last time. */
export async function seeCase(person: Person, number: number, before?: Seen): Promise<Seen> {
  const since = before?.last ?? 0;
  const { octokit } = person;
  const { data } = await octokit.rest.issues.get({ ...REPOSITORY, issue_number: number });
  const comments = await commentsOf(person, number);
  const card = comments.find(({ by, body }) => by === APP && body.includes(CARD));
  const said = comments.findLast(({ by }) => by !== APP);
  const asked = { ...REPOSITORY, comment_id: said?.id ?? 0, per_page: 100 };
  const reactions = said === undefined ? [] : (await octokit.rest.reactions.listForIssueComment(asked)).data;
  const index = (await fileOf(person, BASE, "articles/index.json")) ?? "";
  const line = index.split("\n").find((entry) => entry.includes(`"source":"acme/support#${number}"`));
  const path = line === undefined ? null : (/"article":"([^"]+)"/.exec(line)?.[1] ?? null);
  const labels = data.labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  return {
    state: data.state,
    labels,
    handler: data.assignees?.[0]?.login ?? null,
    card: visible(card?.body ?? ""),
    told: comments.filter(({ id, by }) => by === APP && id > since && id !== card?.id),
    reactions: reactions.filter(({ user }) => user?.login === APP).map(({ content }) => content),
    article: path === null ? null : await fileOf(person, BASE, path),
    proposed: await proposedOf(person, number),
    index: line ?? "",
    everything: JSON.stringify([
      data.state,
      labels,
      comments.flatMap(({ by, body }) => (by === APP ? visible(body) : [])),
    ]),
    last: comments.at(-1)?.id ?? since,
  };
}

/** One line for each expectation that does not hold. */
export function complaintsOf(seen: Seen, expected: Expectation, before?: Seen): string[] {
  const { labels, told, card } = seen;
  const texts = told.map(({ body }) => visible(body));
  const family = (name: string) =>
    labels.filter((label) => label.startsWith(`${name}/`)).map((label) => label.slice(name.length + 1));
  const complaints = [
    ...FAMILIES.map((name) => isSame(name, family(name).join(" ") || null, expected[name])),
    isSame("state", seen.state, expected.state),
    isSame("handler", seen.handler, expected.handler),
    isSame("number of notices", told.length, expected.notices),
    ...expected.labels.map((label) =>
      labels.includes(label) ? null : `the label ${label} is missing: ${labels.join(" ")}`,
    ),
    ...expected["no-labels"].map((label) => (labels.includes(label) ? `the label ${label} is there` : null)),
    ...expected.told.map((text) =>
      texts.some((body) => body.includes(text))
        ? null
        : `nobody was told “${text}”, but: ${texts.join(" | ") || "nothing"}`,
    ),
    ...expected["not-told"].map((text) =>
      texts.some((body) => body.includes(text)) ? `somebody was told “${text}”` : null,
    ),
    ...holds("the card", card, expected.card),
    ...expected["not-card"].map((text) => (card.includes(text) ? `the card says “${text}”` : null)),
    ...CLOCKS.flatMap((clock) => holds(`the ${clock} clock`, clockRow(card, clock), expected.clocks[clock] ?? [])),
    expected.unchanged && before?.everything !== seen.everything ? "something has changed" : null,
    ...reactionComplaints(seen, expected.reaction),
    ...articleComplaints("article", seen.article, expected.article),
    ...articleComplaints("proposed article", seen.proposed, expected.proposed),
    ...holds("the index", seen.index, expected.index),
  ];
  return complaints.filter((complaint) => complaint !== null);
}

/** The rows of the second table of the card, without its head. */
function clockRow(card: string, clock: (typeof CLOCKS)[number]): string {
  const table = card.split("\n\n").filter((block) => block.startsWith("|"))[1] ?? "";
  return table.split("\n")[2 + CLOCKS.indexOf(clock)] ?? "";
}

const FAMILIES = ["stage", "grade", "department", "result"] as const;

function isSame<T>(what: string, found: T, expected: T | undefined): string | null {
  return expected === undefined || found === expected
    ? null
    : `${what}: expected ${String(expected)}, found ${String(found)}`;
}

function holds(where: string, text: string, expected: readonly string[]): (string | null)[] {
  return expected.map((part) => (text.includes(part) ? null : `${where} does not say “${part}”: ${text}`));
}

function reactionComplaints({ reactions }: Seen, expected: Expectation["reaction"]): (string | null)[] {
  if (expected === undefined) return [];
  const fits = expected === null ? reactions.length === 0 : reactions.includes(expected);
  return [fits ? null : `reaction: expected ${expected}, found ${reactions.join(" ") || "none"}`];
}

function articleComplaints(what: string, text: string | null, expected: Expectation["article"]): (string | null)[] {
  if (expected === undefined) return [];
  if (expected === null) return [text === null ? null : `there is a ${what}`];
  return text === null ? [`there is no ${what}`] : holds(`the ${what}`, text, expected);
}

/** Without what nobody sees. */
function visible(body: string): string {
  return body
    .replace(/<!--[^]*?-->/g, "")
    .replaceAll("\u200B", "")
    .trim();
}
