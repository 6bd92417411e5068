import type { CaseId, Item } from "../../core/model/case.ts";
import { dateOf, unlessMissing } from "../client/fault.ts";
import { itemOf } from "./item.ts";
import type { RawItem } from "./item.ts";
import type { Octokit } from "../client/octokit.ts";
import type { Reading } from "../client/unchanged.ts";

/** As many as GitHub gives on one page. */
const per_page = 100;

/**
 * Every item of the issue that means something to a case, in GitHub's order, 100 a request.
 * Where a stand-in for GitHub has no timeline, comments and events are put together by time; without events, comments alone.
 */
export async function readTimeline(
  octokit: Octokit,
  { owner, repo, number }: CaseId,
  headers: { "if-none-match"?: string } = {},
): Promise<Reading<Item[]>> {
  const issue = { owner, repo, issue_number: number, per_page };
  const { issues } = octokit.rest;
  const timeline = octokit.paginate.iterator(issues.listEventsForTimeline, { ...issue, headers });
  const whole = await unlessMissing(read(timeline));
  if (whole !== null) return whole;
  const comments = await read(octokit.paginate.iterator(issues.listComments, issue));
  const events = await unlessMissing(read(octokit.paginate.iterator(issues.listEvents, issue)));
  const value = byTime([...comments.value, ...(events?.value ?? [])]);
  return { ...(events ?? comments), value, etag: undefined };
}

/** What is read of an answer: the client's own types name some forty kinds of item, `RawItem` is what we read of any. */
type Pages = AsyncIterable<{ headers: { date?: string; etag?: string }; data: RawItem[] }>;

/** A page that is full stays the same when another follows: only one that has room tells by its mark that nothing came. */
async function read(pages: Pages): Promise<Reading<Item[]>> {
  const reading: Reading<Item[]> = { value: [], at: null, etag: undefined, size: 0 };
  let count = 0;
  for await (const { headers, data } of pages) {
    count += 1;
    reading.value.push(...data.flatMap((raw) => itemOf(raw) ?? []));
    reading.at = dateOf(headers);
    reading.etag = count === 1 && data.length < per_page ? headers.etag : undefined;
  }
  return { ...reading, size: reading.value.reduce((sum, item) => sum + sizeOf(item), 0) };
}

function sizeOf(item: Item): number {
  return 300 + (item.what === "commented" ? item.body.length : 0);
}

/** At the same second comments come first: the order of the parts is kept. */
function byTime(items: Item[]): Item[] {
  return items.toSorted((one, other) => one.at - other.at);
}
