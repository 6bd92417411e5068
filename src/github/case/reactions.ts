/** The thumbs on one of the app's own comments: they cause no event, so they are read (github-facts.md, "reactions"). */
import type { CaseId, Item } from "../../core/model/case.ts";
import { unlessMissing } from "../client/fault.ts";
import { isBot, loginOf } from "./item.ts";
import { keyOf } from "../client/octokit.ts";
import type { Octokit } from "../client/octokit.ts";
import { PER_PAGE, readPages } from "../client/pages.ts";
import { createUnchanged } from "../client/unchanged.ts";

/** Each thumb as an item, in GitHub's order; none where a stand-in for GitHub has no reactions. */
export type ReadReactions = (octokit: Octokit, id: CaseId, comment: number) => Promise<Item[]>;

/** What has not changed since it was read last is not sent again: it is read every quarter of an hour. */
export function createReadReactions(): ReadReactions {
  const unchanged = createUnchanged<Item[]>(ROOM);
  return async (octokit, id, comment) => {
    const { owner, repo } = id;
    const name = `${keyOf(id)} ${comment}`;
    const reading = await unlessMissing(
      unchanged(name, (headers) => {
        const asked = { owner, repo, comment_id: comment, per_page: PER_PAGE, headers };
        const pages = octokit.paginate.iterator(octokit.rest.reactions.listForIssueComment, asked);
        return readPages(pages, { itemsOf: (reaction) => itemOf(reaction, comment), sizeOf: () => 200 });
      }),
    );
    return reading?.value ?? [];
  };
}

/** In bytes: thousands of cases. */
const ROOM = 2_000_000;

/** What is read of GitHub's answer. */
type RawReaction = Awaited<ReturnType<Octokit["rest"]["reactions"]["listForIssueComment"]>>["data"][number];

function itemOf({ id, content, user, created_at }: RawReaction, comment: number): Item[] {
  if (content !== "+1" && content !== "-1") return [];
  const deed = { key: `reaction:${id}`, at: Date.parse(created_at), by: loginOf(user), bot: isBot(user) };
  return [{ ...deed, what: "reacted", comment, content }];
}
