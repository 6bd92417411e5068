import type { CaseId, Instant, Item } from "../core/case.ts";
import { dateOf, unlessMissing } from "./fault.ts";
import { itemOf } from "./item.ts";
import type { RawItem } from "./item.ts";
import type { Octokit } from "./octokit.ts";

export interface Reading {
  items: Item[];
  /** GitHub's time at the last answer; null when it bore none. */
  now: Instant | null;
}

/** As many as GitHub gives on one page. */
const per_page = 100;

/**
 * Every item of the issue that means something to a case, in GitHub's order, 100 a request.
 * Where a stand-in for GitHub has no timeline, comments and events are put together by time; without events, comments alone.
 */
export async function readTimeline(octokit: Octokit, { owner, repo, number }: CaseId): Promise<Reading> {
  const issue = { owner, repo, issue_number: number, per_page };
  const { issues } = octokit.rest;
  const timeline = await unlessMissing(read(octokit.paginate.iterator(issues.listEventsForTimeline, issue)));
  if (timeline !== null) return timeline;
  const comments = await read(octokit.paginate.iterator(issues.listComments, issue));
  const events = await unlessMissing(read(octokit.paginate.iterator(issues.listEvents, issue)));
  return events === null ? comments : { items: byTime([...comments.items, ...events.items]), now: events.now };
}

/** What is read of an answer: the client's own types name some forty kinds of item, `RawItem` is what we read of any. */
type Pages = AsyncIterable<{ headers: { date?: string }; data: RawItem[] }>;

async function read(pages: Pages): Promise<Reading> {
  const reading: Reading = { items: [], now: null };
  for await (const { headers, data } of pages) {
    reading.items.push(...data.flatMap((raw) => itemOf(raw) ?? []));
    reading.now = dateOf(headers);
  }
  return reading;
}

/** At the same second comments come first: the order of the parts is kept. */
function byTime(items: Item[]): Item[] {
  return items.toSorted((one, other) => one.at - other.at);
}
