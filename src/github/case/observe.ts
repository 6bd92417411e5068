/** One case as GitHub shows it now: two requests for a normal one (architecture.md, step 3). */
import type { CaseId, Instant, Issue, Item } from "../../core/model/case.ts";
import { dateOf, unlessAnswered } from "../client/fault.ts";
import { instantOf, loginOf } from "./item.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit } from "../client/octokit.ts";
import { readTimeline } from "./timeline.ts";
import { createUnchanged } from "../client/unchanged.ts";
import type { Ask, Conditional, Reading } from "../client/unchanged.ts";

export type Sighting =
  | { seen: "case"; issue: Issue; items: Item[]; now: Instant }
  /** `to`: where it is now, when its repository was renamed or it was transferred to one the app can see. */
  | { seen: "gone"; why: string; to: CaseId | null }
  | { seen: "not-a-case"; why: string };

/** Looks at one case as GitHub shows it now. */
export type Observe = (octokit: Octokit, id: CaseId) => Promise<Sighting>;

/** What is read of GitHub's answer. */
type RawIssue = Awaited<ReturnType<Octokit["rest"]["issues"]["get"]>>["data"];

/**
 * Reads the issue, then its whole timeline in GitHub's order; what has not changed since it was read last is not sent
 * again. `now` is GitHub's time at the last answer, by `clock` only where that bears no `Date`. Whoever acted is looked up
 * afterwards (people.ts). Throws whatever else failed: see client/fault.ts.
 */
export function createObserve(clock: () => Instant): Observe {
  const issues = createUnchanged<Found>(ROOM);
  const timelines = createUnchanged<Item[]>(ROOM);
  return async (octokit, id) => {
    const name = `${keyOf(id)}#${id.number}`;
    const answer = await unlessGone(issues(name, (headers) => readIssue(octokit, id, headers)));
    if (answer === null) return { seen: "gone", why: "deleted, or out of the app's reach", to: null };
    const { to, isPull, issue } = answer.value;
    if (to.number !== id.number || keyOf(to) !== keyOf(id)) return { seen: "gone", why: "moved", to };
    if (isPull) return { seen: "not-a-case", why: "it is a pull request" };
    // Where the issue has changed the timeline has, too, and the mark of its first page may not tell: GitHub leaves out
    // items that it hides, so even a page with room may have another after it.
    const { etag } = answer;
    const ask: Ask<Item[]> = (headers) => readTimeline(octokit, id, etag === undefined ? {} : headers);
    const { value: items, at } = await timelines(name, ask, etag);
    return { seen: "case", issue, items, now: at ?? answer.at ?? clock() };
  };
}

/** For issues and for timelines each, in bytes: a thousand cases or more. */
const ROOM = 16_000_000;

interface Found {
  to: CaseId;
  isPull: boolean;
  issue: Issue;
}

async function readIssue(octokit: Octokit, id: CaseId, conditional: Conditional): Promise<Reading<Found>> {
  const { owner, repo, number } = id;
  const asked = { owner, repo, issue_number: number, headers: conditional };
  const { data, headers, url } = await octokit.rest.issues.get(asked);
  const found = {
    to: addressOf(data, id),
    isPull: data.pull_request !== undefined,
    issue: issueOf(data, () => pageOf(url, id)),
  };
  return { value: found, at: dateOf(headers), etag: headers.etag, size: 1_000 + found.issue.body.length };
}

async function unlessGone<T>(asking: Promise<T>): Promise<T | null> {
  return unlessAnswered(asking, 301, 404, 410);
}

/** Where the issue is: GitHub redirects from the old place and the client follows, so the answer may be of another one. */
function addressOf({ repository_url, number = 0 }: Partial<RawIssue>, asked: CaseId): CaseId {
  const [owner, repo] = (repository_url ?? "").split("/repos/").at(1)?.split("/") ?? [];
  const there = { ...asked, number: number > 0 ? number : asked.number };
  return owner === undefined || repo === undefined ? there : { ...there, owner, repo };
}

/** Where people find the issue, as GitHub Enterprise Server has it: beside the API that was asked. */
function pageOf(asked: string, { owner, repo, number }: CaseId): string {
  return new URL(`/${owner}/${repo}/issues/${number}`, asked).href;
}

/** A stand-in for GitHub may leave out what GitHub always gives: then it counts as empty, and the page is where it should be. */
function issueOf(raw: Partial<RawIssue>, page: () => string): Issue {
  return {
    id: raw.id ?? 0,
    url: raw.html_url ?? page(),
    title: raw.title ?? "",
    body: raw.body ?? "",
    author: loginOf(raw.user),
    openedAt: instantOf(raw),
    state: raw.state === "closed" ? "closed" : "open",
    labels: (raw.labels ?? []).map((label) => (typeof label === "string" ? label : (label.name ?? ""))),
    assignees: (raw.assignees ?? []).map(loginOf),
  };
}
