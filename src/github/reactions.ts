/** The thumbs on one of the app's own comments: they cause no event, so they are read (github-facts.md, "reactions"). */
import type { CaseId, Item } from "../core/case.ts";
import { unlessMissing } from "./fault.ts";
import { isBot, loginOf } from "./item.ts";
import type { Octokit } from "./octokit.ts";

/** Each thumb as an item, in GitHub's order; none where a stand-in for GitHub has no reactions. */
export async function readReactions(octokit: Octokit, { owner, repo }: CaseId, comment: number): Promise<Item[]> {
  const asked = { owner, repo, comment_id: comment, per_page: 100 };
  const reactions = await unlessMissing(octokit.paginate(octokit.rest.reactions.listForIssueComment, asked));
  return (reactions ?? []).flatMap(({ id, content, user, created_at }): Item[] => {
    if (content !== "+1" && content !== "-1") return [];
    const deed = { key: `reaction:${id}`, at: Date.parse(created_at), by: loginOf(user), bot: isBot(user) };
    return [{ ...deed, what: "reacted", comment, content }];
  });
}
