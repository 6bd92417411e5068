import type { CaseId, Item } from "../../core/model/case.ts";
import { unlessMissing } from "../client/fault.ts";
import { itemOf } from "./item.ts";
import type { RawItem } from "./item.ts";
import type { Octokit } from "../client/octokit.ts";
import { PER_PAGE, readPages } from "../client/pages.ts";
import type { Pages } from "../client/pages.ts";
import type { Conditional, Reading } from "../client/unchanged.ts";

/**
 * Every item of the issue that means something to a case, in GitHub's order, 100 a request.
 * Where a stand-in for GitHub has no timeline, comments and events are put together by time; without events, comments alone.
 */
export async function readTimeline(
  octokit: Octokit,
  { owner, repo, number }: CaseId,
  headers: Conditional = {},
): Promise<Reading<Item[]>> {
  const issue = { owner, repo, issue_number: number, per_page: PER_PAGE };
  const { issues } = octokit.rest;
  const timeline = octokit.paginate.iterator(issues.listEventsForTimeline, { ...issue, headers });
  const whole = await unlessMissing(read(timeline));
  if (whole !== null) return whole;
  const comments = await read(octokit.paginate.iterator(issues.listComments, issue));
  const events = await unlessMissing(read(octokit.paginate.iterator(issues.listEvents, issue)));
  const value = byTime([...comments.value, ...(events?.value ?? [])]);
  return { ...(events ?? comments), value, etag: undefined };
}

/** The client's own types name some forty kinds of item, `RawItem` is what we read of any. */
async function read(pages: Pages<RawItem>): Promise<Reading<Item[]>> {
  return readPages(pages, { itemsOf: (raw) => itemOf(raw) ?? [], sizeOf });
}

function sizeOf(item: Item): number {
  return 300 + (item.what === "commented" ? item.body.length : 0);
}

/** At the same second comments come first: the order of the parts is kept. */
function byTime(items: Item[]): Item[] {
  return items.toSorted((one, other) => one.at - other.at);
}
