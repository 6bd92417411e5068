/** One case as GitHub shows it now: two requests for a normal one (architecture.md, step 3). */
import type { CaseId, Instant, Issue, Item } from "../core/case.ts";
import { answered, dateOf } from "./fault.ts";
import { instantOf, loginOf } from "./item.ts";
import { keyOf } from "./octokit.ts";
import type { Octokit } from "./octokit.ts";
import { readTimeline } from "./timeline.ts";

export type Sighting =
  | { seen: "case"; issue: Issue; items: Item[]; now: Instant }
  /** `to`: where it is now, when its repository was renamed or it was transferred to one the app can see. */
  | { seen: "gone"; why: string; to: CaseId | null }
  | { seen: "not-a-case"; why: string };

/** What is read of GitHub's answer. */
type RawIssue = Awaited<ReturnType<Octokit["rest"]["issues"]["get"]>>["data"];

/**
 * Reads the issue, then its whole timeline in GitHub's order. `now` is GitHub's time at the last answer, by `clock`
 * only where that bears no `Date`. Whoever acted is looked up afterwards (people.ts).
 * Throws whatever else failed: see fault.ts.
 */
export async function observeCase(octokit: Octokit, id: CaseId, clock: () => Instant): Promise<Sighting> {
  const answer = await readIssue(octokit, id);
  if (answer === null) return { seen: "gone", why: "deleted, or out of the app's reach", to: null };
  const { data, headers } = answer;
  const to = addressOf(data, id);
  if (to.number !== id.number || keyOf(to) !== keyOf(id)) return { seen: "gone", why: "moved", to };
  if (data.pull_request !== undefined) return { seen: "not-a-case", why: "it is a pull request" };
  const { items, now } = await readTimeline(octokit, id);
  return { seen: "case", issue: issueOf(data, pageOf(answer.url, id)), items, now: now ?? dateOf(headers) ?? clock() };
}

async function readIssue(octokit: Octokit, { owner, repo, number }: CaseId) {
  try {
    return await octokit.rest.issues.get({ owner, repo, issue_number: number });
  } catch (error) {
    if (answered(error, 301, 404, 410)) return null;
    throw error;
  }
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
function issueOf(raw: Partial<RawIssue>, page: string): Issue {
  return {
    id: raw.id ?? 0,
    url: raw.html_url ?? page,
    title: raw.title ?? "",
    body: raw.body ?? "",
    author: loginOf(raw.user),
    openedAt: instantOf(raw),
    state: raw.state === "closed" ? "closed" : "open",
    labels: (raw.labels ?? []).map((label) => (typeof label === "string" ? label : (label.name ?? ""))),
    assignees: (raw.assignees ?? []).map(loginOf),
  };
}
