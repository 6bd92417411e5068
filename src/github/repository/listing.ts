/** The issues of a repository as its lists show them, 100 a request: what a sweep reads instead of every case. */
import { asksForAdoption } from "../../core/workflow/adoption.ts";
import type { Instant } from "../../core/model/case.ts";
import { CASE_LABEL } from "../../core/workflow/labels.ts";
import { isLabelled } from "../../core/sweep.ts";
import type { Listed } from "../../core/sweep.ts";
import { dateOf, unlessAnswered } from "../client/fault.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Where to read, and who is told. */
export interface Lists {
  octokit: Octokit;
  repository: Repository;
  /** Told after each request how many issues were read so far. */
  onPage?: (issues: number) => void;
  /** Ends the reading before the next request: it throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

export interface Listing {
  issues: Listed[];
  /** GitHub's time at the first answer: what happens later may be missing. Null where that bore none. */
  now: Instant | null;
}

/** As many as GitHub gives on one page. The oldest come first: what is new meanwhile moves nothing on. */
const PAGE = { per_page: 100, sort: "created", direction: "asc" } as const;

/** All open cases. Null where there is no list: the repository is gone, or has no issues. */
export function listOpenCases(lists: Lists): Promise<Listing | null> {
  return list(lists, { labels: CASE_LABEL, state: "open" }, (issue) => isLabelled(issue) && issue.state !== "closed");
}

/** Every issue, open or closed, that changed at `since` or later, as far as the list tells. Null as above. */
export function listChanged(lists: Lists, since: Instant): Promise<Listing | null> {
  const changed = ({ updatedAt }: Read) => updatedAt === null || updatedAt >= since;
  return list(lists, { state: "all", since: new Date(since).toISOString() }, changed);
}

/** The numbers of the issues with a comment of `since` or later that asks for adoption. */
export async function listAdoptions(lists: Lists, since: Instant): Promise<Set<number>> {
  const { octokit, repository, signal } = lists;
  const asked = { ...repository, ...PAGE, since: new Date(since).toISOString() };
  const adopting = new Set<number>();
  const read = async () => {
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listCommentsForRepo, asked)) {
      signal?.throwIfAborted();
      for (const { body, issue_url } of data) if (asksForAdoption(body ?? "")) adopting.add(numberIn(issue_url));
    }
  };
  await unlessAnswered(read(), 404);
  return adopting;
}

/** What is read of GitHub's answer. */
type RawIssue = Awaited<ReturnType<Octokit["rest"]["issues"]["listForRepo"]>>["data"][number];

interface Read extends Listed {
  state: string;
  updatedAt: Instant | null;
}

/** A stand-in for GitHub may not filter: what was not asked for is left out here. */
async function list(lists: Lists, asked: Filter, isWanted: (issue: Read) => boolean): Promise<Listing | null> {
  const { octokit, repository, onPage, signal } = lists;
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, { ...repository, ...PAGE, ...asked });
  const listing: Listing = { issues: [], now: null };
  let count = 0;
  const read = async () => {
    for await (const { data, headers } of pages) {
      listing.now ??= dateOf(headers);
      for (const raw of data) if (!raw.pull_request) keep(listing, readIssue(raw), isWanted);
      onPage?.((count += data.length));
      signal?.throwIfAborted();
    }
    return listing;
  };
  return unlessAnswered(read(), 404, 410);
}

type Filter = { labels?: string; state: "open" | "all"; since?: string };

function keep({ issues }: Listing, { state, updatedAt, ...issue }: Read, isWanted: (issue: Read) => boolean): void {
  if (isWanted({ ...issue, state, updatedAt })) issues.push(issue);
}

/** Only what is needed: a page's texts are not held. */
function readIssue({ number, labels = [], comments = 0, state = "open", updated_at }: Partial<RawIssue>): Read {
  const names = labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  const at = Date.parse(updated_at ?? "");
  return { number: number ?? 0, labels: names, comments, state, updatedAt: Number.isNaN(at) ? null : at };
}

function numberIn(issueUrl: string): number {
  return Number(/\/(\d+)$/.exec(issueUrl)?.[1]);
}
