/** The thumbs on one of the app's own comments: they cause no event, so they are read (github-facts.md, "reactions"). */
import type { CaseId, Item } from "../../core/model/case.ts";
import { dateOf, unlessMissing } from "../client/fault.ts";
import { isBot, loginOf } from "./item.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit } from "../client/octokit.ts";
import { createUnchanged } from "../client/unchanged.ts";
import type { Reading } from "../client/unchanged.ts";

/** Each thumb as an item, in GitHub's order; none where a stand-in for GitHub has no reactions. */
export type ReadReactions = (octokit: Octokit, id: CaseId, comment: number) => Promise<Item[]>;

/** What has not changed since it was read last is not sent again: it is read every quarter of an hour. */
export function createReadReactions(): ReadReactions {
  const unchanged = createUnchanged<Item[]>(ROOM);
  return async (octokit, id, comment) => {
    const place = { ...id, comment };
    const name = `${keyOf(id)} ${comment}`;
    const reading = await unlessMissing(unchanged(name, (headers) => read(octokit, place, headers)));
    return reading?.value ?? [];
  };
}

/** In bytes: thousands of cases. */
const ROOM = 2_000_000;

/** As many as GitHub gives on one page. */
const per_page = 100;

async function read(
  octokit: Octokit,
  { owner, repo, comment }: CaseId & { comment: number },
  headers: { "if-none-match"?: string },
): Promise<Reading<Item[]>> {
  const asked = { owner, repo, comment_id: comment, per_page, headers };
  const reading: Reading<Item[]> = { value: [], at: null, etag: undefined, size: 200 };
  let count = 0;
  for await (const page of octokit.paginate.iterator(octokit.rest.reactions.listForIssueComment, asked)) {
    count += 1;
    reading.value.push(...page.data.flatMap((reaction) => itemOf(reaction, comment)));
    reading.at = dateOf(page.headers);
    // As of a timeline (timeline.ts).
    reading.etag = count === 1 && page.data.length < per_page ? page.headers.etag : undefined;
  }
  return { ...reading, size: 200 * (1 + reading.value.length) };
}

/** What is read of GitHub's answer. */
type RawReaction = Awaited<ReturnType<Octokit["rest"]["reactions"]["listForIssueComment"]>>["data"][number];

function itemOf({ id, content, user, created_at }: RawReaction, comment: number): Item[] {
  if (content !== "+1" && content !== "-1") return [];
  const deed = { key: `reaction:${id}`, at: Date.parse(created_at), by: loginOf(user), bot: isBot(user) };
  return [{ ...deed, what: "reacted", comment, content }];
}
